"""Pictures of printed rows and of pages with unread numbers, a process for each report in `raw/`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pipeline.extract.pdfium.render import Row, row_pictures
from pipeline.model.edition import Source
from pipeline.model.page import Box
from pipeline.model.picture import CoveredNumber, CoveredPages, Missing, Pictures, has_unread
from pipeline.model.vocabulary import COVERAGE, Account
from pipeline.run.options import Limits, Options
from pipeline.run.page_pictures import packed_pngs, page_pngs, pngs_in
from pipeline.run.process_pool import Outcome, Send, Work, outcomes
from pipeline.run.raw_files import RawFile, raw_files
from pipeline.run.sources import sources_of, with_content

PLACE = ("x0", "top", "x1", "bottom")
NEAR = 1.0
"""Points by which a cell may reach beyond its row: the width of a ruling."""

Boxes = dict[tuple[str, int, object], list[Box]]


def printed_rows(tables: Mapping[str, pl.DataFrame]) -> dict[str, dict[int, Row]]:
    """By document_id and kpi_no, the place of the row, in the order of `kpi`.

    The place in `kpi` includes merged cells that several rows share; here a row is as high as the
    cells of its figures and its name, where these are known.
    """
    figures = _boxes(tables["kpi_values"], "kpi_no")
    names = _boxes(tables["cells"], "printed")
    columns = ("document_id", "kpi_no", "page", "name_printed", *PLACE)
    found: dict[str, dict[int, Row]] = {}
    for document_id, kpi_no, page, name, *edges in tables["kpi"].select(columns).iter_rows():
        whole = Box(*edges)
        own = figures.get((document_id, page, kpi_no), [])
        named = names.get((document_id, page, name), [])
        band = _band(whole, own, [box for box in named if _is_within(box, whole)])
        found.setdefault(document_id, {})[kpi_no] = Row(page, band)
    return found


def _boxes(rows: pl.DataFrame, column: str) -> Boxes:
    found: Boxes = {}
    for document_id, page, own, *edges in rows.select(
        "document_id", "page", column, *PLACE
    ).iter_rows():
        found.setdefault((document_id, page, own), []).append(Box(*edges))
    return found


def _band(whole: Box, figures: Sequence[Box], names: Sequence[Box]) -> Box:
    """The part of a place, over its whole width, that holds the figures and the name.

    All of it where there is no name, or the name is there twice: rather too much than half a row.
    """
    if not figures or len(names) != 1:
        return whole
    own = (*figures, *names)
    return whole._replace(top=min(one.top for one in own), bottom=max(one.bottom for one in own))


def _is_within(box: Box, whole: Box) -> bool:
    return (
        box.x0 >= whole.x0 - NEAR
        and box.top >= whole.top - NEAR
        and box.x1 <= whole.x1 + NEAR
        and box.bottom <= whole.bottom + NEAR
    )


DRAWN, PAGES_DRAWN = b"d", b"p"
"""The kinds of message that a child sends: the rows, the pages."""
AT_ONCE = 2
"""Reports drawn at once: drawing is short, and each may take all the memory of its limits."""

Found = dict[tuple[str, int], bytes | Missing]


class Drawn(NamedTuple):
    """The printed rows of indicators, and pages with each number tinted by what became of it.

    `pages` are PNG by document_id and page; only those of reports that could be drawn.
    """

    rows: Pictures
    pages: Mapping[tuple[str, int], bytes]


class Report(NamedTuple):
    """A report to draw rows of, by their kpi_no, and pages of, by their number."""

    file: RawFile
    source: Source
    rows: Mapping[int, Row]
    pages: CoveredPages


def pictures(
    tables: Mapping[str, pl.DataFrame],
    raw: Path,
    limits: Limits = Limits(),  # noqa: B008
    *,
    all_pages: bool = False,
) -> Drawn:
    """The picture of each indicator's printed row, as PNG, or why there is none; and of pages.

    `tables` are frames by name, as in `normalized/`. Pages are those with unread numbers, or
    `all_pages` with numbers. A report is drawn only while its bytes are those that were read
    (`documents.sha256`), in a process of its own under `limits`. The threads of polars are idle by
    then: a child touches nothing that one of them could be holding.
    """
    checksums = dict(tables["documents"].select("document_id", "sha256").iter_rows())
    sources = _sources(raw)
    found: Found = {}
    pages: dict[tuple[str, int], bytes] = {}
    reports = []
    all_rows, all_covered = printed_rows(tables), _covered(tables["numbers"], all_pages=all_pages)
    for document_id, checksum in checksums.items():
        rows, covered = all_rows.get(document_id, {}), all_covered.get(document_id, {})
        file, source = sources.get(document_id, (None, None))
        if file is None or source is None:
            found |= _all_missing(document_id, rows, Missing.NO_FILE)
        elif source.sha256 != checksum:
            found |= _all_missing(document_id, rows, Missing.OTHER_FILE)
        else:
            reports.append(Report(file, source, rows, covered))
    with closing(outcomes(_numbered_works(reports), AT_ONCE, limits)) as ended:
        for outcome in ended:
            found |= _pictures_of(reports[outcome.number], outcome)
            pages |= _pages_of(reports[outcome.number], outcome)
    return Drawn(found, pages)


def _covered(
    numbers: pl.DataFrame, *, all_pages: bool
) -> dict[str, dict[int, list[CoveredNumber]]]:
    """By report and page, the numbers of the pages to draw."""
    found: dict[str, dict[int, list[CoveredNumber]]] = {}
    columns = ("document_id", "page", "printed", "account", *PLACE)
    for document_id, page, printed, account, *edges in numbers.select(columns).iter_rows():
        covered = CoveredNumber(Box(*edges), printed, COVERAGE[Account(account)])
        found.setdefault(document_id, {}).setdefault(page, []).append(covered)
    return {
        document_id: {
            page: all_of for page, all_of in pages.items() if all_pages or has_unread(all_of)
        }
        for document_id, pages in found.items()
    }


def _sources(raw: Path) -> dict[str, tuple[RawFile, Source]]:
    """The files of `raw/` by document_id; none where there is no such folder."""
    if not raw.is_dir():
        return {}
    files = raw_files(raw, Options().file_mb)
    return {
        source.document_id: (file, source)
        for file, source in zip(files, sources_of(files), strict=True)
        if source.sha256
    }


def _numbered_works(reports: Iterable[Report]) -> Iterator[tuple[int, Work]]:
    for number, report in enumerate(reports):
        source = with_content(report.file, report.source, Options().file_mb)
        yield number, partial(_draw, source, list(report.rows.values()), report.pages)


def _draw(source: Source, rows: list[Row], pages: CoveredPages, send: Send) -> None:
    """Draw the rows and pages of a report and send them; what fails here ends this process alone."""
    if source.content is None:
        return
    drawn = row_pictures(source.content, rows, source.passport.password)
    send(DRAWN, packed_pngs((place, png) for place, png in enumerate(drawn) if png))
    send(PAGES_DRAWN, page_pngs(source, pages))


def _pages_of(report: Report, outcome: Outcome) -> dict[tuple[str, int], bytes]:
    drawn = pngs_in(outcome.messages.get(PAGES_DRAWN, b""), report.pages.keys())
    return {(report.source.document_id, page): drawn[page] for page in sorted(drawn)}


def _pictures_of(report: Report, outcome: Outcome) -> Found:
    drawn = pngs_in(outcome.messages.get(DRAWN, b""), range(len(report.rows)))
    return {
        (report.source.document_id, kpi_no): drawn.get(place, Missing.NOT_DRAWN)
        for place, kpi_no in enumerate(report.rows)
    }


def _all_missing(document_id: str, rows: Iterable[int], why: Missing) -> Found:
    """The same reason for every row."""
    return {(document_id, kpi_no): why for kpi_no in rows}
