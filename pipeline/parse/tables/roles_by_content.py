"""Columns whose heading does not say what they hold → their role, by what their cells hold.

The words of headings come first. Where they leave a column open and the columns beside it are
understood, the cells decide: years are years, and the text beside the figures names them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import is_figure, is_figure_or_mark, read_quantities
from pipeline.normalize.year import read_year
from pipeline.parse.headings.block import Block
from pipeline.parse.headings.lexicon import (
    NAME_ROLES,
    RATE,
    READ_OVER,
    TARGETS,
    VALUE_ROLES,
    Heading,
)
from pipeline.parse.headings.status_words import is_open, is_status
from pipeline.parse.table import Cell

REACHED = VALUE_ROLES - TARGETS
DEGREE = "度"
"""達成度 is a grade or a rate; 達成状況 with a percentage is neither for certain."""
INDICATOR = ("指標", "KPI")
"""What the heading of an indicator's name says, where a column of what is aimed at stands beside it."""
NAME_PART = "name_part"
"""The role of a column that says which part of what is named a row is about."""
AIM = "目標"
"""A heading such as 成果目標 is over names, or over the figures that are aimed at."""
LABEL = Pattern(
    r"(?:指標|KPI|目標|項目|No\.?)?\s*[(（]?(?:[0-9０-９]{1,3}|[①-⑳]|[一二三四五六七八九十]{1,2}|[ア-ン]|[A-Za-z])[)）.．]?(?:[-－ー‐.][0-9０-９]{1,2})*"
)
"""A cell that only counts what the cell beside it names: 指標1, ①, (2), 1-2, ア."""


def with_roles_by_content(block: Block, era: str | None) -> Block:
    """The block with a role for columns whose headings leave it open."""
    roles = [heading.role for heading in block.headings]
    if not block.rows or VALUE_ROLES.isdisjoint(roles):
        return block
    columns = [block.filled(column) for column in range(len(roles))]
    for column, cells in enumerate(columns):
        if roles[column] is None and cells and all(read_year(cell.text, era) for cell in cells):
            roles[column] = "year"
        elif _are_figures(cells) and _is_named_beside(roles, columns, column):
            roles[column] = "target" if AIM in block.headings[column].text else None
        elif _may_be_status(block, roles, column) and _are_statuses(cells):
            roles[column] = "status"
        elif roles[column] == "status" and cells and _are_rates(block.headings[column], cells):
            roles[column] = RATE
    _split_labels(block, roles, columns)
    _name_by_content(roles, columns)
    headings = tuple(
        heading._replace(role=role) for heading, role in zip(block.headings, roles, strict=True)
    )
    return replace(block, headings=tuple(_with_whole_name(block, headings)))


def _with_whole_name(block: Block, headings: Sequence[Heading]) -> Iterator[Heading]:
    """The headings, with that of the name over the columns in which it goes on: 対象, 性別."""
    name = next((at for at, one in enumerate(headings) if one.role in NAME_ROLES), None)
    for at, heading in enumerate(headings):
        if name is not None and (
            heading.role == NAME_PART or (at == name + 1 and _parts_a_name(block, headings, name))
        ):
            yield headings[name]._replace(part=heading.text)
        else:
            yield heading._replace(role=None) if heading.role == NAME_PART else heading


def _parts_a_name(block: Block, headings: Sequence[Heading], name: int) -> bool:
    """Whether the texts right of the names tell rows apart that one merged name stands beside."""
    at = name + 1
    if at >= len(headings) or headings[at].role is not None or headings[at].year is not None:
        return False
    parts: dict[Cell, list[Cell]] = {}
    for row in block.rows:
        cell, part = row[name], row[at]
        if cell and part and cell.text and part != cell and part.text:
            parts.setdefault(cell, []).append(part)
    texts = [part for of_name in parts.values() for part in of_name]
    is_text = bool(texts) and not any(map(_is_value, texts))
    return is_text and any(len(set(of_name)) > 1 for of_name in parts.values())


