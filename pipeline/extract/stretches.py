"""The letters of a page → characters: whole stretches where the letters stand plainly.

A stretch is set in one size, on one line, without a gap a person sees: it makes one character of
several letters. What is set otherwise, and what a drawn line crosses, comes letter by letter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.extract import batch, pdfium
from pipeline.extract.characters import is_wide
from pipeline.extract.letters import Letters
from pipeline.extract.sheet import Sheet
from pipeline.extract.type_setting import all_have_height
from pipeline.extract.unsure import Unsure
from pipeline.model.page import Box, Character

HYPHENS = "\ufffe\x02"
"""How PDFium marks a hyphen at the end of a line."""
STRETCH = re.compile(rf"[^\s\x00-\x1f{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}]")
SPACE = re.compile(r"[^\S\r\n]")
AS_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
OF_FIGURES = re.compile(r"[\d,.%+\-−△▲]")
"""What figures are written with."""
DROP = 0.5
"""Of the font size: letters of one object that stand so much lower are written down the page."""
SPARE = 1.5
"""Points a stretch may be longer than its wider end so many times."""
CROSSED = 0.5
"""Points. A line that no more than touches the end of a stretch does not cross it."""
PLAIN_SIGNS = "・／（）「」、。"
"""Signs no figure depends on."""
NO_WIDTH = 0.01
"""Points. What takes up less leaves no ink."""
SPACE_WIDTH = 0.25
"""Of the font size: the width of a space that is drawn by itself."""

Span = tuple[int, int, int]
"""Numbers of the first letter of a stretch and of the first one behind it; its text object."""
Drawn = tuple[int, int, Character]
"""The text object that draws a character, the number of its first letter, and the character."""


def stretches(letters: Letters, sheet: Sheet, uprights: Sequence[Box]) -> Iterator[Drawn]:
    """The characters of the page; `uprights` are the lines that may part two letters, by place.

    Raises:
        Unsure: PDFium alone cannot tell what is printed.
    """
    _check_fonts(letters, sheet)
    used: set[int] = set()
    spans = list(_spans(letters, sheet, used))
    text = letters.text.translate(AS_HYPHEN)
    types, left, replaced = sheet.types, sheet.left, sheet.replaced
    places = [line.x0 for line in uprights]
    sides = letters.sides([number for start, end, _ in spans for number in (start, end - 1)])
    for at, (start, end, one) in zip(range(0, len(sides), 8), spans, strict=True):
        x0, y0, x1, _, last_x0, last_y0, last_x1, _ = sides[at : at + 8]
        _, x, top, bottom, size = types[one]
        if size <= 0 or abs(last_y0 - y0) > DROP * size:
            raise Unsure("turned")
        box = Box(x0 - left, top, last_x1 - left, bottom)
        if one in replaced:
            _check_replaced(text[start:end])
            yield one, start, Character(text[start], Box(x, top, x + size, bottom), size)
        elif end - start > 1 and (
            last_x0 <= x0
            or last_x1 - x0 > (end - start) * max(x1 - x0, last_x1 - last_x0) + SPARE
            or _is_crossed(box, uprights, places)
        ):
            yield from _one_by_one(letters, text, (start, end, one), sheet)
        else:
            yield one, start, Character(text[start:end], box, size)
    if len(used) < len(types):
        yield from _lone_spaces(sheet, types.keys() - used)


def _check_fonts(letters: Letters, sheet: Sheet) -> None:
    """Refuse glyphs that are drawings without a height, and letters without a known text.

    A glyph that is not in its font's table of codes comes as some other letter, perhaps as a
    digit. So each letter of the page is asked for once, and digits wherever they stand.
    """
    if not all_have_height(sheet.fonts):
        raise Unsure("drawn_glyphs")
    text = letters.text
    asked = set(dict(zip(text, range(len(text)), strict=True)).values())
    asked.update(match.start() for match in OF_FIGURES.finditer(text))
    if letters.any_unmapped(asked):
        raise Unsure("unmapped")


def _spans(letters: Letters, sheet: Sheet, used: set[int]) -> Iterator[Span]:
    """The stretches, and the spaces that are printed. Notes which objects are `used`."""
    found = [match.span() for match in STRETCH.finditer(letters.text)]
    found += [one.span() for one in SPACE.finditer(letters.text) if letters.is_printed(one.start())]
    ends = letters.objects([number for start, end in found for number in (start, end - 1)])
    used.update(ends)
    for (start, end), first, last in zip(found, ends[::2], ends[1::2], strict=True):
        if first == last:
            yield start, end, first
        else:
            yield from _by_setting(letters, sheet, used, start, end)


def _by_setting(
    letters: Letters, sheet: Sheet, used: set[int], start: int, end: int
) -> Iterator[Span]:
    """A stretch parted where an object goes on that is set otherwise."""
    objects = letters.objects(range(start, end))
    used.update(objects)
    begin = start
    for number, (before, one) in enumerate(pairwise(objects), start=start + 1):
        if one != before and not _are_alike(sheet, before, one):
            yield begin, number, before
            begin = number
    yield begin, end, objects[-1]


def _are_alike(sheet: Sheet, before: int, one: int) -> bool:
    """Whether two objects are set on one line, in one size, and seen alike."""
    special = sheet.special
    return (
        sheet.types[before][2:] == sheet.types[one][2:]
        and before not in special
        and one not in special
    )


def _check_replaced(text: str) -> None:
    """Take a letter that stands for one glyph, as browsers write it; never a digit or a sign."""
    if len(text) != 1 or not (is_wide(text) and (text.isalpha() or text in PLAIN_SIGNS)):
        raise Unsure("replaced")


def _lone_spaces(sheet: Sheet, objects: Iterable[int]) -> Iterator[Drawn]:
    """The text objects PDFium finds no letter in, where they leave no ink: spaces by themselves.

    Of a font that is not in the PDF, PDFium may know no ink of any letter.
    """
    lone = list(objects)
    for one, (x0, _, x1, _) in zip(lone, batch.bounds(lone), strict=True):
        _, x, top, bottom, size = sheet.types[one]
        if x1 - x0 < NO_WIDTH and size > 0:
            if not pdfium.is_embedded(pdfium.font_of(one)):
                raise Unsure("font_missing")
            yield one, 0, Character(" ", Box(x, top, x + SPACE_WIDTH * size, bottom), size)


def _is_crossed(box: Box, uprights: Sequence[Box], places: Sequence[float]) -> bool:
    """Whether a line down the page crosses the stretch."""
    end = box.x1 - CROSSED
    for number in range(bisect_right(places, box.x0 + CROSSED), len(places)):
        if places[number] >= end:
            return False
        line = uprights[number]
        if line.top < box.bottom and box.top < line.bottom:
            return True
    return False


def _one_by_one(letters: Letters, text: str, span: Span, sheet: Sheet) -> Iterator[Drawn]:
    start, end, one = span
    _, _, top, bottom, size = sheet.types[one]
    sides = letters.sides(range(start, end))
    for number, x0, x1 in zip(range(start, end), sides[::4], sides[2::4], strict=True):
        box = Box(x0 - sheet.left, top, x1 - sheet.left, bottom)
        yield one, number, Character(text[number], box, size)
