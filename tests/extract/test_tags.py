"""Tables by the structure of the PDF: taken where nothing is drawn, compared where something is."""

import pytest

from pipeline.extract.tables.cells import UnassignedText
from pipeline.extract.tables.tags import merged_cells, tables_by_tags
from pipeline.model.page import Box, PrintedCell, PrintedTable, TaggedCell, TextRun

SIZE = 10.0
ROWS = (("指標", "目標", "実績"), ("相談件数", "120件", "131件"), ("受講者数", "80人", "77人"))
LEFT, TOP, WIDE, HIGH = 50.0, 100.0, 100.0, 20.0


def _run(text: str, row: int, column: int) -> TextRun:
    x0, top = LEFT + WIDE * column, TOP + HIGH * row
    return TextRun(text, Box(x0, top, x0 + SIZE * len(text), top + SIZE), SIZE)


RUNS = [
    _run(text, row, column) for row, texts in enumerate(ROWS) for column, text in enumerate(texts)
]
TAGGED = tuple(
    TaggedCell(row, column, 1, 1, (_run(text, row, column).box,))
    for row, texts in enumerate(ROWS)
    for column, text in enumerate(texts)
)


def _texts(table: PrintedTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_a_table_that_nothing_is_drawn_of_is_taken_from_the_tags() -> None:
    unassigned = UnassignedText(RUNS)
    ((table, _),) = tables_by_tags(1, [TAGGED], unassigned)
    assert _texts(table) == [list(row) for row in ROWS]
    assert unassigned.left() == []


def test_a_letter_that_no_tag_names_belongs_to_the_cell_it_stands_in() -> None:
    more = TextRun("※", Box(LEFT + 45, TOP + HIGH, LEFT + 55, TOP + HIGH + SIZE), SIZE)
    ((table, _),) = tables_by_tags(1, [TAGGED], UnassignedText([*RUNS, more]))
    assert _texts(table)[1][0].startswith("相談件数")
    assert "※" in _texts(table)[1][0]


@pytest.mark.parametrize(
    ("runs", "tagged", "why"),
    [
        (RUNS[:5], TAGGED, "some of its text is in another table already"),
        (RUNS, TAGGED[:3], "one row is a list, not a table"),
        (
            [_run("説明", row, column) for row in range(3) for column in range(3)],
            TAGGED,
            "no figures",
        ),
        (
            [TextRun("指標目標", Box(LEFT, TOP, LEFT + 2 * WIDE, TOP + SIZE), SIZE), *RUNS[2:]],
            TAGGED,
            "one run of text belongs to two cells",
        ),
    ],
)
def test_no_table_is_taken_where(
    runs: list[TextRun], tagged: tuple[TaggedCell, ...], why: str
) -> None:
    assert list(tables_by_tags(1, [tagged], UnassignedText(runs))) == [], why


@pytest.mark.parametrize(
    ("texts", "count"),
    [((), 1), (("指標名",), 0)],
    ids=["nothing else between the rules", "headings that are not tagged again on the next page"],
)
def test_rules_round_a_tagged_table(texts: tuple[str, ...], count: int) -> None:
    ruled = Box(LEFT - 5, TOP - 40, LEFT + 3 * WIDE, TOP + 3 * HIGH)
    above = [TextRun(one, Box(LEFT, TOP - 30, LEFT + 30, TOP - 20), SIZE) for one in texts]
    found = list(tables_by_tags(1, [TAGGED], UnassignedText([*RUNS, *above]), [ruled]))
    assert len(found) == count


@pytest.mark.parametrize(
    ("bottom", "merged"),
    [
        pytest.param(
            TOP + 3 * HIGH, ["120件 | 80人", "131件 | 77人"], id="two rows without a rule between"
        ),
        pytest.param(TOP + 2 * HIGH, [], id="one row"),
    ],
)
def test_figures_that_the_tags_part_and_one_cell_holds(bottom: float, merged: list[str]) -> None:
    cells = tuple(
        PrintedCell(
            0,
            column,
            1,
            1,
            "",
            Box(LEFT + WIDE * column, TOP + HIGH - 5, LEFT + WIDE * (column + 1), bottom),
        )
        for column in range(3)
    )
    table = PrintedTable(1, Box(LEFT, TOP, LEFT + 3 * WIDE, bottom), 1, 3, cells)
    assert merged_cells([table], [TAGGED], RUNS) == merged
