"""A child that a PDF has taken over says something else than its report: that report fails alone."""

import resource
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.explain.provenance import answer_in
from pipeline.extract import Unreadable
from pipeline.model.edition import Edition, Source
from pipeline.model.finding import CheckCount
from pipeline.model.passport import Passport
from pipeline.model.records import Finding
from pipeline.model.tables import REPORT_TABLES
from pipeline.model.vocabulary import PublicationSource, Severity
from pipeline.run.child_answer import checked_edition
from pipeline.run.chunks import part
from pipeline.run.edition_json import CHECKS, MOST_OF_A_PART, packed_edition
from pipeline.run.options import Options
from pipeline.run.page_pictures import PNG, packed_pngs, pngs_in
from pipeline.run.process_pool import Send, outcomes
from pipeline.run.progress import ReadingProgress, Waiting
from pipeline.run.raw_files import raw_files
from pipeline.run.results import edition_of_child, report_task
from pipeline.run.sources import sources_of
from pipeline.run.up_to_date import Run
from pipeline.run.worker import AT_PAGE, EDITION
from tests.raw_report import REPORT

SOURCE = Source("r7", "r7.pdf", None).holding(REPORT.read_bytes())
NUMBER = {table.name: number for number, table in enumerate(REPORT_TABLES)}
PARENT_MB = 600
"""Memory the parent may need more while it refuses an answer."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return build(SOURCE)


def _with(edition: Edition, table: str, change: Callable[..., tuple[object, ...]]) -> Edition:
    rows = change(getattr(edition.records, table))
    return replace(edition, records=replace(edition.records, **{table: rows}))  # type: ignore[arg-type]  # its own rows


def _first(table: str, **values: object) -> Callable[[Edition], Edition]:
    """The first row of a table with other values."""
    return lambda edition: _with(
        edition, table, lambda rows: (replace(rows[0], **values), *rows[1:])
    )


def _twice(table: str) -> Callable[[Edition], Edition]:
    return lambda edition: _with(edition, table, lambda rows: (*rows, rows[0]))


def _without(table: str) -> Callable[[Edition], Edition]:
    return lambda edition: _with(edition, table, lambda _: ())


def _foreign_finding(edition: Edition) -> Edition:
    return replace(
        edition,
        findings=(
            Finding(
                document_id="r6",
                finding_no=1,
                severity=Severity.ERROR,
                check="total",
                table=None,
                kpi_no=None,
                page=None,
                printed=None,
                expected=None,
                observed=None,
                message="",
                message_ja="",
            ),
        ),
    )


def _counted(edition: Edition) -> Edition:
    return replace(edition, checks=(CheckCount("total", 10**4000, 0, 0, 0),))


def test_what_the_child_says_of_its_own_report_is_taken(edition: Edition) -> None:
    assert checked_edition(SOURCE, packed_edition(edition)).whole() == edition


@pytest.mark.parametrize(
    "passport",
    [Passport(publisher="福島県"), Passport(publisher_code="070009", published=date(2025, 6, 30))],
    ids=["by its name", "by its code, with the day"],
)
def test_a_publisher_that_a_person_names_is_taken(passport: Passport) -> None:
    source = Source("r6", "r6.pdf", None, passport).holding(REPORT.read_bytes())
    made = build(source, "pdfium")
    assert {one.publisher for one in made.records.documents} == {"福島県"}
    assert checked_edition(source, packed_edition(made)).whole() == made


def test_a_publisher_that_the_report_itself_names_is_taken(edition: Edition) -> None:
    proposed = {"publisher": "福島県", "publisher_source": PublicationSource.TITLE}
    made = _first("kpi", **proposed)(_first("documents", **proposed)(edition))
    assert checked_edition(SOURCE, packed_edition(made)).whole() == made


@pytest.mark.parametrize(
    ("change", "words"),
    [
        *(
            pytest.param(_first(name, document_id="r6"), "another report", id=f"a foreign {name}")
            for name in NUMBER
            if name not in {"findings", "reviews"}  # of this report nobody has decided anything
        ),
        pytest.param(_foreign_finding, "another report", id="a foreign finding"),
        pytest.param(_first("documents", sha256="0" * 64), "another file", id="other bytes"),
        pytest.param(_first("documents", source_file="r6.pdf"), "another file", id="other name"),
        pytest.param(_first("documents", url="https://example.org"), "metadata", id="another url"),
        pytest.param(
            _first("documents", publisher="福島県", publisher_source=PublicationSource.PASSPORT),
            "publisher of the metadata",
            id="a publisher that no person named",
        ),
        pytest.param(
            _first("kpi", publisher="福島県", publisher_source=PublicationSource.PASSPORT),
            "publisher of the metadata",
            id="an indicator of a publisher that no person named",
        ),
        pytest.param(
            _first(
                "documents",
                published=date(2025, 6, 30),
                published_source=PublicationSource.PASSPORT,
            ),
            "the day that the metadata",
            id="a day that no person named",
        ),
        pytest.param(_twice("documents"), "one key", id="two reports"),
        pytest.param(_twice("kpi"), "one key", id="an indicator twice"),
        pytest.param(_twice("cells"), "one key", id="a cell twice"),
        pytest.param(_without("kpi"), "does not have", id="figures of no indicator"),
        pytest.param(_without("documents"), "does not have", id="rows of no report"),
        pytest.param(_first("kpi", x0=float("nan")), "valid number", id="at no place"),
        pytest.param(_counted, "so often", id="a check ran for ever"),
    ],
)
def test_anything_else_is_refused(
    edition: Edition, change: Callable[[Edition], Edition], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        checked_edition(SOURCE, packed_edition(change(edition)))


def _page(digits: int) -> bytes:
    row = b'[{"document_id": "r7", "finding_no": 1, "page": %b}]' % (b"9" * digits)
    return part(NUMBER["findings"], row)


BOMBS = [
    pytest.param(part(NUMBER["kpi"], b"[" + b"0," * (7 << 20) + b"0]"), id="numbers for rows"),
    pytest.param(part(NUMBER["kpi"], b"[" + b"{}," * (4 << 20) + b"{}]"), id="empty rows"),
    pytest.param(part(NUMBER["kpi"], b"[" + b"[]," * (4 << 20) + b"[]]"), id="lists for rows"),
    pytest.param(part(NUMBER["kpi"], b"[" * (1 << 20)), id="lists in lists"),
    pytest.param(part(NUMBER["kpi"], b" " * (MOST_OF_A_PART + 1)), id="a part too long"),
    pytest.param(part(NUMBER["kpi"], b"[]" + b" " * (1 << 20)) * 2000, id="parts without end"),
    pytest.param(part(CHECKS, b"[" + b"{}," * (4 << 20) + b"{}]"), id="checks without end"),
    pytest.param(_page(5000), id="a page of 5,000 digits"),
    pytest.param(_page(4000), id="a page of 4,000 digits"),
    pytest.param(part(NUMBER["kpi"], b"\xff"), id="no text"),
    pytest.param(b"", id="nothing"),
    pytest.param(b"\0" * 100, id="zeros"),
]


@pytest.mark.parametrize("content", BOMBS)
def test_one_report_fails_and_not_the_run(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "r7.pdf").write_bytes(b"%PDF-1.7")
    run = Run.of(raw_files(tmp_path / "raw", 1), tmp_path / "out", Options())
    task = report_task(run, run.files[0], sources_of(run.files)[0])

    def says(send: Send) -> None:
        send(EDITION, content)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with closing(outcomes([(0, says)], 1)) as found:
        (outcome,) = found
    answer = edition_of_child(run, task, outcome)
    assert answer.checks == {"program_failed"}
    assert not list((tmp_path / "out").rglob("*.edition"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < PARENT_MB << 10


@pytest.mark.parametrize(
    "message", [b"", b"0 0", b"9" * 5000, b"9" * 5000 + b" 1", b"-1 5", b"1 \xff", b"2 1\n"]
)
def test_a_page_that_cannot_be_is_not_shown(message: bytes) -> None:
    bar = ReadingProgress({0: Waiting("r7.pdf", 1)})
    bar.on_message(0, {AT_PAGE: message})
    assert bar.read == {}


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(b"\0", id="cut off in a number"),
        pytest.param(struct.pack(">II", 1, 99) + PNG, id="cut off in a picture"),
        pytest.param(packed_pngs([(2, PNG)]), id="a page that nobody asked for"),
        pytest.param(packed_pngs([(1, PNG), (1, PNG)]), id="a page twice"),
        pytest.param(packed_pngs([(1, b"<script>")]), id="no picture"),
        pytest.param(b"[" * 100_000, id="something else"),
    ],
)
def test_pictures_are_those_asked_for_or_none(message: bytes) -> None:
    assert pngs_in(message, {1}) == {}
    assert pngs_in(packed_pngs([(1, PNG)]), {1}) == {1: PNG}


@pytest.mark.parametrize(
    "message",
    [b"", b"7", b"[[], 1]", b"[" * 100_000, b'[[[["a"], "../a.png", ""]]]', bytes(1 << 27)],
)
def test_an_explanation_that_is_none_is_refused(message: bytes) -> None:
    with pytest.raises(Unreadable):
        answer_in(message)
