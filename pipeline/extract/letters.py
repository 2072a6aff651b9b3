"""The letters PDFium finds on a page: their text, boxes and objects, asked for in batches."""

import re
from collections.abc import Iterable, Sequence
from itertools import repeat

from pipeline.extract import pdfium
from pipeline.extract.unsure import Unsure

HYPHENS = "\ufffe\x02"
"""How PDFium marks a hyphen at the end of a line."""
SPACE = re.compile(" ")


class Letters:
    """The letters of one text page, by number from 0."""

    def __init__(self, text_page: int) -> None:
        self._page = text_page
        self.count = max(0, pdfium.count_characters(text_page))
        self.text = _text(text_page, self.count)

    def sides(self, numbers: Sequence[int]) -> list[float]:
        """Left, top, right and bottom of each of these letters, as high as their font.

        In the PDF's own measure: top is more than bottom. All in one row.
        """
        count = len(numbers)
        at = pdfium.floats.long(4 * count)
        places = range(at, at + 16 * count, 16)
        for _ in map(pdfium.character_box, repeat(self._page), numbers, places):
            pass
        return pdfium.floats.first(4 * count)

    def objects(self, numbers: Sequence[int]) -> list[int]:
        """The text object that draws each of these letters; Unsure where none does."""
        objects: list[int] = list(map(pdfium.text_object, repeat(self._page), numbers))
        if None in objects:
            raise Unsure("replaced")
        return objects

    def generated(self) -> set[int]:
        """The numbers of the spaces that are not in the PDF: PDFium sees them in a gap."""
        spaces = [match.start() for match in SPACE.finditer(self.text)]
        told = map(pdfium.is_generated, repeat(self._page), spaces)
        return {number for number, is_generated in zip(spaces, told, strict=True) if is_generated}

    def any_unmapped(self, numbers: Iterable[int]) -> bool:
        """Whether the PDF does not say how one of these letters reads."""
        return any(map(pdfium.is_unmapped, repeat(self._page), numbers))


def _text(page: int, count: int) -> str:
    """The text with one letter for each number."""
    pdfium.text_between(page, 0, count, pdfium.wholes.long(count + 1))
    text = pdfium.wholes.content(2 * count).decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    return "".join(map(chr, map(pdfium.code_point, repeat(page), range(count))))
