"""Pictures of the printed rows of indicators, drawn from the reports in `raw/`, a child a report."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pipeline.commands.files import RawFile, raw_files
from pipeline.commands.isolation import forbid_processes
from pipeline.commands.limits import Limits
from pipeline.commands.options import Options
from pipeline.commands.printed_rows import printed_rows
from pipeline.commands.processes import Outcome, Say, Work, outcomes
from pipeline.commands.raw import described, holding
from pipeline.extract.row_pictures import Row, row_pictures
from pipeline.model.edition import Source
from pipeline.model.picture import Missing, Pictures

DRAWN = b"d"
AT_ONCE = 2
"""Reports drawn at once: drawing is short, and each may take all the memory of its limits."""

Found = dict[tuple[str, int], bytes | Missing]


class Report(NamedTuple):
    """A report to draw rows of, by their kpi_no."""

    file: RawFile
    source: Source
    rows: Mapping[int, Row]


def pictures(
    tables: Mapping[str, pl.DataFrame],
    raw: Path,
    limits: Limits = Limits(),  # noqa: B008
) -> Pictures:
    """The picture of each indicator's printed row, as PNG, or why there is none.

    `tables` are frames by name, as in `normalized/`. A report is drawn only while its bytes are
    those that were read (`documents.sha256`), in a process of its own under `limits`. The threads
    of polars are idle by then: a child touches nothing that one of them could be holding.
    """
    checksums = dict(tables["documents"].select("document_id", "sha256").iter_rows())
    sources = _sources(raw)
    found: Found = {}
    reports = []
    for document_id, rows in printed_rows(tables).items():
        file, source = sources.get(document_id, (None, None))
        if file is None or source is None:
            found |= _none(document_id, rows, Missing.NO_FILE)
        elif source.sha256 != checksums[document_id]:
            found |= _none(document_id, rows, Missing.OTHER_FILE)
        else:
            reports.append(Report(file, source, rows))
    with closing(outcomes(_works(reports), AT_ONCE, limits)) as ended:
        for outcome in ended:
            found |= _said(reports[outcome.number], outcome)
    return found


def _sources(raw: Path) -> dict[str, tuple[RawFile, Source]]:
    """The files of `raw/` by document_id; none where there is no such folder."""
    if not raw.is_dir():
        return {}
    files = raw_files(raw, Options().file_mb)
    return {
        source.document_id: (file, source)
        for file, source in zip(files, described(files), strict=True)
        if source.sha256
    }


def _works(reports: Iterable[Report]) -> Iterator[tuple[int, Work]]:
    for number, report in enumerate(reports):
        source = holding(report.file, report.source, Options().file_mb)
        yield number, partial(_draw, source, list(report.rows.values()))


def _draw(source: Source, rows: list[Row], say: Say) -> None:
    """Draw the rows of a report and say them; whatever fails here ends this process alone."""
    forbid_processes()
    if source.content is None:
        return
    drawn = row_pictures(source.content, rows, source.passport.password)
    say(DRAWN, json.dumps([png and b64encode(png).decode() for png in drawn]).encode())


def _said(report: Report, outcome: Outcome) -> Found:
    document_id = report.source.document_id
    try:
        drawn = json.loads(outcome.said.get(DRAWN, b"[]"))
        return {
            (document_id, kpi_no): b64decode(png) if png else Missing.NOT_DRAWN
            for kpi_no, png in zip(report.rows, drawn, strict=True)
        }
    except (ValueError, TypeError):  # a child that a report led astray may say anything
        return _none(document_id, report.rows, Missing.NOT_DRAWN)


def _none(document_id: str, rows: Iterable[int], why: Missing) -> Found:
    return {(document_id, kpi_no): why for kpi_no in rows}
