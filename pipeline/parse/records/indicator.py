"""Rows of KPI tables → indicators, before they become numbered records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.figure import Mark
from pipeline.model.finding import Observation
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.unit import read_unit, unit_in_name
from pipeline.normalize.year import read_year
from pipeline.parse.headings.block import Block, Row, heading_across, is_indicator
from pipeline.parse.headings.column_roles import Columns, ValueColumn, Years, columns_of
from pipeline.parse.headings.lexicon import domain_of, fiscal_year
from pipeline.parse.headings.numbering import read_numbered, readable_code
from pipeline.parse.headings.sections import Context
from pipeline.parse.records.names import (
    NUMBERS_OF_NAMES,
    numbered_name,
    whole_name,
    without_number,
)
from pipeline.parse.records.row_context import group_cells, own_context
from pipeline.parse.records.values import (
    CUMULATIVE_WORDS,
    Value,
    is_left_over,
    unreadable,
    values_of,
)
from pipeline.parse.table import Cell, Table

NOTHING = frozenset({Mark.BLANK, Mark.NOT_APPLICABLE, Mark.NONE})

TOTAL = Pattern(r"[【《〈\[(（]?(?:小計|合計|総計|計)(?=[\s\d(（:：】》〉\])）]|$)|.*小計$")
"""How the name of a total begins, or ends; 合計特殊出生率 and 計画 go on with another word."""
_AT_END = Pattern(r"\(([^()]+)\)$")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator as one row prints it; `cells` are all cells of the row."""

    table: Table
    context: Context
    name: Cell
    values: tuple[Value, ...]
    cells: tuple[Cell, ...]
    item: str | None
    status: Cell | None
    note: str | None

    @property
    def is_cumulative(self) -> bool:
        """Whether the name has a word for cumulative figures: 累計."""
        return any(word in self.name.text for word in CUMULATIVE_WORDS)


def indicators(
    table: Table, blocks: Iterable[Block], context: Context, years: Years
) -> Iterator[Indicator | Observation]:
    """The indicators of a table in order of its rows; an observation for a row that is not clear.

    A heading between rows holds for all rows below it, also those of the next blocks. So does a
    分野 that is printed once, for the rows below in which its column is blank.
    """
    groups: dict[str, Cell] = {}
    for block in blocks:
        columns = columns_of(block, years)
        if columns is None or not is_indicator(block.roles):
            continue
        are_numbered = _are_numbered(block, columns)
        for row in block.rows:
            heading = heading_across(row)
            if heading:
                context, groups = _below(heading, context), {}
            elif is_total_row(row[columns.name]) or _is_text(row, columns):
                continue
            elif _is_blank(row[columns.name]):
                yield from _nameless(row, columns)
            else:
                groups = group_cells(block, row, groups)
                found = _indicator(table, row, columns, own_context(groups, context), years)
                found = replace(
                    found,
                    item=found.item or _text(groups.get("item")),
                    name=without_number(found.name, in_list=are_numbered),
                )
                yield found
                yield from _figureless(found, columns)


def _text(cell: Cell | None) -> str | None:
    return cell.text if cell else None


def _are_numbered(block: Block, columns: Columns) -> bool:
    """Whether every name of a list of two or more begins with its number: 1-1 住宅の耐震化率, ② ….

    The number is the list's, and another in the next edition.
    """
    texts = {row[columns.name] for row in block.rows if _is_text(row, columns)}
    names = [
        cell for cell in block.filled(columns.name) if not is_total_row(cell) and cell not in texts
    ]
    numbers = [numbered_name(cell) for cell in names]
    styles = {one.style if one else None for one in numbers}
    return len(names) > 1 and len(styles) == 1 and styles <= NUMBERS_OF_NAMES


def _is_text(row: Row, columns: Columns) -> bool:
    """Whether one text stands over the name and all figures of a row: 成果指標は設定していない."""
    name = row[columns.name]
    return name is not None and all(row[one.column] == name for one in columns.values)


def is_total_row(name: Cell | None) -> bool:
    """Whether a row sums up the rows above it: 小計 2指標, 合計. It is not an indicator."""
    return name is not None and TOTAL.match(name.text) is not None