def with_one_name(block: Block) -> Block:
    """The block with one column of names: of 成果目標 and 成果指標 the latter; the other is the item.

    Columns under one heading stay as they are: together they are the name.
    """
    roles = [heading.role for heading in block.headings]
    named = [at for at, role in enumerate(roles) if role == "name" and block.filled(at)]
    if len({block.headings[at].text for at in named}) < 2:
        return block
    of_indicators = [
        at for at in named if any(word in block.headings[at].text for word in INDICATOR)
    ]
    names = [at for at in of_indicators or named if not block.is_label(at)] or named
    kept = block.headings[names[0]].text
    headings = [
        heading._replace(role=READ_OVER if "item" in roles else "item")
        if at in named and heading.text != kept
        else heading
        for at, heading in enumerate(block.headings)
    ]
    return replace(block, headings=tuple(headings))


def _may_be_status(block: Block, roles: Sequence[str | None], column: int) -> bool:
    """Whether the heading leaves open that a column judges: 達成, 結果 beside 実績, an unknown word."""
    role, year = roles[column], block.headings[column].year
    others = (at for at, other in enumerate(roles) if at != column and other == role)
    is_second_actual = role == "actual" and any(block.headings[at].year == year for at in others)
    return "status" not in roles and (role in {None, "achieved"} or is_second_actual)


def _are_statuses(cells: Sequence[Cell]) -> bool:
    """Whether all cells hold marks or words of a status, and one at least is no dash and not open."""
    judged = [cell.printed for cell in cells if not is_open(cell.printed)]
    return bool(judged) and all(map(is_status, judged))


def _are_rates(heading: Heading, cells: Sequence[Cell]) -> bool:
    """Whether a column of 達成度 holds percentages: 125.0％, or figures alone below 達成度(%)."""
    known = [one for cell in cells for one in read_quantities(cell.printed) if one.mark is None]
    is_in_percent = "%" in heading.text
    return (
        (is_in_percent or DEGREE in heading.text.replace("年度", ""))
        and bool(known)
        and all(is_figure_or_mark(cell.printed) for cell in cells)
        and all(one.unit == "%" or (is_in_percent and one.unit is None) for one in known)
    )


def _split_labels(block: Block, roles: list[str | None], columns: Sequence[Sequence[Cell]]) -> None:
    """Of two columns under one heading for names, the first one counts if it holds labels alone."""
    for column in range(len(roles) - 1):
        is_pair = roles[column] in NAME_ROLES and roles[column] == roles[column + 1]
        same_heading = block.headings[column].text == block.headings[column + 1].text
        labels, names = columns[column], columns[column + 1]
        if is_pair and same_heading and names and labels and all(map(_is_label, labels)):
            roles[column] = READ_OVER if "number" in roles else "number"


def _is_named_beside(
    roles: Sequence[str | None], columns: Sequence[Sequence[Cell]], column: int
) -> bool:
    """Whether a column under a word for names stands beside another one, which holds names."""
    others = [at for at, role in enumerate(roles) if role in NAME_ROLES and at != column]
    is_name = roles[column] in NAME_ROLES
    return is_name and any(columns[at] and not _are_figures(columns[at]) for at in others)


def _are_figures(cells: Sequence[Cell]) -> bool:
    """Whether all cells are figures: none of them is the name of anything."""
    return bool(cells) and all(is_figure(cell.printed) for cell in cells)


def _is_label(cell: Cell) -> bool:
    return LABEL.fullmatch(cell.text) is not None


def _name_by_content(roles: list[str | None], columns: Sequence[Sequence[Cell]]) -> None:
    """Where no column names the rows, the first with text does, if targets and actuals stand beside it."""
    named = [column for column, role in enumerate(roles) if role in NAME_ROLES]
    if any(columns[column] for column in named):
        for column in named:
            roles[column] = roles[column] if columns[column] else None
        return
    values = [column for column, role in enumerate(roles) if role in VALUE_ROLES]
    held = {roles[column] for column in values}
    if TARGETS.isdisjoint(held) or REACHED.isdisjoint(held) or not _are_values(values, columns):
        return
    for column, cells in enumerate(columns):
        if roles[column] is None and cells and not any(map(_is_value, cells)):
            for other in named:
                roles[other] = None
            roles[column] = "name"
            return


def _are_values(values: Sequence[int], columns: Sequence[Sequence[Cell]]) -> bool:
    cells = [cell for column in values for cell in columns[column]]
    return any(is_figure(cell.printed) for cell in cells) and all(
        is_figure_or_mark(cell.printed) for cell in cells
    )


def _is_value(cell: Cell) -> bool:
    return is_figure_or_mark(cell.printed)
