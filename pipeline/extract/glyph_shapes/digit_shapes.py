"""The shape of a glyph, and the digit that the font says it is → whether it is drawn as that digit.

The reference are the twelve standard fonts of PDF. Measured on 2,289 digits of 187 fonts (mincho and
gothic, Latin, typewriter, hand) and of the PDFs at hand, each once as what it is and nine times as
what it is not.
"""

from collections.abc import Sequence
from functools import cache
from itertools import repeat

from pipeline.extract.glyph_shapes.glyph_shape import Glyph, Point, Shape, distance
from pipeline.knowledge import load

HOLES = {
    0: (1, 3),
    1: (0, 0),
    2: (0, 0),
    3: (0, 0),
    4: (0, 1),
    5: (0, 0),
    6: (0, 1),
    7: (0, 0),
    8: (2, 2),
    9: (0, 1),
}
"""The least and the most holes of each digit: a 0 may be struck through or dotted, a 4 open, and the
bowl of a 6 or 9 (EB Garamond). No digit of the 2,289 has another number."""
NEARER = 0.8
"""With a wrong number of holes a digit is wrong unless its outline is clearly its own: no right digit of
the 2,289 has a wrong number, and of 9,376 wrong ones that have, all but 22 are 1.2 times nearer to
another digit."""
MUCH_NEARER = 2.5
"""With a possible number of holes: of the right digits the farthest has 2.3 (the 1 of a thin italic,
a handwritten 9); of the wrong ones 93 % have more in the usual fonts, 90 % in any."""
SURE = 0.005
"""So near to its digit, and with its holes, a glyph needs no comparison with the others: no wrong
digit of the 2,289 is. It spares two glyphs of five the other 108 comparisons."""
AS_IF, NEARER_THAN_OTHERS = 0.035, 1.5
"""So near to a digit, so many times nearer than to the others, and with its holes, a glyph is that digit
whatever it reads: of 900 digits of 34 files of fonts 97 % are, and none is another."""
ASIDE = 0.05
"""Of the width."""
LEAST = 1e-4
"""The distance of a glyph from its own copy."""
WITHOUT_HOLES = frozenset(digit for digit, (_, most) in HOLES.items() if not most)
"""The outlines of 0, 6 and 9 may be those of an 8; no other digit has the outline of a 1, 2, 3, 5 or 7."""
STEP_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""An outline is written in steps of a 35th of the glyph: less than the stroke of any font."""
AS_PARTS = {letter: step / (len(STEP_LETTERS) - 1) for step, letter in enumerate(STEP_LETTERS)}


def doubt_of(digit: int, glyph: Glyph) -> float:
    """How much the glyph looks like another digit: from 1 on it is one."""
    apart = _nearest(digit, glyph.shape)
    if apart < SURE and digit in WITHOUT_HOLES:
        return 0.0
    has_them = has_its_holes(digit, glyph.holes)
    if apart < SURE and has_them:
        return 0.0
    others = min(_nearest(other, glyph.shape) for other in HOLES if other != digit)
    return apart / max(others, LEAST) / (MUCH_NEARER if has_them else NEARER)


def digit_of(glyph: Glyph) -> int | None:
    """The digit that the glyph is drawn as; None where it has the shape of none."""
    (apart, digit), (other, _), *_ = sorted((_nearest(one, glyph.shape), one) for one in HOLES)
    if apart >= min(AS_IF, other / NEARER_THAN_OTHERS) or not has_its_holes(digit, glyph.holes):
        return None
    return digit


def has_its_holes(digit: int, holes: Sequence[Point]) -> bool:
    """Whether the digit can have these holes.

    A stroke through a 0 leaves one hole at the upper left and one at the lower right; the holes of
    an 8 are one above the other, or of an italic one at the upper right.

    >>> has_its_holes(0, [(0.4, 0.4), (0.6, 0.6)]), has_its_holes(0, [(0.5, 0.25), (0.5, 0.75)])
    (True, False)
    >>> has_its_holes(8, [(0.4, 0.4), (0.6, 0.6)]), has_its_holes(8, [(0.5, 0.25), (0.5, 0.75)])
    (False, True)
    """
    least, most = HOLES[digit]
    if digit in {0, 8} and len(holes) == 2:
        return (digit == 0) == (holes[0][0] < holes[1][0] - ASIDE)
    return least <= len(holes) <= most


def _nearest(digit: int, shape: Shape) -> float:
    return min(map(distance, repeat(shape), _references()[digit]))


@cache
def _references() -> Sequence[Sequence[Shape]]:
    """The shapes of each digit from 0 to 9."""
    shapes = load("digit_shapes")
    return [[read(line) for line in shapes[str(digit)].split("\n")] for digit in range(10)]


def written(shape: Shape) -> str:
    """The shape as one line of `knowledge/digit_shapes.toml`."""
    steps = len(STEP_LETTERS) - 1
    outline = "".join(STEP_LETTERS[round(steps * part)] for part in shape.outline)
    return f"{round(100 * shape.ratio)} {outline}"


def read(line: str) -> Shape:
    """The shape of a line, without its holes.

    >>> read("70 0z")
    Shape(outline=(0.0, 1.0), ratio=0.7)
    """
    ratio, outline = line.split(" ")
    return Shape(tuple(map(AS_PARTS.__getitem__, outline)), int(ratio) / 100)
