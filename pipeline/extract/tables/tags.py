"""Tagged tables whose text stands in no drawn table → tables, cell by cell as the tags say.

Tags may be mere layout, partial or wrong. They never overrule what is drawn: only where nothing is drawn
and all their text is still in no table is a table taken from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.page.characters import is_figure
from pipeline.extract.page.geometry import holds
from pipeline.extract.tables.acceptance import AcceptedTable, printed_table
from pipeline.extract.tables.cells import UnassignedText, cell_text, cells_of
from pipeline.extract.tables.grid import Grid, Span
from pipeline.model.page import Box, PrintedTable, TaggedCell, TaggedTable, TextRun

LONGEST = 400
"""Letters of a cell; a cell of a frame that sets a page in columns has more."""
MOST_MISSING = 0.1
"""Of the text objects of a table so many may have no text: blanks are objects of their own."""
MOST_ABOVE = 2.0
"""Points that a letter's middle may be above or below the box of what is drawn of it (－)."""
LEAST_FIGURES = 2
"""Cells that hold a figure and nothing else: fewer may be a list of contents."""


def tables_by_tags(
    page: int, tagged: Sequence[TaggedTable], unassigned: UnassignedText, ruled: Sequence[Box] = ()
) -> Iterator[AcceptedTable]:
    """The tables of the tags that hold figures; their text is taken out of the unassigned text.

    Where rules above and below a table have more text between them, as headings that are repeated
    on the next page and not tagged again, the rules say what the table is.
    """
    for table in tagged:
        members = _members(table, unassigned)
        grid = _grid(table, members) if members else None
        if grid is None or members is None:
            continue
        members = _with_left_over(grid, members, unassigned)
        texts = [cell_text(list(one.values())) for one in members]
        figures = sum(map(is_figure, texts))
        if figures < LEAST_FIGURES or max(map(len, texts)) > LONGEST:
            continue
        if any(_holds_more(box, grid, members, unassigned) for box in ruled):
            continue
        unassigned.take([number for one in members for number in one])
        yield AcceptedTable(printed_table(page, grid, texts), 0)


def _holds_more(
    box: Box, grid: Grid, members: Sequence[Mapping[int, TextRun]], unassigned: UnassignedText
) -> bool:
    """Whether a box between rules holds a table of the tags and other text."""
    if not holds(box, grid.box):
        return False
    own = {number for one in members for number in one}
    near = unassigned.between(box.top, box.bottom)
    return any(
        number not in own and not one.text.isspace() and holds(box, one.box)
        for number, one in near.items()
    )


def _members(table: TaggedTable, unassigned: UnassignedText) -> list[Mapping[int, TextRun]] | None:
    """The text of each cell; None where some of it stands in another table already, or in two cells."""
    found: list[Mapping[int, TextRun]] = []
    taken: set[int] = set()
    missing = 0
    for cell in table:
        own: dict[int, TextRun] = {}
        for box in cell.boxes:
            reach = box.bottom - box.top + MOST_ABOVE
            near = unassigned.between(box.top - reach, box.bottom + reach)
            inside = {number: one for number, one in near.items() if _share(one.box, box)}
            missing += not inside
            own |= inside
        if not taken.isdisjoint(own):
            return None
        taken |= own.keys()
        found.append(dict(sorted(own.items())))
    boxes = sum(len(cell.boxes) for cell in table)
    return found if taken and missing <= MOST_MISSING * boxes else None


def _with_left_over(
    grid: Grid, members: Sequence[Mapping[int, TextRun]], unassigned: UnassignedText
) -> list[Mapping[int, TextRun]]:
    """The cells with what stands among them and no tag names: a point of which no box is known."""
    taken = {number for own in members for number in own}
    near = unassigned.between(grid.ys[0], grid.ys[-1])
    loose = {n: one for n, one in near.items() if n not in taken and holds(grid.box, one.box)}
    added: list[dict[int, TextRun]] = [dict(own) for own in members]
    for number, cell in cells_of(grid, loose).items():
        added[cell][number] = loose[number]
    return [dict(sorted(own.items())) for own in added]


def _share(run: Box, box: Box) -> bool:
    """Whether a run and the box of a text object share letters: either's middle is in the other.

    Of a run's height the box may have little (－).
    """
    if not (run.top < box.bottom and box.top < run.bottom):
        return False
    middle, other = (run.x0 + run.x1) / 2, (box.x0 + box.x1) / 2
    return box.x0 <= middle <= box.x1 or run.x0 <= other <= run.x1


def _grid(table: TaggedTable, members: Sequence[Mapping[int, TextRun]]) -> Grid | None:
    """The grid with borders in the middle between the texts; None where rows or columns overlap."""
    placed = [
        (cell, [one.box for one in own.values()])
        for cell, own in zip(table, members, strict=True)
        if own
    ]
    rows = max(cell.row + cell.row_span for cell in table)
    columns = max(cell.column + cell.column_span for cell in table)
    if rows < 2 or columns < 2:
        return None
    xs = _borders(
        [
            (c.column, c.column_span, min(b.x0 for b in bs), max(b.x1 for b in bs))
            for c, bs in placed
        ],
        columns,
    )
    ys = _borders(
        [
            (c.row, c.row_span, min(b.top for b in bs), max(b.bottom for b in bs))
            for c, bs in placed
        ],
        rows,
    )
    if xs is None or ys is None:
        return None
    return Grid(xs, ys, tuple(map(_span, table)))


def _span(cell: TaggedCell) -> Span:
    return Span(cell.row, cell.column, cell.row_span, cell.column_span)


def _borders(
    stretches: Sequence[tuple[int, int, float, float]], count: int
) -> tuple[float, ...] | None:
    """The borders of rows or columns by what stands in each alone; None where one has nothing."""
    alone: dict[int, list[tuple[float, float]]] = {}
    for at, span, low, high in stretches:
        if span == 1:
            alone.setdefault(at, []).append((low, high))
    if len(alone) < count:
        return None
    starts = [min(low for low, _ in alone[at]) for at in range(count)]
    ends = [max(high for _, high in alone[at]) for at in range(count)]
    between = [(end + start) / 2 for end, start in zip(ends, starts[1:], strict=False)]
    borders = (starts[0], *between, ends[-1])
    return borders if all(before < after for before, after in pairwise(borders)) else None


def merged_cells(
    tables: Sequence[PrintedTable], tagged: Sequence[TaggedTable], runs: Sequence[TextRun]
) -> list[str]:
    """The figures that the tags part and that stand in one cell of a found table, cell by cell.

    Where no rule is drawn between two rows, they may have been read as one: 3,190千円 and 30,000千円.
    """
    cells = [cell for table in tagged for cell in table]
    if not cells:
        return []
    text = UnassignedText(runs)
    figures = [(cell, figure) for cell in cells if (figure := _figure(cell, text))]
    found: list[str] = []
    for table in tables:
        for one in table.cells:
            inside = [
                figure for cell, figure in figures if all(holds(one.box, box) for box in cell.boxes)
            ]
            if len(inside) > 1:
                found.append(" | ".join(inside))
    return found


def _figure(cell: TaggedCell, text: UnassignedText) -> str:
    """The text of a tagged cell that is a figure; empty otherwise."""
    own: dict[int, TextRun] = {}
    for box in cell.boxes:
        near = text.between(box.top - MOST_ABOVE, box.bottom + MOST_ABOVE)
        own |= {number: one for number, one in near.items() if _share(one.box, box)}
    printed = cell_text([one for _, one in sorted(own.items())]) if own else ""
    return printed if is_figure(printed) else ""
