"""The figures of good reports that a change may meet: each with its glyphs on the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pypdfium2

from pipeline.build import build
from pipeline.model.edition import Edition, Source
from pipeline.model.records import KpiValue
from tests.raw_report import REPORT
from tests.torture.appearance.edits import Colour, around_all
from tests.torture.appearance.glyphs import Box, Glyph, fonts, glyphs
from tests.torture.appearance.page_file import PageFile, pages_of

EDITIONS = Path(__file__).parents[2] / "editions"
REPORTS = (REPORT, *sorted(EDITIONS.glob("*.pdf")))
NUMBER = re.compile(r"[△▲−－-]?[0-9][0-9,.]*")
SIGNS = frozenset("△▲−－-")
DOTS = 3
"""Of the picture of a page, for each point."""


class Figure(NamedTuple):
    """One figure as printed: its number's glyphs from left to right, and the row it is in."""

    row: KpiValue
    shown: tuple[Glyph, ...]
    text: str

    @property
    def scale(self) -> Decimal:
        """What one of the printed number is in the table: 10000 for 万."""
        value, number = self.row.value, Decimal(plain(self.text))
        return value / number if value and number else Decimal(1)


@dataclass(frozen=True)
class Scene:
    """One page of a good report, what the program reads of it, and its figures."""

    name: str
    page: PageFile
    every: tuple[Glyph, ...]
    edition: Edition
    figures: tuple[Figure, ...]
    size: tuple[float, float, float]

    def picture(self, scale: float = DOTS) -> "pypdfium2.PdfBitmap":
        """The page as it looks."""
        return picture(self.page.file(), scale)


def plain(number: str) -> str:
    """A printed number as Decimal reads it."""
    sign = "-" if number[0] in SIGNS else ""
    return sign + number.lstrip("".join(SIGNS)).replace(",", "")


def picture(report: bytes, scale: float = DOTS) -> "pypdfium2.PdfBitmap":
    """The first page of a report as it looks, its form fields filled in."""
    document = pypdfium2.PdfDocument(report)
    document.init_forms()
    return document[0].render(scale=scale, rev_byteorder=True)


def read(report: bytes) -> Edition:
    """What the program makes of a report."""
    return build(Source("r", "r.pdf", report))


@cache
def page_files(report: Path) -> tuple[PageFile, ...]:
    """The pages of a report, each as one of its own."""
    return tuple(pages_of(report.read_bytes()))


@cache
def scene(report: Path, number: int) -> Scene | None:
    """A page with figures of which nothing is reported but notices; else None."""
    page = page_files(report)[number]
    if page.entries.get("Rotate", b"0") != b"0":
        return None
    edition = read(page.file())
    if any(one.severity != "notice" for one in edition.findings):
        return None
    every = tuple(glyphs(page, fonts(page)))
    size = _size(page)
    found = tuple(_figures(edition, every, size))
    return (
        Scene(f"{report.stem} p.{number + 1}", page, every, edition, found, size) if found else None
    )


def _size(page: PageFile) -> tuple[float, float, float]:
    """The left edge, the upper edge and the height of a page."""
    box = page.entries.get("CropBox", page.entries["MediaBox"])
    left, low, _, high = (float(said) for said in box.strip(b"[]").split())
    return left, high, high - low


def _figures(
    edition: Edition, every: Sequence[Glyph], size: tuple[float, float, float]
) -> Iterator[Figure]:
    rows = edition.records.kpi_values
    places = [_place(row) for row in rows]
    for row in rows:
        if row.value is None or row.upper is not None or places.count(_place(row)) > 1:
            continue
        inside = [glyph for glyph in every if glyph.text.strip() and _is_in(glyph, row, size)]
        inside.sort(key=lambda glyph: (-round(glyph.matrix[5]), glyph.matrix[4]))
        letters = [(glyph, letter) for glyph in inside for letter in normalize("NFKC", glyph.text)]
        found = list(NUMBER.finditer("".join(letter for _, letter in letters)))
        if len(found) != 1 or not all(glyph.is_upright() for glyph in inside):
            continue
        shown = tuple(glyph for glyph, _ in letters[found[0].start() : found[0].end()])
        text = found[0][0].rstrip(",.")
        figure = Figure(row, shown[: len(text)], text)
        if _is_clear(figure):
            yield figure


def _place(row: KpiValue) -> tuple[object, ...]:
    return row.x0, row.top, row.x1, row.bottom


def _is_in(glyph: Glyph, row: KpiValue, size: tuple[float, float, float]) -> bool:
    x, y = centre((glyph,), size)
    return row.x0 <= x <= row.x1 and row.top <= y <= row.bottom


def centre(shown: Sequence[Glyph], size: tuple[float, float, float]) -> tuple[float, float]:
    """The middle of some glyphs, from the upper left corner of the page."""
    left, low, right, high = around_all(shown, 0, 0.7)
    return (left + right) / 2 - size[0], size[1] - (low + high) / 2


def _is_clear(figure: Figure) -> bool:
    """Whether the number is the value of the row times a power of ten, on one line, letter by letter."""
    heights = {round(glyph.matrix[5], 1) for glyph in figure.shown}
    single = len(set(map(id, figure.shown))) == len(figure.text)
    try:
        scale = figure.scale
    except ArithmeticError:
        return False
    return single and len(heights) == 1 and scale.normalize().as_tuple().digits == (1,)


def background(drawn: "pypdfium2.PdfBitmap", box: Box, size: tuple[float, float, float]) -> Colour:
    """The colour that most dots of a box have."""
    scale = drawn.height / size[2]
    left, low, right, high = box
    edges = (left - size[0], size[1] - high, right - size[0], size[1] - low)
    cut = drawn.to_pil().convert("RGB").crop([round(edge * scale) for edge in edges])
    colours = cut.getcolors(cut.width * cut.height)
    return tuple(part / 255 for part in max(colours)[1])
