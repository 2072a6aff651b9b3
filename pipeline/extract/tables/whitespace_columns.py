"""Rows without drawn columns → the columns, from the gutters the text leaves free."""

from collections.abc import Iterable, Mapping, Sequence
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
FEWEST_COLUMNS = 3
"""Of two columns a name alone may be a row whose value is blank."""
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
    over two columns, is a merged cell.
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
        own = [_in_one_column(grid, cell, text_runs) for cell, text_runs in inside.items()]
        gutters = _gutters(list(map(_pieces_or_heading, own)), LEAST * sizes[len(sizes) // 2])
        lines = [pieces_of(line, CLOSE) for one in own for line in text_lines(one)]
        lines += _rules_side_by_side(grid)
        cuts = tuple(_best_cut(gutter, lines) for gutter in gutters)
    return _with_column_cut(grid, column, cuts, tight) if cuts else grid


def _pieces_or_heading(text_runs: Sequence[TextRun]) -> list[Interval]:
    """The stretches of text in a row; the words of a heading alone in it part no columns."""
    whole = pieces_of(text_runs, APART)
    return whole if len(whole) == 1 else pieces_of(text_runs)


def with_headings_across(grid: Grid, members: Sequence[Sequence[TextRun]]) -> Grid:
    """The grid with each row that has words at its left and nothing else as one cell.

    It is a heading between rows: a row of a table whose columns are not drawn has its figures, or marks.
    """
    if grid.columns < FEWEST_COLUMNS:
        return grid
    filled = {cell for cell, own in zip(grid.cells, members, strict=True) if not _is_blank(own)}
    cells = list(grid.cells)
    for row in range(grid.rows):
        inside = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.rows]
        is_alone = [cell.column for cell in inside if cell in filled] == [0]
        if is_alone and all(cell.rows == 1 for cell in inside):
            cells = [cell for cell in cells if cell.row != row] + [Span(row, 0, 1, grid.columns)]
    return grid._replace(cells=tuple(sorted(cells)))


def _is_blank(text_runs: Iterable[TextRun]) -> bool:
    return all(one.text.isspace() for one in text_runs)


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


def _in_one_column(grid: Grid, cell: Span, text_runs: Iterable[TextRun]) -> list[TextRun]:
    """The letters of a row, without those a partial rule below shows to be over several columns."""
    _, top, _, bottom = grid.cell_box(cell)
    rules = [rule for rule in grid.partial_rules if top < rule.at < bottom]
    return [
        one
        for one in text_runs
        if not one.text.isspace()
        and not any(
            rule.at > (one.box.top + one.box.bottom) / 2
            and rule.start < one.box.x1
            and one.box.x0 < rule.end
            for rule in rules
        )
    ]


def _rules_side_by_side(grid: Grid) -> list[list[Interval]]:
    """The partial rules at each height, from left to right: columns part between them."""
    heights = sorted({rule.at for rule in grid.partial_rules})
    return [
        sorted((rule.start, rule.end) for rule in grid.partial_rules if rule.at == height)
        for height in heights
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
