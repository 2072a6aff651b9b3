"""A page of PDFium → the letters of figures that are drawn as something else than their font says.

Readers believe the table of codes of a font. Where it says 8 of a glyph that is drawn as 3, or blank
of one drawn as △, only its picture shows it. Each glyph of a font is looked at once a report.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.glyph_shapes.digit_shapes import doubt_of
from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter, FigureLetters
from pipeline.extract.glyph_shapes.glyph_claims import (
    GlyphBox,
    is_drawn_otherwise,
    is_invisible,
    needs_picture,
)
from pipeline.extract.glyph_shapes.glyph_shape import INKED, Glyph, Rows, trimmed
from pipeline.extract.glyph_shapes.latin_letters import is_drawn_as_digit, is_latin
from pipeline.extract.pdfium.calls import Sides
from pipeline.extract.pdfium.glyph_picture import (
    COARSE,
    FINE,
    ObjectPicture,
    is_turned,
    slope_of,
    straightened,
    upright,
)
from pipeline.extract.pdfium.overdrawn_texts import DrawPart, Ink, two_in_one_place
from pipeline.extract.pdfium.placed_glyphs import Font, PlacedGlyph, placed_glyphs, placing
from pipeline.extract.pdfium.reader import OpenPage

Key = tuple[Font, str, GlyphBox]
"""One glyph of a font: codes that read alike and have the same box are drawn alike."""
Places = dict[Key, list[PlacedGlyph]]
LOOKED_AT = 3
"""Places of one glyph on a page: what lies over one of them, or cuts it away, says nothing of it."""
CUT = 3
"""Dots that the ink of a whole glyph may be narrower or lower than its box, which is rounded."""


UNLIKE, LIKE = 0.5, 0.4
"""Two glyphs of one font that both read 8: where one is so much like another digit, at least 1.25
times nearer to it, and the other is not, the first is wrong. Fonts have digits twice, of other widths
or heights: they have the same shape. Of 2,289 right digits 25 reach 0.5, all of lettering fonts."""


class GlyphCheck:
    """What is known of the glyphs of one report: how much each looks like something else, from 1 on."""

    def __init__(self) -> None:
        self._doubts: dict[Key, float] = {}
        self._of_digit: dict[tuple[Font, int], list[float]] = defaultdict(list)

    def letters(self, open_page: OpenPage, draw: DrawPart) -> FigureLetters:
        """The letters of figures and the blanks of a page; each new glyph is looked at."""
        document, _, page, text_page = open_page
        if not text_page:
            return FigureLetters()
        on_page = placing(page)
        by_key, stand_in = _by_key(placed_glyphs(text_page))
        self._look_at(by_key, _Pictures(document, page))
        inked = [
            one
            for (_, letter, box), places in by_key.items()
            if box.height and not is_latin(letter)
            for one in places
        ]
        overdrawn, unsettled = two_in_one_place(inked, text_page, Ink(document, page, draw))
        drawn: list[DrawnLetter] = []
        contradicted: list[DrawnLetter] = []
        for key, places in by_key.items():
            is_other = self._is_other(key)
            if is_other or not (is_invisible(key[1]) or is_latin(key[1])):
                found = (DrawnLetter(one.letter, on_page(one.sides)) for one in places)
                (contradicted if is_other else drawn).extend(found)
        foreign = tuple(
            tuple(DrawnLetter(one.letter, on_page(one.sides)) for one in places)
            for key, places in stand_in.items()
            if not is_invisible(key[1])
        )
        return FigureLetters(tuple(drawn), tuple(contradicted), overdrawn, unsettled, foreign)

    def _look_at(self, by_key: Mapping[Key, Sequence[PlacedGlyph]], pictures: "_Pictures") -> None:
        for key, places in by_key.items():
            font, letter, box = key
            if key in self._doubts:
                continue
            if not needs_picture(letter, box):
                self._doubts[key] = float(is_drawn_otherwise(letter, box))
                continue
            shortest = sorted(places, key=lambda one: one.setting.width)[:LOOKED_AT]
            doubt = _least_doubt(shortest, pictures)
            if doubt is not None:
                self._doubts[key] = doubt
                self._of_digit[font, unicodedata.digit(letter, -1)].append(doubt)

    def _is_other(self, key: Key) -> bool:
        font, letter, _ = key
        doubt = self._doubts.get(key, 0.0)
        if doubt < UNLIKE or not letter.isdecimal():
            return doubt >= 1
        return doubt >= 1 or min(self._of_digit[font, unicodedata.digit(letter)]) < LIKE


def _by_key(glyphs: Iterable[PlacedGlyph]) -> tuple[Places, Places]:
    """The glyphs of fonts that are in the file, and those of fonts that another one stands in for."""
    by_key: Places = defaultdict(list)
    stand_in: Places = defaultdict(list)
    for one in glyphs:
        found = by_key if one.setting.is_in_file else stand_in
        found[one.setting.font, one.letter, one.box].append(one)
    return by_key, stand_in


def _least_doubt(places: Iterable[PlacedGlyph], pictures: "_Pictures") -> float | None:
    """How much a glyph looks like another at each of these places; None where it is cut at all of them."""
    least = None
    for one in places:
        doubt = pictures.doubt(one)
        if doubt is not None:
            least = doubt if least is None else min(least, doubt)
        if least is not None and least < UNLIKE:
            return least
    return least


class _Pictures:
    """The glyphs of one page, each drawn when it is first asked for."""

    def __init__(self, document: int, page: int) -> None:
        self._document, self._page = document, page
        self._texts: dict[tuple[int, int], ObjectPicture] = {}
        self._glyphs: dict[tuple[int, Sides, int], Glyph | None] = {}

    def doubt(self, glyph: PlacedGlyph) -> float | None:
        """How much the glyph looks like another than it reads; None where it is not drawn as a whole."""
        doubt = None
        for dots in (COARSE, FINE):
            drawn = self._of(glyph, dots)
            is_whole = drawn is not None and self._is_whole(drawn, glyph, dots)
            if is_latin(glyph.letter):
                return float(drawn is not None and is_drawn_as_digit(glyph.letter, drawn))
            if not glyph.letter.isdecimal():
                return float(is_whole)
            if drawn is None or not is_whole:
                return None
            doubt = doubt_of(unicodedata.decimal(glyph.letter), drawn)
            if doubt < UNLIKE:
                break
        return doubt

    def _is_whole(self, drawn: Glyph, glyph: PlacedGlyph, dots: int) -> bool:
        """Whether the ink fills the box that the font gives the glyph."""
        height, width = len(drawn.rows), len(drawn.rows[0])
        if is_turned(glyph.setting.matrix):
            height, width = width, height
        x0, y0, x1, y1 = (dots / glyph.setting.size * side for side in glyph.sides_in_object())
        lean = slope_of(glyph.setting.matrix) * (y1 - y0)
        return width >= x1 - x0 - lean - CUT and height >= y1 - y0 - CUT

    def _of(self, glyph: PlacedGlyph, dots: int) -> Glyph | None:
        """The glyph alone; None where it has no ink."""
        key = glyph.text, glyph.sides, dots
        if key not in self._glyphs:
            straight = straightened(self._rows(glyph, dots), slope_of(glyph.setting.matrix))
            rows = trimmed([row.translate(INKED) for row in straight])
            self._glyphs[key] = Glyph(upright(rows, glyph.setting.matrix)) if rows else None
        return self._glyphs[key]

    def _rows(self, glyph: PlacedGlyph, dots: int) -> Rows:
        text = self._texts.get((glyph.text, dots))
        if text is None:
            scale = dots / glyph.setting.size
            text = ObjectPicture(self._document, self._page, glyph.text, scale)
            self._texts[glyph.text, dots] = text
        return text.glyph(glyph.sides_in_object())
