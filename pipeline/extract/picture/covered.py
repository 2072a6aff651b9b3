"""Letters of figures and the picture of their page → those of which a part cannot be seen.

The box of the ink of each letter is known from its font: where a part of it has no ink on the page,
something covers the letter, or cuts it away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter
from pipeline.extract.picture.contradicted import without_letter
from pipeline.extract.picture.grey_picture import FAINTEST, Picture, contrast
from pipeline.model.page import Box, PageContent

THIRDS = 3
"""A digit has ink at every height: in the upper, the middle and the lower third of its box."""
AROUND = 0.5
"""Points. A dash, a full stop and a plain 1 fill their box: the paper is around them."""
FAINTEST_SIGN = 24
"""Of 255 greys: a dash as thin as 0.1 mm is grey at 72 dots an inch, what is covered has less than 5."""


def covered_letters(letters: Iterable[DrawnLetter], picture: Picture) -> tuple[DrawnLetter, ...]:
    """Those letters of which a part has no ink."""
    return tuple(one for one in letters if not _is_whole(one, picture))


def _is_whole(one: DrawnLetter, picture: Picture) -> bool:
    if not one.letter.isdecimal():
        return contrast(picture, _wider(one.box), FAINTEST_SIGN) >= FAINTEST_SIGN
    return all(contrast(picture, part) >= FAINTEST for part in _thirds(one.box))


def _wider(box: Box) -> Box:
    return Box(box.x0 - AROUND, box.top - AROUND, box.x1 + AROUND, box.bottom + AROUND)


def _thirds(box: Box) -> Iterator[Box]:
    height = (box.bottom - box.top) / THIRDS
    for third in range(THIRDS):
        top = box.top + third * height
        yield Box(box.x0 - AROUND, top, box.x1 + AROUND, top + height)


def without_covered(content: PageContent, covered: Iterable[DrawnLetter]) -> PageContent:
    """The content with UNSEEN for each of these letters; those that are left out already stay so."""
    runs = list(content.text_runs)
    for letter, box in covered:
        without_letter(runs, letter, box)
    if all(run is one for run, one in zip(runs, content.text_runs, strict=True)):
        return content
    return replace(content, text_runs=tuple(runs))
