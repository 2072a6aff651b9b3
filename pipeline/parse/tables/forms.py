"""Forms → one block an indicator: 指標名 and 単位 beside their words, and years with 目標 and 実績 below.

| 指標名 | 相談件数 | 単位 | 件 |
|        | 令和5年度 | 令和6年度 |
| 目標値 | 950 | 1,000 |
| 実績値 | 938 | 1,021 |

A sheet of 事務事業評価 holds several of these, each beside a label (成果指標) that reaches over its rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.normalize.quantity.quantities import is_figure_or_mark
from pipeline.parse.headings.block import Block, is_indicator
from pipeline.parse.headings.lexicon import Heading, combined, read_heading
from pipeline.parse.table import Cell, Table
from pipeline.parse.tables.crosstab import ROLES_OF_ROWS, crossed

LABELS_WITHOUT_COLUMN = frozenset(
    {"achieved", "mostly_achieved", "partially_achieved", "not_achieved", "pending"}
)
"""Roles of words that are a value as often as a label."""


@dataclass(slots=True)
class Form:
    """One indicator as it is gathered row by row: what stands beside its labels, and its figures."""

    pairs: list[tuple[Heading, Cell]] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)

    def block(self) -> Block:
        """The indicator as a block of one row."""
        headings = tuple(heading for heading, _ in self.pairs)
        return Block(headings, (tuple(cell for _, cell in self.pairs),), tuple(self.labels))


def forms(table: Table, era: str | None = None) -> tuple[Block, ...]:
    """The indicators of a form; none where no name stands beside its label above figures with years."""
    found: list[Form] = []
    years: list[tuple[Cell, Heading]] = []
    for row in range(table.rows):
        cells = _own_cells(table, row)
        if of_year := _years_of_row(cells, era):
            years = of_year
            continue
        figures = list(_figures(cells, years, era)) if found and years else []
        if figures:
            found[-1].pairs += figures
            found[-1].labels += [cells[0], *(cell for cell, _ in years)]
            continue
        pairs = _pairs(cells, era)
        if any(heading.role == "name" and "。" not in cell.text for heading, _, cell in pairs):
            found.append(Form(labels=_labels_at_left(table, row)))
            years = []
        if pairs and found and not years:
            found[-1].pairs += [(heading, value) for heading, _, value in pairs]
            found[-1].labels += [label for _, label, _ in pairs]
    made = [form.block() for form in found]
    crossed_by_year = any(heading.year for one in made for heading in one.headings)
    is_form = crossed_by_year and all(is_indicator(block.roles) for block in made)
    return tuple(made) if is_form else ()


def _own_cells(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row, without the labels at the left that reach over several."""
    at_left = _labels_at_left(table, row)
    return [cell for cell in table.row(row) if cell.row == row and cell not in at_left]


def _labels_at_left(table: Table, row: int) -> list[Cell]:
    """The labels that begin in a row at the left and reach over more rows: 成果指標 | 指標１."""
    cells = [cell for cell in table.row(row) if cell.row == row]
    return list(takewhile(lambda cell: cell.row_span > 1, cells[:-1]))


def _pairs(cells: Sequence[Cell], era: str | None) -> list[tuple[Heading, Cell, Cell]]:
    """Labels, each with the cell at its right; none where a row is not made of them alone."""
    pairs: list[tuple[Heading, Cell, Cell]] = []
    label: tuple[Heading, Cell] | None = None
    over: tuple[Heading, ...] = ()
    for cell in cells:
        heading = read_heading(cell.printed, era)
        is_label = bool(heading.role) and heading.role not in LABELS_WITHOUT_COLUMN
        if label is not None and not (is_label and cell.text):
            pairs.append((combined((*over, label[0])), label[1], cell))
            label, over = None, ()
        elif is_label:
            label = (heading, cell)
        elif heading.is_known:
            over = (*over, heading)
        elif cell.text:
            return []
    return pairs


def _years_of_row(cells: Sequence[Cell], era: str | None) -> list[tuple[Cell, Heading]]:
    """The years of a row that holds two or more of them and no figure."""
    read = [(cell, read_heading(cell.printed, era)) for cell in cells if cell.text]
    years = [(cell, heading) for cell, heading in read if heading.year]
    return years if len(years) > 1 and all(heading.is_known for _, heading in read) else []


def _figures(
    cells: Sequence[Cell], years: Sequence[tuple[Cell, Heading]], era: str | None
) -> Iterator[tuple[Heading, Cell]]:
    """The figures of a row such as 目標値 | 950 | 1,000, each under its year."""
    label, values = cells[0], [cell for cell in cells[1:] if cell.text]
    role = read_heading(label.printed, era)
    is_row = role.role in ROLES_OF_ROWS and all(is_figure_or_mark(cell.printed) for cell in values)
    if not is_row:
        return
    for cell in values:
        for above, year in years:
            if above.column <= cell.column < above.right_column:
                yield crossed(year, role, cell), cell
