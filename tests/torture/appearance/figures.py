"""The figures of good reports that a change may meet: each with its glyphs on the page."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pypdfium2
from PIL import Image

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

    def look(self, box: Box, scale: float) -> tuple[Image.Image, Box]:
        """The dots that lie in a box of the page, and the box that they fill to the edge of a dot."""
        left, upper, height = self.size
        page = pypdfium2.PdfDocument(self.page.file())[0]
        width = page.get_width()
        cut = (box[0] - left, box[1] - upper + height, left + width - box[2], upper - box[3])
        cut_dots = [math.floor(max(edge, 0) * scale) for edge in cut]
        rendered = page.render(scale=scale, crop=tuple((dots - 0.5) / scale for dots in cut_dots))
        seen: Image.Image = rendered.to_pil().convert("RGB")
        begin, top = left + cut_dots[0] / scale, upper - cut_dots[3] / scale
        return seen, (begin, top - seen.height / scale, begin + seen.width / scale, top)

    def background(self, box: Box) -> Colour:
        """The colour that most dots of a box have."""
        seen, _ = self.look(box, DOTS)
        parts = seen.tobytes()
        dots = Counter(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
        red, green, blue = dots.most_common(1)[0][0]
        return red / 255, green / 255, blue / 255


def plain(number: str) -> str:
    """A printed number as Decimal reads it."""
    sign = "-" if number[0] in SIGNS else ""
    return sign + number.lstrip("".join(SIGNS)).replace(",", "")


def picture(report: bytes, scale: float = DOTS) -> Image.Image:
    """The first page of a report as it looks, its form fields filled in."""
    document = pypdfium2.PdfDocument(report)
    document.init_forms()
    seen: Image.Image = document[0].render(scale=scale).to_pil()
    return seen.convert("RGB")


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