def _below(heading: Cell, context: Context) -> Context:
    numbered = read_numbered(heading.text)
    code, name = (numbered.code, numbered.name) if numbered else (None, heading.text)
    domain = domain_of(heading.text)
    if domain:
        return replace(context, domain=domain, section_code=None, section_name=None)
    return replace(context, section_code=readable_code(code), section_name=name or heading.text)


def _is_blank(cell: Cell | None) -> bool:
    if cell is None:
        return True
    return all(quantity.mark in NOTHING for quantity in read_quantities(cell.printed))


def _nameless(row: Row, columns: Columns) -> Iterator[Observation]:
    """A row without a name is not an indicator; if it holds a value or status it needs a manual check."""
    status = columns.by_role.get("status")
    places = [*(column.column for column in columns.values), *([] if status is None else [status])]
    for place in places:
        cell = row[place]
        if not _is_blank(cell) and cell:
            yield Observation("row_without_name", "kpi", page=cell.page, printed=cell.printed)
            return


def _figureless(found: Indicator, columns: Columns) -> Iterator[Observation]:
    """A name beside empty cells for every figure: they may be printed and not be in the file."""
    if columns.values and not found.values:
        name = found.name
        yield Observation("row_without_figures", "kpi", page=name.page, printed=name.printed)


def _indicator(
    table: Table, row: Row, columns: Columns, context: Context, years: Years
) -> Indicator:
    name = whole_name([row[column] for column in _name_columns(row, columns)])
    named = {role: cell for role, at in columns.by_role.items() if (cell := row[at])}
    unit = _unit(named, columns, name, context)
    item = named.get("item") or named.get("name_if_alone")
    note = named.get("note")
    return Indicator(
        table,
        context,
        name,
        tuple(_without_bare_units(_all_values(row, columns, unit, years))),
        tuple(dict.fromkeys(cell for cell in row if cell)),
        item.text if item and item != name else None,
        named.get("status"),
        (note.text or None) if note else None,
    )


def _name_columns(row: Row, columns: Columns) -> Iterator[int]:
    """The columns with parts of a row's name; 対象 tells rows apart beside one merged name only."""
    name = row[columns.name]
    is_merged = name is not None and name.row_span > 1
    return (at for at in columns.names if is_merged or at not in columns.name_parts)


def _all_values(row: Row, columns: Columns, unit: str | None, years: Years) -> tuple[Value, ...]:
    return tuple(value for column in columns.values for value in _values(row, column, unit, years))


def _without_bare_units(values: Sequence[Value]) -> Iterator[Value]:
    """The figures of a row; a cell with nothing but the unit of the others has lost its figure."""
    units = {value.quantity.unit for value in values if value.value is not None}
    for value in values:
        is_bare = value.quantity.mark is Mark.WORDS and is_left_over(value.cell.printed, units)
        yield unreadable(value) if is_bare else value


def _values(row: Row, column: ValueColumn, unit: str | None, years: Years) -> Iterator[Value]:
    cell = row[column.column]
    if cell is None:
        return
    year = column.year
    if column.year_column is not None and (printed := row[column.year_column]):
        read = read_year(printed.text, years.era)
        year = fiscal_year(read) if read else None
    for value in values_of(cell, column.role, year, column.unit or unit, years.era):
        yield _in_column(value, column) if column.part or column.is_cumulative else value


def _in_column(value: Value, column: ValueColumn) -> Value:
    """The figure with the part and 累計 that the heading of its column gives to all below it."""
    quantity = value.quantity._replace(
        part=value.quantity.part or column.part,
        cumulative=value.quantity.cumulative or column.is_cumulative,
    )
    return value._replace(quantity=quantity)


def _unit(named: dict[str, Cell], columns: Columns, name: Cell, context: Context) -> str | None:
    """The unit printed outside the figures: its column, the name's brackets, its heading, the line above."""
    column = named.get("unit")
    if column and column.text:
        return column.printed
    in_name = _bracketed(name.text) if columns.names_hold_units else None
    return in_name or unit_in_name(name.text) or columns.name_unit or context.unit


def _bracketed(name: str) -> str | None:
    """The text in the brackets at the end of a name, if it can be a unit."""
    match = _AT_END.search(name)
    return match[1] if match and read_unit(match[1]) else None
