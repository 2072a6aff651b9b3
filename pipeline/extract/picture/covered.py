"""Letters of figures and the picture of their page → those of which a part cannot be seen.

The box of the ink of each letter is known from its font: where a part of it has no ink on the page,
something covers the letter, or cuts it away.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil, floor

from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter
from pipeline.extract.picture.contradicted import without_letter
from pipeline.extract.picture.grey_picture import FAINTEST, Picture, contrast
from pipeline.model.page import Box, PageContent

THIRDS = 3
"""A digit has ink at every height: in the upper, the middle and the lower third of its box."""
AROUND = 0.5
"""Points. A dash, a full stop and a plain 1 fill their box: the paper is around them. Other digits have
paper inside: what is around them says nothing where a box covers them. Beside a sign of small type is the
next digit: only above and below it is paper."""
FAINTEST_DOT = 12
"""Of 255 greys, on a coarse picture. Where all of a third is covered its dots differ by less than 5.
Of 137 clean pages 24 have a letter with less, and are looked at again on a fine picture."""
FEWEST_DOTS = 3
"""Of a letter alone: a stroke as narrow as a plain 1 fills fewer, and no paper is among them."""
LAST = 0.01
"""Points: a box that ends where a dot begins does not hold that dot."""
FAINTEST_SIGN = 24
"""Of 255 greys: a dash as thin as 0.1 mm is grey at 72 dots an inch, what is covered has less than 5."""
SIDES = 0.1
"""Of a letter of such a font, on each side: the one beside it may reach so far over it."""
NO_INK = 12
"""Of 255 greys, on a fine picture: a letter of a font that is not in the file is drawn as another font has
it, perhaps thinner; what is hidden has none of this."""


def covered_letters(letters: Iterable[DrawnLetter], picture: Picture) -> tuple[DrawnLetter, ...]:
    """Those letters of which a part has no ink."""
    return tuple(one for one in letters if not _is_whole(one, picture))


def without_ink(groups: Iterable[Sequence[DrawnLetter]], picture: Picture) -> Iterator[DrawnLetter]:
    """Letters of fonts that are not in the file without any ink, where most that are drawn alike have some.

    The glyphs are those of another font, which need not have the letter, nor draw it where its box is:
    then none of them has ink there, and nothing is known.
    """
    for letters in groups:
        empty = [one for one in letters if contrast(picture, _inside(one.box), NO_INK) < NO_INK]
        if 2 * len(empty) < len(letters):
            yield from empty


def _inside(box: Box) -> Box:
    margin = SIDES * (box.x1 - box.x0)
    return Box(box.x0 + margin, box.top, box.x1 - margin, box.bottom)


def _is_whole(one: DrawnLetter, picture: Picture) -> bool:
    scale, box = picture.scale, one.box
    own = _own_dots(box, scale)
    if not one.letter.isdecimal():
        x0, x1 = own or (box.x0, box.x1)
        paper = Box(x0, box.top - AROUND, x1, box.bottom + AROUND)
        return contrast(picture, paper, FAINTEST_SIGN) >= FAINTEST_SIGN
    if own and scale * (own[1] - own[0]) > FEWEST_DOTS - 1:
        return all(contrast(picture, part) >= FAINTEST_DOT for part in _thirds(box, *own))
    fills_box = own is not None or unicodedata.decimal(one.letter) == 1
    wide = (box.x0 - AROUND, box.x1 + AROUND) if fills_box else (box.x0, box.x1)
    return all(contrast(picture, part) >= FAINTEST for part in _thirds(box, *wide))


def _own_dots(box: Box, scale: float) -> tuple[float, float] | None:
    """On a coarse picture, from where to where dots show this letter alone; None on a fine one.

    A dot at the side of a letter may show the one beside it, too.
    """
    if scale > 1 / AROUND:
        return None
    left, right = ceil(scale * box.x0) / scale, floor(scale * box.x1) / scale - LAST
    return (left, right) if left < right else (box.x0, box.x1)


def _thirds(box: Box, x0: float, x1: float) -> Iterator[Box]:
    height = (box.bottom - box.top) / THIRDS
    for third in range(THIRDS):
        top = box.top + third * height
        yield Box(x0, top, x1, top + height)


def without_covered(content: PageContent, covered: Iterable[DrawnLetter]) -> PageContent:
    """The content with UNSEEN for each of these letters; those that are left out already stay so."""
    runs = list(content.text_runs)
    for letter, box in covered:
        without_letter(runs, letter, box)
    if all(run is one for run, one in zip(runs, content.text_runs, strict=True)):
        return content
    return replace(content, text_runs=tuple(runs))
