"""The letters PDFium finds on a page: their text, boxes and objects, asked for in batches."""

from collections.abc import Iterable, Sequence
from itertools import repeat

from pipeline.extract import pdfium
from pipeline.extract.unsure import Unsure


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
        row, at = pdfium.floats(4 * count)
        places = range(at, at + 16 * count, 16)
        for _ in map(pdfium.character_box, repeat(self._page), numbers, places):
            pass
        sides: list[float] = row[:]
        return sides

    def objects(self, numbers: Sequence[int]) -> list[int]:
        """The text object that draws each of these letters; Unsure where none does."""
        objects: list[int] = list(map(pdfium.text_object, repeat(self._page), numbers))
        if None in objects:
            raise Unsure("replaced")
        return objects

    def is_printed(self, number: int) -> bool:
        """Whether a space is the PDF's own, not one PDFium sees in a gap."""
        return self.text[number] != " " or not pdfium.is_generated(self._page, number)

    def any_unmapped(self, numbers: Iterable[int]) -> bool:
        """Whether the PDF does not say how one of these letters reads."""
        return any(map(pdfium.is_unmapped, repeat(self._page), numbers))


def _text(page: int, count: int) -> str:
    """The text with one letter for each number."""
    row, at = pdfium.wholes(count + 1)
    pdfium.text_between(page, 0, count, at)
    text = bytes(row)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    return "".join(map(chr, map(pdfium.code_point, repeat(page), range(count))))
