"""The glyphs of a page's figures → the text objects that another one is seen in place of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, repeat
from typing import NamedTuple

from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter, OverdrawnLetter
from pipeline.extract.glyph_shapes.glyph_shape import Rows
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Sides
from pipeline.extract.pdfium.glyph_picture import ObjectPicture
from pipeline.extract.pdfium.glyphs import Letters
from pipeline.extract.pdfium.placed_glyphs import PlacedGlyph, glyphs_of, placing
from pipeline.extract.picture.overdrawn import FITS, MISFITS, fit
from pipeline.model.page import Box

SCALE = 8.0
"""Dots a point: the strokes of a digit are then some dots wide."""
SAME_PLACE = 0.15
"""Of the width: a letter drawn again so near is a substitute for bold (page/characters.py)."""
OVERLAP = 0.5
"""Of the smaller glyph: neighbours in italics share less, and those of a text drawn twice for bold."""

MOST_IN_ONE_PLACE = 20
"""Glyphs that are compared with each other."""

DrawPart = Callable[[Box, float], Rows]
"""Gives the picture of a part of the page, row by row, with so many dots a point."""


class TwoInOnePlace(NamedTuple):
    """The texts that another one is seen in place of, and the letters of which that cannot be said."""

    overdrawn: tuple[Sequence[OverdrawnLetter], ...] = ()
    unsettled: tuple[DrawnLetter, ...] = ()


class Ink:
    """The ink of the page, and the glyphs that may fit it."""

    def __init__(self, document: int, page: int, draw: DrawPart) -> None:
        self._draw, self._document, self._page = draw, document, page
        self.on_page = placing(page)
        self._drawn: dict[int, ObjectPicture] = {}

    def fit(self, glyph: PlacedGlyph) -> float:
        """Which share of the glyph's dots is seen on the page."""
        drawn = self._drawn.get(glyph.text)
        if drawn is None:
            drawn = ObjectPicture(self._document, self._page, glyph.text, SCALE)
            self._drawn[glyph.text] = drawn
        part = self._draw(self.on_page(glyph.sides), SCALE)
        return fit(drawn.glyph(glyph.sides_in_object()), part)


def two_in_one_place(glyphs: Iterable[PlacedGlyph], text_page: int, ink: Ink) -> TwoInOnePlace:
    """Which of the text objects that stand in one place do not fit the ink there."""
    in_conflict = _in_conflict(glyphs)
    if not in_conflict:
        return TwoInOnePlace()
    fits = {
        text: min(ink.fit(one) for one in {*both} if one.text == text)
        for pair, both in in_conflict.items()
        for text in pair
    }
    hidden = {
        one
        for pair in in_conflict
        for one, other in (pair, pair[::-1])
        if fits[one] < MISFITS and fits[other] >= FITS
    }
    unsettled = {
        one for pair, both in in_conflict.items() if hidden.isdisjoint(pair) for one in both
    }
    return TwoInOnePlace(
        tuple(_letters_of(hidden, text_page, ink)) if hidden else (),
        tuple(DrawnLetter(one.letter, ink.on_page(one.sides)) for one in unsettled),
    )


def _in_conflict(glyphs: Iterable[PlacedGlyph]) -> dict[tuple[int, int], list[PlacedGlyph]]:
    """Pairs of text objects of which other letters stand in one place, with these letters."""
    by_place: dict[tuple[int, int], list[PlacedGlyph]] = defaultdict(list)
    for one in glyphs:
        for place in _places(one):
            by_place[place].append(one)
    found: dict[tuple[int, int], list[PlacedGlyph]] = defaultdict(list)
    words = _words(by_place)
    for near in by_place.values():
        for one, other in combinations(near[:MOST_IN_ONE_PLACE], 2):
            if words[one.text] != words[other.text] and _is_over(one, other):
                pair = min(one.text, other.text), max(one.text, other.text)
                found[pair] += [one, other]
    return found


GRID = 6.0
"""Points: only the speed depends on it."""


def _words(by_place: Mapping[tuple[int, int], Sequence[PlacedGlyph]]) -> dict[int, str]:
    """The letters of each text object: one that is drawn twice for bold has them twice."""
    found: dict[int, set[tuple[float, str]]] = defaultdict(set)
    for one in chain.from_iterable(by_place.values()):
        found[one.text].add((one.sides[0], one.letter))
    return {text: "".join(letter for _, letter in sorted(places)) for text, places in found.items()}


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


def _letters_of(texts: set[int], text_page: int, ink: Ink) -> Iterator[Sequence[OverdrawnLetter]]:
    """All the letters of each of these text objects, but the blanks."""
    found: dict[int, list[OverdrawnLetter]] = defaultdict(list)
    text = Letters(text_page).text
    owners = map(pdfium.text_object, repeat(text_page), range(len(text)))
    numbers = [number for number, owner in enumerate(owners) if owner in texts]
    for one in glyphs_of(text_page, text, numbers):
        if not one.letter.isspace():
            is_seen = ink.fit(one) >= FITS
            found[one.text].append(OverdrawnLetter(one.letter, ink.on_page(one.sides), is_seen))
    yield from found.values()
