"""Records and cells → checks of numbers that follow on each other, and of the sections."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.evidence import Evidence
from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.records import Cell, FieldSummary, Initiative, Kpi
from pipeline.model.vocabulary import TableKind

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

Code = tuple[int, ...]


def numbering_outcomes(
    summaries: Sequence[FieldSummary],
    kpi: Sequence[Kpi],
    initiatives: Sequence[Initiative],
    cells: Sequence[Cell],
    evidence: Evidence,
) -> Iterator[Outcome]:
    """Section numbers of the field tables, sections of everything else, numbers of the rows."""
    yield from map(_sections, _tables(summaries))
    yield from _listed(summaries, (*kpi, *initiatives))
    yield from _rows(cells, evidence)


def _tables(summaries: Sequence[FieldSummary]) -> Iterator[list[FieldSummary]]:
    """The numbered rows of one fiscal year, table by table: a total or another domain ends one."""
    years = [row.fiscal_year for row in summaries if row.section_code]
    table: list[FieldSummary] = []
    for row in summaries:
        if row.fiscal_year != next(iter(years), None):
            continue
        if table and (row.is_total or row.domain != table[-1].domain):
            yield table
            table = []
        if row.section_code:
            table.append(row)
    yield table


def _sections(rows: Sequence[FieldSummary]) -> Outcome:
    """The numbers of the 分野, in their order: I-1, I-2, II, III-1; none is passed over or repeated."""
    codes = [_code(row.section_code or "") for row in rows]
    if len(codes) < 2 or not all(codes):
        return not_applicable("numbering")
    at = _first_break([code or () for code in codes])
    row = rows[at or 0]
    before = rows[(at or 1) - 1]
    observation = Observation(
        "numbering",
        "field_summary",
        page=row.page,
        printed=row.section_name_printed,
        expected=before.section_code,
        observed=row.section_code,
    )
    figures = (Figure("field_summary", (row.summary_no,), "section_code") for row in rows)
    return judged(observation, at is None, figures)


def _code(code: str) -> Code | None:
    """I-2 → (1, 2); None where a part is not a number."""
    parts = [
        ROMAN.index(one) + 1 if one in ROMAN else _whole_number(one) for one in code.split("-")
    ]
    return None if None in parts else tuple(part or 0 for part in parts)


def _whole_number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _first_break(codes: Sequence[Code]) -> int | None:
    """Where a code does not follow on the one before it; None where all do."""
    return next(
        (at for at in range(1, len(codes)) if codes[at] not in _followers(codes[at - 1])),
        None,
    )


def _followers(code: Code) -> set[Code]:
    """What may follow: I-2 → I-3, II, II-1; II → III, III-1, II-1."""
    raised = [(*code[:depth], code[depth] + 1) for depth in range(len(code))]
    return {(*code, 1), *raised, *((*one, 1) for one in raised)}


def _listed(
    summaries: Sequence[FieldSummary], rows: Sequence[Kpi | Initiative]
) -> Iterator[Outcome]:
    """Every section with indicators or 取組 is one of the field tables, a part or a whole of one.

    Field tables that list less than half of them count something else, by 部局 perhaps.
    """
    codes = {row.section_code for row in summaries if row.section_code}
    known = {row.section_code for row in rows if row.section_code}
    listed = {code for code in known if any(_is_part(code, one) for one in codes)}
    for row in rows:
        if row.section_code is None or 2 * len(listed) < len(known):
            yield not_applicable("section")
            continue
        yield judged(_unlisted(row, codes), row.section_code in listed, (_section(row),))


def _is_part(code: str, other: str) -> bool:
    """Whether one code is the other, a part of it, or its whole: III-1 and III."""
    return code == other or code.startswith(f"{other}-") or other.startswith(f"{code}-")


def _unlisted(row: Kpi | Initiative, codes: set[str]) -> Observation:
    is_kpi = isinstance(row, Kpi)
    return Observation(
        "section",
        "kpi" if is_kpi else "initiatives",
        row.kpi_no if isinstance(row, Kpi) else None,
        row.page,
        row.name if isinstance(row, Kpi) else row.item,
        expected=", ".join(sorted(codes)),
        observed=row.section_code,
    )


def _section(row: Kpi | Initiative) -> Figure:
    if isinstance(row, Kpi):
        return Figure("kpi", (row.kpi_no,), "section_code")
    return Figure("initiatives", (row.initiative_no,), "section_code")


def _rows(cells: Sequence[Cell], evidence: Evidence) -> Iterator[Outcome]:
    """The numbers of the rows of a table of indicators, where a column holds nothing else."""
    in_tables = [cell for cell in cells if cell.table_kind is TableKind.KPI]
    roles = evidence.heading_roles.items()
    headings = {(table, column) for (table, _, column), role in roles if role == "number"}
    columns: dict[tuple[int, int], list[Cell]] = {place: [] for place in sorted(headings)}
    for cell in in_tables:
        if (cell.table_no, cell.column) in columns and cell.text and not cell.is_heading:
            columns[cell.table_no, cell.column].append(cell)
    yield from map(_row_numbers, columns.values())


def _row_numbers(cells: Sequence[Cell]) -> Outcome:
    """1, 2, 3; rows of one 取組 may repeat its number, and each section may restart at 1."""
    read = [_whole_number(cell.text) for cell in cells]
    numbers = [number for number in read if number is not None]
    if len(cells) < 2 or len(numbers) < len(cells):
        return not_applicable("numbering")
    at = next(
        (
            place
            for place, (before, number) in enumerate(pairwise(numbers), 1)
            if number not in {before, before + 1, 1}
        ),
        None,
    )
    row = cells[at or 0]
    observation = Observation(
        "numbering",
        "cells",
        page=row.page,
        printed=row.printed,
        expected=cells[(at or 1) - 1].text,
        observed=row.text,
    )
    figures = (Figure("cells", (one.table_no, one.row, one.column), "text") for one in cells)
    return judged(observation, at is None, figures)
