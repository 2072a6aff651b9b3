"""What holds of everything that a child may send: it is taken whole, or refused in the way foreseen."""

from collections.abc import Iterator
from contextlib import suppress

from pipeline.build import build
from pipeline.explain.provenance import answer_in as explanation_in
from pipeline.extract import Unreadable
from pipeline.model.edition import Source
from pipeline.model.tables import REPORT_TABLES
from pipeline.run.child_answer import checked_edition
from pipeline.run.chunks import part, split_chunks, unpacked
from pipeline.run.edition_json import CHECKS, packed_edition
from pipeline.run.page_pictures import PNG, pngs_in
from pipeline.run.passport_reading import answer_in as passports_in
from pipeline.run.results import REFUSED
from pipeline.run.worker import AT_PAGE, page_at
from tests.raw_report import REPORT

SOURCE = Source("a", "a.pdf", None).holding(b"%PDF-")
ENDINGS = (b"", part(CHECKS, b"[]"))
WANTED = frozenset({1, 2})
MOST_OF_A_SEED = 1000
"""Bytes: a row or two, the last of them cut off."""


def answers() -> Iterator[bytes]:
    """What a child sends of a good report: the rows of each table, and the counts of the checks."""
    edition = build(Source("a", "a.pdf", None).holding(REPORT.read_bytes()))
    for _, packed in split_chunks(packed_edition(edition), CHECKS):
        yield unpacked(packed)[:MOST_OF_A_SEED]


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
