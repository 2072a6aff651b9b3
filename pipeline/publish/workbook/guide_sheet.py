"""The first sheet, 読み方: what the workbook is, what to beware of, whom to name, every column."""

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.model.tables import Table
from pipeline.publish.catalogue.licence import credits_of, terms_of
from pipeline.publish.read_tables import Tables
from pipeline.publish.wording import labels, type_name, unit_name
from pipeline.publish.workbook.styles import Styles, lines
from pipeline.publish.workbook.table_sheet import A4, sheet_columns
from pipeline.write.column import Column, meaning, row_meaning

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
MOST_CREDITS_ABOVE = 10
"""Lines of credits and terms that stand above the dictionary; more stand below it."""
HEADINGS = ("シート", "列", "説明", "型", "単位", "空欄", "語の一覧", "英語名（CSV・データベース）")


def add_reading_sheet(
    book: Any,  # noqa: ANN401 -- a workbook of xlsxwriter
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
    named = list(_credits(tables))
    is_short = len(named) <= MOST_CREDITS_ABOVE
    above = named if is_short else [("出典", f"{len(named) // 2}件。このシートの末尾にあります。")]
    row = _write_pairs(
        sheet, styles, 2, [*ABOUT, *above, *CONVENTIONS, *_left_out(tables, left_out)]
    )
    row = _dictionary(sheet, styles, row + 1, shown)
    _write_pairs(sheet, styles, row + 1, [] if is_short else named)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _credits(tables: Tables) -> Iterator[tuple[str, str]]:
    for said, terms in zip(credits_of(tables), terms_of(tables), strict=True):
        yield "出典", said
        yield "利用条件", terms


def _left_out(tables: Tables, left_out: Sequence[Table]) -> Iterator[tuple[str, str]]:
    for table in left_out:
        count = f"「{table.title}」は{tables[table.name].height:,}行あり"
        yield (
            "入らない表",
            f"{count}、Excelのシートに入りません。csv/{table.name}.csv を使ってください。",
        )


def _write_pairs(
    sheet: Any,  # noqa: ANN401 -- a worksheet of xlsxwriter
    styles: Styles,
    first: int,
    pairs: Sequence[tuple[str, str]],
) -> int:
    """Write a label and a sentence a row; the row after them."""
    for row, (label, said) in enumerate(pairs, start=first):
        sheet.write_string(row, 0, label, styles(bold=True))
        sheet.write_string(row, 1, said, styles())
    return first + len(pairs)


def _dictionary(sheet: Any, styles: Styles, first: int, shown: Sequence[Table]) -> int:  # noqa: ANN401 -- a worksheet of xlsxwriter
    """Write what every column means, below row `first`; the row after it."""
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
    return row


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
