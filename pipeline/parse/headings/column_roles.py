"""A block of headings and rows → which of its columns is what, where headings leave it open."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.vocabulary import ROLE_OF_HEADING, Role
from pipeline.normalize.quantity.quantities import is_figure_or_mark, read_quantities
from pipeline.normalize.year import read_year
from pipeline.parse.headings.block import Block
from pipeline.parse.headings.lexicon import (
    NAME_ROLES,
    TARGETS,
    VALUE_ROLES,
    Heading,
    read_heading,
    without_years,
)

YEARS_FROM_REPORT = {"target": 0, "actual": 0, "next_target": 1, "previous_actual": -1}
"""The year of a column whose heading names none, in years from the report's own."""


WITHOUT_MEANING = frozenset({"", "末", "年度末", "時点", "末時点", "現在", "末現在"})
"""What may stand beside a year that is the whole heading."""


OF_ROWS = frozenset({"年度", "年", "年次"})
"""Headings of a column that says of which year a row is; 時点 is that of the figure next to it."""


class Years(NamedTuple):
    """What is known of a report's years: its own fiscal year, and the era it counts in.

    `baseline` is the year a note gives all baselines: ※基準値は令和２年度の実績.
    """

    report: int | None
    era: str | None
    baseline: int | None = None


class ValueColumn(NamedTuple):
    """A column of figures: its role, its year, or the column of its years."""

    column: int
    role: Role
    year: int | None
    year_column: int | None
    unit: str | None
    is_cumulative: bool
    part: str | None


class Columns(NamedTuple):
    """The columns of a block of indicators: the name's, the figures', and the others by role.

    `names` are all columns under the name's heading, of which each holds a part of the name;
    `name_parts` are those of them with a heading of their own: 対象.
    `names_hold_units` where the heading is 指標名(単位): the brackets of each name are its unit.
    """

    name: int
    names: tuple[int, ...]
    name_parts: tuple[int, ...]
    name_unit: str | None
    names_hold_units: bool
    values: tuple[ValueColumn, ...]
    by_role: dict[str, int]


def columns_of(block: Block, years: Years) -> Columns | None:
    """The columns of a block, or None where it has no column for a name."""
    roles = resolve_ambiguous_roles(block, years)
    by_role = {role: roles.index(role) for role in roles if role}
    if roles.count("section") > 1:
        by_role.setdefault("item", len(roles) - 1 - roles[::-1].index("section"))
    name = next((by_role[role] for role in NAME_ROLES if role in by_role), None)
    if name is None:
        return None
    values = tuple(
        _value_column(block, column, role, roles, years)
        for column, role in enumerate(roles)
        if role in ROLE_OF_HEADING
    )
    heading = block.headings[name]
    names = tuple(
        column
        for column, role in enumerate(roles)
        if role == roles[name] and block.headings[column].text == heading.text
    )
    parts = tuple(column for column in names if block.headings[column].part)
    return Columns(name, names, parts, heading.unit, "単位" in heading.text, values, by_role)


def _value_column(
    block: Block, column: int, role: str, roles: list[str | None], years: Years
) -> ValueColumn:
    """A target or actual without a year of its own is for the report's year; others have none.

    Where other rows of the column print their years, a row without one has none, too.
    """
    heading = block.headings[column]
    year_column = None if heading.year else _year_column(block, column, role, roles)
    offset = YEARS_FROM_REPORT.get(role)
    is_for_term = role == "target" and (_has_one_target(block) or _has_year(block, role))
    assumed = None
    is_open = year_column is None and not is_for_term and not _prints_years(block, column)
    if offset is not None and years.report and is_open:
        assumed = years.report + offset
    if role == "baseline" and is_open:
        assumed = years.baseline
    return ValueColumn(
        column,
        ROLE_OF_HEADING[role],
        heading.year or assumed,
        year_column,
        heading.unit,
        heading.cumulative,
        heading.part,
    )


