"""Pictures of pages with each number tinted by what became of it, drawn by a process of its own."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import closing
from functools import partial

from pipeline.model.edition import Source
from pipeline.model.page import Box
from pipeline.model.picture import CoveredNumber, CoveredPages
from pipeline.model.records import PrintedNumber
from pipeline.model.vocabulary import COVERAGE
from pipeline.run.options import Limits
from pipeline.run.process_pool import Send, outcomes

PAGES = b"p"
"""The kind of message that the child sends."""


def covered_pages(numbers: Iterable[PrintedNumber]) -> dict[int, list[CoveredNumber]]:
    """The numbers of a report by page."""
    pages: dict[int, list[CoveredNumber]] = {}
    for one in numbers:
        box = Box(one.x0, one.top, one.x1, one.bottom)
        covered = CoveredNumber(box, one.printed, COVERAGE[one.account])
        pages.setdefault(one.page, []).append(covered)
    return pages


def draw_pages(
    source: Source,
    pages: CoveredPages,
    limits: Limits = Limits(),  # noqa: B008
) -> dict[int, bytes]:
    """The pages of a report as PNG, by page; none of them where the child fails."""
    with closing(outcomes([(0, partial(_draw, source, pages))], 1, limits)) as ended:
        (outcome,) = ended
    return pngs_of_pages(outcome.messages.get(PAGES, b"{}"))


def _draw(source: Source, pages: CoveredPages, send: Send) -> None:
    send(PAGES, page_pngs(source, pages))


def page_pngs(source: Source, pages: CoveredPages) -> bytes:
    """The pages of a report, each number tinted, as JSON: PNG in base64 by page."""
    from pipeline.extract.pdfium.coverage_picture import coverage_picture  # noqa: PLC0415

    content, password = source.content or b"", source.passport.password
    drawn = {
        page: b64encode(coverage_picture(content, page, numbers, password)).decode()
        for page, numbers in pages.items()
    }
    return json.dumps(drawn).encode()


def pngs_of_pages(message: bytes) -> dict[int, bytes]:
    """What `page_pngs` made, by page; nothing where it is something else.

    A child that a report has broken may send anything.
    """
    try:
        return {int(page): b64decode(png) for page, png in json.loads(message).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
