"""The glyphs of a page's figures → the text objects that another one is seen in place of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from pipeline.extract.page.contradicted import DrawnLetter
from pipeline.extract.page.glyph_shape import Rows
from pipeline.extract.page.overdrawn import FITS, MISFITS, fit
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Sides
from pipeline.extract.pdfium.glyph_picture import ObjectPicture
from pipeline.extract.pdfium.glyphs import Letters
from pipeline.extract.pdfium.placed_glyphs import PlacedGlyph
from pipeline.model.page import Box

SCALE = 8.0
"""Dots a point: the strokes of a digit are then some dots wide."""
SAME_PLACE = 0.15
"""Of the width: a letter drawn again so near is a substitute for bold (page/characters.py)."""
OVERLAP = 0.3
"""Of the smaller glyph: neighbours in italics share less."""

DrawPart = Callable[[Box, float], Rows]
"""Gives the picture of a part of the page, row by row, with so many dots a point."""


def overdrawn_objects(
    glyphs: Iterable[PlacedGlyph],
    on_page: Callable[[Sides], Box],
    draw: DrawPart,
    document: int,
    page: int,
) -> set[int]:
    """The text objects whose glyphs do not fit the ink where those of another object do."""
    in_conflict = _in_conflict(glyphs)
    involved = {one for pair in in_conflict for one in pair}
    fits: dict[int, float] = {}
    for text in involved:
        of_text = {id(one): one for pair, both in in_conflict.items() if text in pair for one in both if one.text == text}  # fmt: skip
        picture = ObjectPicture(document, page, text, SCALE)
        fits[text] = min(
            fit(picture.glyph(one.sides_in_object()), draw(on_page(one.sides), SCALE))
            for one in of_text.values()
        )
    return {
        one
        for pair in in_conflict
        for one, other in (pair, pair[::-1])
        if fits[one] < MISFITS and fits[other] >= FITS
    }


def _in_conflict(glyphs: Iterable[PlacedGlyph]) -> dict[tuple[int, int], list[PlacedGlyph]]:
    """Pairs of text objects of which other letters stand in one place, with these letters."""
    by_place: dict[tuple[int, int], list[PlacedGlyph]] = defaultdict(list)
    for one in glyphs:
        for place in _places(one):
            by_place[place].append(one)
    found: dict[tuple[int, int], list[PlacedGlyph]] = defaultdict(list)
    for near in by_place.values():
        for one, other in combinations(near, 2):
            if one.text != other.text and _is_over(one, other):
                pair = min(one.text, other.text), max(one.text, other.text)
                found[pair] += [one, other]
    return found


GRID = 6.0
"""Points: only the speed depends on it."""


def _places(one: PlacedGlyph) -> Iterator[tuple[int, int]]:
    x0, y0, x1, y1 = (int(side // GRID) for side in one.sides)
    return ((x, y) for x in range(x0, x1 + 1) for y in range(y0, y1 + 1))


def _is_over(one: PlacedGlyph, other: PlacedGlyph) -> bool:
    """Whether two glyphs share a good part of their boxes, and are not one glyph drawn twice."""
    a, b = one.sides, other.sides
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return False
    if one.letter == other.letter and abs(a[0] - b[0]) <= SAME_PLACE * (a[2] - a[0]):
        return False
    return width * height >= OVERLAP * min(_area(a), _area(b))


def _area(sides: Sides) -> float:
    return (sides[2] - sides[0]) * (sides[3] - sides[1])


def letters_of(
    texts: set[int], text_page: int, on_page: Callable[[Sides], Box]
) -> tuple[Sequence[DrawnLetter], ...]:
    """All the letters of each of these text objects, but the blanks."""
    found: dict[int, list[DrawnLetter]] = defaultdict(list)
    at = pdfium.doubles.at
    for number, letter in enumerate(Letters(text_page).text):
        text = pdfium.text_object(text_page, number)
        if text in texts and not letter.isspace():
            pdfium.glyph_box(text_page, number, at, at + 8, at + 16, at + 24)
            left, right, bottom, top = pdfium.doubles.first(4)
            found[text].append(DrawnLetter(letter, on_page((left, bottom, right, top))))
    return tuple(found.values())
