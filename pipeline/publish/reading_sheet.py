"""The first sheet, 読み方: what the workbook is, what to beware of, whom to name, every column."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.model.tables import Table
from pipeline.publish.credit import credits_of, terms_of
from pipeline.publish.sheet import sheet_columns
from pipeline.publish.styles import Styles
from pipeline.publish.tables import Tables
from pipeline.publish.widths import lines
from pipeline.publish.wording import labels, meaning, row_meaning, type_name, unit_name
from pipeline.write.column import Column

TITLE = "読み方"
WIDTHS = (18, 26, 64, 20, 16, 10, 46, 36)
ABOUT = (
    (
        "このブックは",
        "公表された報告書（PDF）の指標を、表にしたものです。1つのシートが1つの表、1行が1件です。",
    ),
    (
        "In English",
        "Every table stands in csv/ with English column names; schemas/README.md of the project explains them.",
    ),
)
CONVENTIONS = (
    ("空欄", "空欄は0ではありません。数値がない理由は「指標の値」の「数値なしの理由」にあります。"),
    ("単位", "値は基本単位に直してあります（275万PVは2750000で単位はPV）。百分率は%のままです（73.7%は73.7）。"),
    ("年度", "年度は西暦で、その年度が始まる年です。令和6年度は2024です。"),
    ("数値", "数値はすべて数値として入っています。Excelが正確に持てない16桁以上の数値だけは、文字として全桁を入れています。"),
    ("限定", "「以上」「約」などの限定は「指標の値」にあります。「指標」の95は、95以上のこともあります。"),
    ("対目標比", "対目標比は100×実績値÷目標値です。「方向」が「小さいほどよい」指標では、100より大きいと未達です。"),
    ("原文", "「原文」は紙面のとおりの文字列です。セルの中の改行も紙面のままです。"),
    ("訂正", "誤植とみられる値は、人が理由を添えて訂正したものだけ読み替えています。その行の「訂正」が「はい」です。"),
    ("確認事項", "報告書の中で食い違う数値、読み切れない箇所は「確認事項」にあります。数値を使う前に見てください。"),
    ("色", "達成状況と重要度には色がついていますが、意味はすべて文字でわかります。"),
    ("灰色の見出し", "右側の灰色の見出しの列は、原文・紙面での位置など、値をたどるための列です。印刷されません。"),
    ("位置", "左・上・右・下は紙面の位置（ポイント、左上が原点）です。ページとあわせて原本を確かめられます。"),
)  # fmt: skip
ROW = 15
HEADINGS = ("シート", "列", "説明", "型", "単位", "空欄", "語の一覧", "英語名（CSV・データベース）")


def add_reading_sheet(
    book: Any,  # noqa: ANN401 -- an xlsxwriter workbook
    styles: Styles,
    tables: Tables,
    shown: Sequence[Table],
    left_out: Sequence[Table],
) -> None:
    """Add the sheet; `shown` are the tables that follow as sheets, `left_out` those too long."""
    sheet = book.add_worksheet(TITLE)
    for number, width in enumerate(WIDTHS):
        sheet.set_column(number, number, width)
    sheet.write_string(0, 0, "指標の報告書から取り出した表", styles(bold=True, font_size=16))
    sheet.set_row(0, 28)
    row = 2
    for label, said in _introduction(tables, left_out):
        sheet.write_string(row, 0, label, styles(bold=True))
        sheet.write_string(row, 1, said, styles())
        row += 1
    _dictionary(sheet, styles, row + 1, shown)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _introduction(tables: Tables, left_out: Sequence[Table]) -> Iterator[tuple[str, str]]:
    yield from ABOUT
    for said, terms in zip(credits_of(tables), terms_of(tables), strict=True):
        yield "出典", said
        yield "利用条件", terms
    yield from CONVENTIONS
    for table in left_out:
        count = tables[table.name].height
        yield (
            "入らない表",
            f"「{table.title}」は{count:,}行あり、Excelのシートに入りません。csv/{table.name}.csv を使ってください。",
        )


def _dictionary(sheet: Any, styles: Styles, first: int, shown: Sequence[Table]) -> None:  # noqa: ANN401 -- a worksheet of xlsxwriter
    _write_row(sheet, first, HEADINGS, styles.head())
    row = first + 1
    for table in shown:
        band = (table.title, "", row_meaning(table), *[""] * (len(HEADINGS) - 3))
        _write_row(sheet, row, band, styles.text(bold=True, bg_color="#DCE6F4"))
        row += 1
        for column in sheet_columns(table):
            said = entry(table, column)
            _write_row(sheet, row, said, styles.text(text_wrap=True))
            sheet.set_row(row, ROW * max(map(lines, said, WIDTHS)) + 3)
            row += 1


def _write_row(sheet: Any, row: int, texts: Sequence[str], looks: Any) -> None:  # noqa: ANN401 -- xlsxwriter
    for number, text in enumerate(texts):
        sheet.write_string(row, number, text, looks)


def entry(table: Table, column: Column) -> tuple[str, ...]:
    """What the data dictionary says of one column, a text for each of its headings."""
    return (
        table.title,
        column.title,
        meaning(table, column),
        type_name(column),
        unit_name(column),
        "あり" if column.nullable else "なし",
        "、".join(labels(column).values()),
        f"{table.name}.{column.name}",
    )
