"""What words and types are called in Japanese, and which addresses are links."""

from pipeline.knowledge import load
from pipeline.model.tables import TABLES
from pipeline.write.column import Column

ADDRESSES = ("https://", "http://")
"""What a link may begin with; an address that begins otherwise is shown as text alone."""
YES, NO = "はい", "いいえ"
TYPES = {
    "String": "文字",
    "Boolean": "はい・いいえ",
    "Float64": "小数（紙面の位置）",
    "Date": "日付",
}


def labels(column: Column) -> dict[str, str]:
    """The words a column may hold, with what each is called; empty where there is no such list.

    >>> from pipeline.model.records import Kpi
    >>> from pipeline.write.column import columns
    >>> labels(next(one for one in columns(Kpi) if one.name == "direction"))
    {'higher': '大きいほどよい', 'lower': '小さいほどよい'}
    """
    if column.name == "table":
        return {table.name: table.title for table in TABLES}
    if not column.words:
        return {}
    called = load("meanings")["words"][column.name]
    return {str(word): str(called[word]) for word in column.words}


def type_name(column: Column) -> str:
    """What kind of value a column holds, in Japanese."""
    if column.type.startswith("Int"):
        return "整数"
    return TYPES.get(column.type, "数値")


def unit_name(column: Column) -> str:
    """The unit of a column's values: its own, or that each row names it."""
    return column.unit or ("「単位」の列" if column.unit_column else "")


def web_address(url: str | None) -> str | None:
    """The address, if it leads to a page of the web and nowhere else.

    >>> web_address("https://www.example.jp/r6.pdf"), web_address("javascript:alert(1)")
    ('https://www.example.jp/r6.pdf', None)
    """
    return url if url and url.lower().startswith(ADDRESSES) else None
