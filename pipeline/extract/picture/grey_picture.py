"""The picture of a page, and how much ink there is in a box of it."""

from typing import NamedTuple

from pipeline.extract.glyph_shapes.drawn_letters import FigureLetters
from pipeline.extract.picture.annotation_marks import AnnotationMarks
from pipeline.model.page import Box, TaggedTable

FAINTEST = 48
"""Of 255 greys: so much darker or lighter than their ground letters are that a person can read.

Of 19,116 visible digits of 142 pages all but 14 have more, at 72 dots an inch; the 14 are cut away
by a clip, or off the page. All hidden digits of 31 of 39 files made to hide them have less."""


class Shapes(NamedTuple):
    """Boxes of what is drawn on a page beside text: as small as a point, shaded, lines that slant."""

    points: tuple[Box, ...] = ()
    shadings: tuple[Box, ...] = ()
    slanting: tuple[Box, ...] = ()


class Picture(NamedTuple):
    """A page in grey, row by row, `stride` bytes a row; `scale` is dots a point.

    `annotations` is what is over the page, if anything is, `shapes` what is drawn beside text,
    `tagged` the tables that the structure of the PDF names; a fine picture says none of them, nor
    `figures`, the letters of its figures, but whether it `is_stand_in`: drawn with letters of another
    font than one that is not in the file.
    """

    dots: memoryview
    width: int
    height: int
    stride: int
    scale: float
    annotations: AnnotationMarks | None = None
    shapes: Shapes = Shapes()
    figures: FigureLetters = FigureLetters()
    tagged: tuple[TaggedTable, ...] = ()
    is_stand_in: bool = False


def contrast(picture: Picture, box: Box, enough: int = FAINTEST) -> int:
    """How far the darkest and the lightest dot in the box are apart, 0 to 255; 0 off the page.

    Rows are looked at until they are `enough` apart, the middle one first: letters have more ink there.
    """
    scale = picture.scale
    left, top = max(0, int(scale * box.x0)), max(0, int(scale * box.top))
    right = min(picture.width, int(scale * box.x1) + 1)
    bottom = min(picture.height, int(scale * box.bottom) + 1)
    if left >= right or top >= bottom:
        return 0
    dots, stride = picture.dots, picture.stride
    start = (top + bottom) // 2 * stride
    row = bytes(dots[start + left : start + right])
    darkest, lightest = min(row), max(row)
    for start in range(top * stride, bottom * stride, stride):
        if lightest - darkest >= enough:
            break
        row = bytes(dots[start + left : start + right])
        darkest, lightest = min(darkest, *row), max(lightest, *row)
    return lightest - darkest
