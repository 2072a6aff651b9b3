"""What words and types are called in Japanese."""

from pipeline.knowledge import load
from pipeline.model.tables import TABLES
from pipeline.write.column import Column

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
