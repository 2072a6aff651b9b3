"""Which letters of a figure are covered, judged by the dots of a picture."""

import pytest

from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter
from pipeline.extract.picture.covered import covered_letters
from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.picture.ink import FINE
from pipeline.model.page import Box

SIDE = 30
PAPER, INK = 255, 0
POINT = DrawnLetter(".", Box(4.0, 6.0, 4.5, 6.5))
DIGITS = (Box(2.0, 3.0, 3.8, 6.5), Box(4.9, 3.0, 6.7, 6.5))
"""In type of 4.5 points the digits beside a point are 0.2 to 0.4 points from it."""


def picture_of(*inked: Box) -> Picture:
    dots = bytearray([PAPER]) * (SIDE * SIDE)
    for box in inked:
        for row in range(int(FINE * box.top), int(FINE * box.bottom)):
            for place in range(int(FINE * box.x0), int(FINE * box.x1)):
                dots[row * SIDE + place] = INK
    return Picture(memoryview(bytes(dots)), SIDE, SIDE, SIDE, FINE)


@pytest.mark.parametrize(
    ("inked", "is_covered"),
    [
        pytest.param((*DIGITS, POINT.box), False, id="a point between digits of small type"),
        pytest.param(
            DIGITS, True, id="a point that is covered: the digits beside it are not its ink"
        ),
        pytest.param((Box(0, 0, 10, 10),), True, id="all of it is covered"),
    ],
)
def test_a_point_that_is_covered(inked: tuple[Box, ...], *, is_covered: bool) -> None:
    assert covered_letters([POINT], picture_of(*inked)) == ((POINT,) if is_covered else ())
