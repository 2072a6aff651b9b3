"""The provenance of one figure in lines: page, reader, text, pieces, correction, checks, row."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.explain.readings import Readings, as_read, as_text
from pipeline.messages import account_sums, say
from pipeline.model.decisions import decisions_for
from pipeline.model.edition import Reading, Source
from pipeline.model.figure import Piece
from pipeline.model.finding import Figure, Outcome
from pipeline.model.passport import Correction
from pipeline.model.records import (
    Cell,
    FieldSummary,
    Kpi,
    KpiValue,
    Overview,
    PrintedNumber,
    Record,
)
from pipeline.model.records.record import as_plain
from pipeline.model.vocabulary import Account
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import comparison_key, normalized
from pipeline.validate.observations import place, role_text


@dataclass(frozen=True, slots=True)
class Read:
    """One report, read again to be explained."""

    source: Source
    content: bytes
    readings: Readings
    reading: Reading
    outcomes: tuple[Outcome, ...]


def provenance_of_figure(read: Read, value: KpiValue, picture: Path) -> Iterator[str]:
    """The provenance of one figure of an indicator, a line per step."""
    (record,) = (one for one in read.reading.records.kpi if one.kpi_no == value.kpi_no)
    yield f"{value.document_id} {value.kpi_no}-{value.value_no}  {record.name}  {role_text(value)}"
    yield from _on_page(read, value, picture)
    yield _on_picture(value)
    yield as_text(read.readings, value, record.name)
    correction = _correction(read, value, record)
    if correction:
        parts = (correction.read_as, correction.status, correction.reason, correction.evidence)
        yield say("explain_correction", text=" | ".join(parts))
    yield _pieces(read.reading.pieces.get((value.kpi_no, value.value_no), ()))
    yield from _checks(read, {place(value), *_cell_of(read, value)})
    yield _row(value)


def provenance_of_cell(read: Read, cell: Cell, picture: Path) -> Iterator[str]:
    """The same of any other cell: a count of the summaries, a rate, a heading."""
    place_in = f"{cell.table_no}, {cell.row}-{cell.column}"
    yield f"{cell.document_id} cells {place_in}  {cell.table_kind}"
    yield from _on_page(read, cell, picture)
    for quantity in read_quantities(cell.printed):
        yield _pieces(quantity.pieces)
    counts = [row for row in _counts(read) if _holds(row, cell)]
    own = {_cell_figure(cell, "text"), _cell_figure(cell, "printed")}
    for row in counts:
        own |= {Figure(*_number(row), column) for column in _columns(row, cell)}
    yield from _checks(read, own)
    read_as: Sequence[Record] = counts or (cell,)
    yield from map(_row, read_as)


MOST_NAMED = 12
"""Unread numbers of a page that are listed: the picture shows the others, too."""


def coverage_lines(page: int, numbers: Sequence[PrintedNumber], picture: Path) -> Iterator[str]:
    """What became of the numbers of a page: their sums by account, and those that are unread."""
    counts = Counter(one.account.value for one in numbers)
    sums = account_sums(counts)
    yield say("explain_numbers", page=page, count=len(numbers), sums=sums, picture=picture)
    unread = [one.printed for one in numbers if one.account is Account.UNREAD]
    if unread:
        more = ", …" if len(unread) > MOST_NAMED else ""
        yield say("explain_unread", numbers=", ".join(unread[:MOST_NAMED]) + more)


def _on_page(read: Read, thing: KpiValue | Cell, picture: Path) -> Iterator[str]:
    corners = ", ".join(f"{edge:.1f}" for edge in (thing.x0, thing.top, thing.x1, thing.bottom))
    yield say("explain_place", page=thing.page, box=corners, picture=picture)
    yield from as_read(read.readings, thing)
    yield say("explain_text", text=normalized(thing.printed))


def _on_picture(value: KpiValue) -> str:
    """Whether the picture of the page shows the figure, and what it was read from."""
    if value.seen is None:
        return say("explain_not_looked_at", read_by=value.read_by)
    return say("explain_seen" if value.seen else "explain_not_seen", read_by=value.read_by)


def _cell_of(read: Read, value: KpiValue) -> Iterator[Figure]:
    """The cell a figure was read from, as the two readers are compared by it."""
    for cell in read.reading.records.cells:
        if (cell.page, cell.x0, cell.top) == (value.page, value.x0, value.top):
            yield _cell_figure(cell, "printed")


def _cell_figure(cell: Cell, column: str) -> Figure:
    return Figure("cells", (cell.table_no, cell.row, cell.column), column)


def _pieces(pieces: Sequence[Piece]) -> str:
    return say("explain_pieces", pieces=" + ".join(f"{one.text} ({one.meaning})" for one in pieces))


def _correction(read: Read, value: KpiValue, record: Kpi) -> Correction | None:
    alike = (
        one
        for one in decisions_for(read.source.passport, read.source.sha256).passport.correction
        if normalized(one.printed) == normalized(value.printed)
        and one.page in {None, value.page}
        and (one.indicator is None or comparison_key(one.indicator) == comparison_key(record.name))
    )
    return next(alike, None) if value.corrected else None


def _checks(read: Read, own: Collection[Figure]) -> Iterator[str]:
    """Each check the figure took part in, once: whether it passed, and what it was compared with."""
    by_check: dict[str, list[Outcome]] = {}
    for outcome in read.outcomes:
        if any(figure in own for figure in outcome.figures):
            by_check.setdefault(outcome.check, []).append(outcome)
    printed = _printed(read)
    for check, outcomes in by_check.items():
        others = dict.fromkeys(one for outcome in outcomes for one in outcome.figures)
        against = ", ".join(_figure(one, printed) for one in others if one not in own)
        has_failed = any(outcome.observation for outcome in outcomes)
        yield say(
            "explain_check_failed" if has_failed else "explain_check_passed",
            check=check,
            figures=against,
        )


def _printed(read: Read) -> dict[Figure, str]:
    """The printed text of each figure, with the number or name of its row."""
    records = read.reading.records
    found = {
        place(one): f"{one.kpi_no}-{one.value_no} {normalized(one.printed)}"
        for one in records.kpi_values
    }
    for row in _counts(read):
        for column, text in _texts(row).items():
            name = row.section_name if isinstance(row, FieldSummary) else row.measure
            found[Figure(*_number(row), column)] = f"{name} {normalized(text or '')}"
    return found


def _figure(figure: Figure, printed: dict[Figure, str]) -> str:
    """A figure as printed; for anything else its table, number and column."""
    if figure in printed:
        return printed[figure]
    return f"{figure.table} {'-'.join(map(str, figure.row))} {figure.column}"


def _counts(read: Read) -> tuple[FieldSummary | Overview, ...]:
    return (*read.reading.records.field_summary, *read.reading.records.overview)


def _holds(row: FieldSummary | Overview, cell: Cell) -> bool:
    """Whether a record was read from the row of the cell, and from its text."""
    middle = (cell.top + cell.bottom) / 2
    return row.page == cell.page and row.top <= middle <= row.bottom and bool(_columns(row, cell))


def _columns(row: FieldSummary | Overview, cell: Cell) -> set[str]:
    """The columns of a record that this cell may have been read into."""
    if isinstance(row, Overview) and (row.x0, row.top) != (cell.x0, cell.top):
        return set()
    return {column for column, text in _texts(row).items() if text == cell.printed}


def _texts(row: FieldSummary | Overview) -> dict[str, str | None]:
    """What is printed in each column of a record."""
    if isinstance(row, Overview):
        return {"count": row.printed, "share_percent": row.printed}
    return {
        "projects": row.projects_printed,
        "projects_with_kpi": row.projects_with_kpi_printed,
        "achieved": row.achieved_printed,
        "achievement_rate_percent": row.achievement_rate_printed,
    }


def _number(row: FieldSummary | Overview) -> tuple[str, tuple[int]]:
    if isinstance(row, Overview):
        return "overview", (row.overview_no,)
    return "field_summary", (row.summary_no,)


def _row(record: Record) -> str:
    columns = (
        f"{name}={''.join(str(value).splitlines())}"
        for name, value in as_plain(record).items()
        if value is not None
    )
    return say("explain_row", row=", ".join(columns))
