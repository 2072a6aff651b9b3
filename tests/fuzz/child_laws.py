"""What holds of everything that a child may send: it is taken whole, or refused in the way foreseen."""

from collections.abc import Iterator
from contextlib import suppress

from pipeline.build import build
from pipeline.explain.provenance import answer_in as explanation_in
from pipeline.extract import Unreadable
from pipeline.model.edition import Source
from pipeline.model.records.record import to_json
from pipeline.model.tables import REPORT_TABLES
from pipeline.run.child_answer import checked_edition
from pipeline.run.chunks import part
from pipeline.run.edition_json import CHECKS, tables
from pipeline.run.page_pictures import PNG, pngs_in
from pipeline.run.passport_reading import answer_in as passports_in
from pipeline.run.results import REFUSED
from pipeline.run.worker import AT_PAGE, page_at
from tests.raw_report import REPORT

SOURCE = Source("a", "a.pdf", None).holding(b"%PDF-")
ENDINGS = (b"", part(CHECKS, b"[]"))
WANTED = frozenset({1, 2})


def answers() -> Iterator[bytes]:
    """What a child sends of a good report: a row of each table, and the counts of the checks."""
    edition = build(SOURCE.holding(REPORT.read_bytes()))
    rows = tables([edition])
    for table in REPORT_TABLES:
        yield to_json(table.record, rows[table.name][:1])
    yield b'[{"check": "total", "run": 1, "passed": 1, "failed": 0, "not_applicable": 0}]'


def answer(content: bytes) -> None:
    """The laws of an answer; its first byte says as which one it is taken."""
    kind, sent = content[:1] or b"\0", content[1:]
    number = kind[0] % (CHECKS + 1)
    for packed in (sent, part(number, sent) + ENDINGS[number != CHECKS]):
        _edition(packed)
    pictures = pngs_in(sent, WANTED)
    assert pictures.keys() <= WANTED
    assert all(one.startswith(PNG) for one in pictures.values())
    read = passports_in(sent, 1)
    assert read is None or len(read) == 1
    with suppress(Unreadable):
        explanation_in(sent)
    at = page_at({AT_PAGE: sent})
    assert at is None or all(0 < one < 1 << 31 for one in at)


def _edition(packed: bytes) -> None:
    try:
        edition = checked_edition(SOURCE, packed)
    except REFUSED:
        return
    for table in REPORT_TABLES:
        for row in edition.rows(table):
            assert getattr(row, "document_id", "a") == "a", "a row of another report"
