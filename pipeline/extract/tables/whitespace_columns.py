"""Rows without drawn columns → the columns, from the gutters the text leaves free."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.page.text_lines import text_lines
from pipeline.extract.tables.grid import Grid, Span
from pipeline.model.page import TextRun

LEAST = 0.6
"""Of the font size: no narrower gap parts two columns; a printed space is narrower.

At 0.45 and at 0.9 cells of okinawa_475_49468 change; at 1.2 headings that all but touch lose their
columns (a test)."""
CLOSE = 0.15
"""Of the font size: letters this near are one word, whatever else is known of the columns.

From 0.03 to 0.3 the pages of the tests give the same tables; at 0.75 two headings are one."""
CROSSING = 0.2
"""Of the rows: headings over several columns may cross a gutter, not more.

At 0.15 a heading over two columns closes their gutter; at 0.3 columns of
okinawa_475_49468 change."""

APART = 1.5
"""Of the font size: words of one heading between rows are no further apart: 施策３－２　農林水産業."""

Interval = tuple[float, float]


def with_columns(grid: Grid, members: Sequence[Sequence[TextRun]], column: int) -> Grid:
    """The grid with one column cut into the columns its text stands in.

    `members` are the characters of each cell. The cuts are the grid's hints, else the gutters the
    text leaves; where there are none the grid comes back as it was. What crosses a cut, a heading
    over two columns, is a merged cell; so is a row with nothing but a heading at its left.
    """
    inside = {
        cell: text_runs
        for cell, text_runs in zip(grid.cells, members, strict=True)
        if cell.column == column and cell.columns == 1
    }
    sizes = sorted(one.size for text_runs in inside.values() for one in text_runs)
    if not sizes:
        return grid
    tight = {cell: pieces_of(text_runs, CLOSE) for cell, text_runs in inside.items()}
    cuts = grid.hints
    if not cuts:
        rows = [_pieces_or_heading(text_runs) for text_runs in inside.values()]
        gutters = _gutters(rows, LEAST * sizes[len(sizes) // 2])
        lines = [line for cell, one in inside.items() for line in _lines(grid, cell, one)]
        cuts = tuple(_best_cut(gutter, lines) for gutter in gutters)
    whole = {
        cell for cell, text_runs in inside.items() if column == 0 and _is_heading(text_runs, cuts)
    }
    for cell in whole:
        tight[cell] = [(grid.xs[0], grid.xs[-1])]
    return _with_column_cut(grid, column, cuts, tight) if cuts else grid


def _pieces_or_heading(text_runs: Sequence[TextRun]) -> list[Interval]:
    """The stretches of text in a row; the words of a heading alone in it part no columns."""
    whole = pieces_of(text_runs, APART)
    return whole if len(whole) == 1 else pieces_of(text_runs)


def _is_heading(text_runs: Iterable[TextRun], cuts: Sequence[float]) -> bool:
    """Whether a row is words at its left and nothing else, where a table has three columns or more."""
    pieces = pieces_of(text_runs, APART)
    return len(cuts) > 1 and len(pieces) == 1 and pieces[0][0] < cuts[0]


def _with_column_cut(
    grid: Grid, column: int, cuts: Sequence[float], pieces: Mapping[Span, Sequence[Interval]]
) -> Grid:
    """The grid with one column cut, the other columns moved on."""
    xs = (*grid.xs[: column + 1], *cuts, *grid.xs[column + 1 :])
    cells = [
        piece
        for cell in grid.cells
        for piece in (
            _cell_parts(cell, cuts, pieces[cell])
            if cell in pieces
            else [_shifted(cell, column, len(cuts))]
        )
    ]
    outside = frozenset(_shifted(cell, column, len(cuts)) for cell in grid.outside)
    return grid._replace(xs=xs, cells=tuple(cells), outside=outside, hints=())


def _cell_parts(cell: Span, cuts: Sequence[float], pieces: Sequence[Interval]) -> list[Span]:
    """The cell at every cut its own text leaves free."""
    free = [
        number
        for number, cut in enumerate(cuts, start=1)
        if not any(x0 < cut < x1 for x0, x1 in pieces)
    ]
    starts, ends = [0, *free], [*free, len(cuts) + 1]
    return [
        cell._replace(column=cell.column + start, columns=end - start)
        for start, end in zip(starts, ends, strict=True)
    ]


def _shifted(cell: Span, column: int, more: int) -> Span:
    """The cell with `more` columns put in at that column."""
    if cell.column > column:
        return cell._replace(column=cell.column + more)
    if cell.column + cell.columns > column:
        return cell._replace(columns=cell.columns + more)
    return cell


def pieces_of(text_runs: Iterable[TextRun], least: float = LEAST) -> list[Interval]:
    """The stretches of text in one row, over all its lines, from left to right.

    A gap of `least` times the font size parts two.
    """
    found: list[Interval] = []
    for one in sorted(text_runs, key=lambda one: one.box.x0):
        if one.text.isspace():
            continue
        x0, _, x1, _ = one.box
        if found and x0 - found[-1][1] < least * one.size:
            found[-1] = found[-1][0], max(x1, found[-1][1])
        else:
            found.append((x0, x1))
    return found


def _gutters(rows: Sequence[Sequence[Interval]], least: float) -> list[Interval]:
    """Every gutter: free in all rows, or crossed by few where none is free."""
    pieces = [piece for row in rows for piece in row]
    allowed = int(CROSSING * len(rows)) if len(rows) > 4 else int(len(rows) > 2)
    free = _gaps(pieces, 0, least)
    near = [
        (start, end)
        for start, end in _gaps(pieces, allowed, least)
        if not any(start < free_end and free_start < end for free_start, free_end in free)
    ]
    return sorted(free + near)


def _lines(grid: Grid, cell: Span, text_runs: Sequence[TextRun]) -> Iterator[list[Interval]]:
    """The words of each line of a row, without those a partial rule shows to be over several columns."""
    _, top, _, bottom = grid.cell_box(cell)
    rules = [rule for rule in grid.partial_rules if top < rule.at < bottom]
    for line in text_lines([one for one in text_runs if not one.text.isspace()]):
        middle = (line[0].box.top + line[0].box.bottom) / 2
        below = [rule for rule in rules if rule.at > middle]
        yield [
            (x0, x1)
            for x0, x1 in pieces_of(line, CLOSE)
            if not any(rule.start < x1 and x0 < rule.end for rule in below)
        ]


def _best_cut(gutter: Interval, lines: Iterable[Sequence[Interval]]) -> float:
    """The middle of the gutter, or near it between two words of a heading that stand closer."""
    start, end = gutter
    middle = (start + end) / 2
    for pieces in lines:
        for (_, left), (right, _) in pairwise(pieces):
            if not left <= middle <= right and max(start, left) < min(end, right):
                start, end = max(start, left), min(end, right)
    return (start + end) / 2 if start < end else middle


def _gaps(pieces: Sequence[Interval], allowed: int, least: float) -> list[Interval]:
    """Where at most `allowed` pieces lie, at least so wide, with more text on both sides."""
    changes = sorted(
        [(start, 1) for start, _ in pieces] + [(end, -1) for _, end in pieces],
        key=lambda change: (change[0], -change[1]),
    )
    found: list[Interval] = []
    depth, since = 0, None
    for x, change in changes:
        before, depth = depth, depth + change
        if before > allowed >= depth:
            since = x
        elif before <= allowed < depth:
            if since is not None and x - since >= least:
                found.append((since, x))
            since = None
    return found
