"""Pictures of pages with each number tinted by what became of it, drawn by a process of its own."""

import struct
from collections.abc import Collection, Iterable
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
HEAD = struct.Struct(">II")
"""Before each picture: its number, and its length in bytes."""
PNG = b"\x89PNG\r\n\x1a\n"
"""How a PNG begins."""


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
    return pngs_in(outcome.messages.get(PAGES, b""), pages.keys())


def _draw(source: Source, pages: CoveredPages, send: Send) -> None:
    send(PAGES, page_pngs(source, pages))


def page_pngs(source: Source, pages: CoveredPages) -> bytes:
    """The pages of a report, each number tinted, as `packed_pngs` of the number of each page."""
    from pipeline.extract.pdfium.coverage_picture import coverage_picture  # noqa: PLC0415

    content, password = source.content or b"", source.passport.password
    return packed_pngs(
        (page, coverage_picture(content, page, numbers, password))
        for page, numbers in pages.items()
    )


def packed_pngs(pictures: Iterable[tuple[int, bytes]]) -> bytes:
    """Numbered pictures one after the other: the number, the length, the PNG."""
    return b"".join(HEAD.pack(number, len(png)) + png for number, png in pictures)


def pngs_in(message: bytes, wanted: Collection[int]) -> dict[int, bytes]:
    """What `packed_pngs` made, by number; nothing where it is something else, or more than wanted.

    A child that a report has broken may send anything: reading it takes no more than it has bytes.
    """
    found: dict[int, bytes] = {}
    at = 0
    while len(message) - at >= HEAD.size:
        number, length = HEAD.unpack_from(message, at)
        at += HEAD.size + length
        png = message[at - length : at]
        if number in found or number not in wanted or not png.startswith(PNG) or at > len(message):
            return {}
        found[number] = png
    return found if at == len(message) else {}