def _has_year(block: Block, role: str) -> bool:
    """Whether a column of a role has its year: one of that role without a year is for the whole term."""
    return any(heading.role == role and heading.year for heading in block.headings)


def _prints_years(block: Block, column: int) -> bool:
    """Whether figures of a column bear their own years: then a row without one has none."""
    return any(one.year for cell in block.filled(column) for one in read_quantities(cell.printed))


def resolve_ambiguous_roles(block: Block, years: Years) -> list[str | None]:
    """The role of each column: columns of years recognised, 現状値 decided by the other columns."""
    roles: list[str | None] = []
    series: set[int] = set()
    for column, heading in enumerate(block.headings):
        role, year = heading.role, heading.year
        if role in VALUE_ROLES and not heading.year and _holds_years(block, column, years.era):
            role = f"{role}_year"
        if role == "baseline_or_actual":
            role = _baseline_or_actual(block, heading.year, years.report)
        is_year = role is None and _is_year_alone(heading, years.era)
        if is_year and year and year not in series and _is_series(block, column):
            role = _reached_or_not(year, years.report)
            series.add(year)
        roles.append(role)
    return roles


def _is_series(block: Block, column: int) -> bool:
    """Whether a column under nothing but a year holds actuals: figures beside a target.

    基準値 | 令和4年度 | 令和5年度 | 目標値. Under another heading, 投入額 令和4年度, they are not, nor
    is a second column of one year: another list begins there.
    """
    return not TARGETS.isdisjoint(block.roles) and _holds_figures(block, column)


def _is_year_alone(heading: Heading, era: str | None) -> bool:
    """Whether a heading is a year, and at most words that only hold years together: 年度別 令和4年度."""
    if heading.year is None:
        return False
    bare = without_years(heading.text, era)
    return bare in WITHOUT_MEANING or read_heading(bare).is_group


def _has_one_target(block: Block) -> bool:
    """Whether a target without a year stands beside a series of years, and is for the whole term.

    So do the 経年データ of the 独立行政法人.
    """
    targets = [heading for heading in block.headings if heading.role == "target"]
    years = [heading for heading in block.headings if heading.year and not heading.role]
    is_one_target = len(targets) == 1 and not targets[0].year
    return "actual" not in block.roles and is_one_target and bool(years)


def _holds_figures(block: Block, column: int) -> bool:
    """Whether a column holds figures, or marks in place of them, and nothing else."""
    filled = block.filled(column)
    return bool(filled) and all(is_figure_or_mark(cell.printed) for cell in filled)


def _reached_or_not(year: int, report_year: int | None) -> str | None:
    return None if report_year is not None and year > report_year else "actual"


def _holds_years(block: Block, column: int, era: str | None) -> bool:
    cells = block.filled(column)
    return bool(cells) and all(read_year(cell.text, era) for cell in cells)


def _baseline_or_actual(block: Block, year: int | None, report_year: int | None) -> str:
    if "actual" in block.roles:
        return "baseline"
    if "baseline" in block.roles:
        return "actual"
    if year and report_year:
        return "actual" if year >= report_year else "baseline"
    return "actual" if "status" in block.roles else "baseline"


def _year_column(block: Block, column: int, role: str, roles: Sequence[str | None]) -> int | None:
    """The column that holds the years of a column of figures: named for it, or next to it.

    A column 年度 is that of all figures right of it: 年度 | 目標値 | 実績値.
    """
    family = ("target", "final_target") if role in {"target", "final_target"} else (role,)
    years = [at for at, one in enumerate(roles) if one in {f"{member}_year" for member in family}]
    figures = [at for at, one in enumerate(roles) if one in family]
    if years:
        return years[figures.index(column)] if len(years) == len(figures) else years[0]
    for neighbour in (column - 1, column + 1):
        if 0 <= neighbour < len(roles) and roles[neighbour] == "year":
            return neighbour
    of_rows = (
        at
        for at in range(column - 1, -1, -1)
        if roles[at] == "year" and block.headings[at].text in OF_ROWS
    )
    return next(of_rows, None)
