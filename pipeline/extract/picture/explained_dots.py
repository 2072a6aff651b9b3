"""What is known to be drawn on a page → the dots of its picture, with a mark where that explains them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.picture.ink_spots import EXPLAINED
from pipeline.model.page import Box

GREYS = bytes([2, 2, *range(2, 256)])
"""The greys of a picture, with EXPLAINED left free."""
SMALLEST_TYPE = 8.0
"""Points: strokes of smaller letters are taken to reach as far as those of this size."""

Dots = tuple[int, int, int, int]
"""A box of dots: the first row, the one behind the last, and so the columns."""


class Known(NamedTuple):
    """A box whose ink is explained, and how far it may reach over it in points; plus one dot if `hard`."""

    box: Box
    across: float
    down: float
    hard: bool = False


def marked(picture: Picture, explained: Sequence[Known], x: float, y: float) -> bytearray:
    """The dots of a picture that begins at x, y of the page, with EXPLAINED where something is known."""
    dots = bytearray(picture.dots).translate(GREYS)
    stride, mark = picture.stride, bytes([EXPLAINED])
    for first, last, left, right in _joined(sorted(_in_dots(picture, explained, x, y))):
        if last - first > right - left:  # column by column: a rule down the page is few dots wide
            marks = mark * (last - first)
            for column in range(left, right):
                dots[first * stride + column : (last - 1) * stride + column + 1 : stride] = marks
            continue
        marks = mark * (right - left)
        for start in range(first * stride, last * stride, stride):
            dots[start + left : start + right] = marks
    return dots


def _in_dots(picture: Picture, explained: Sequence[Known], x: float, y: float) -> set[Dots]:
    """What is explained, in dots of the picture."""
    scale = picture.scale
    boxes = set()
    for (x0, top, x1, bottom), across, down, hard in explained:
        dot = 1 / scale if hard else 0.0
        left = max(0, int(scale * (x0 - x - across - dot)))
        right = min(picture.width, int(scale * (x1 - x + across + dot)) + 1)
        first = max(0, int(scale * (top - y - down - dot)))
        last = min(picture.height, int(scale * (bottom - y + down + dot)) + 1)
        if left < right:
            boxes.add((first, last, left, right))
    return boxes


def _joined(boxes: Iterable[Dots]) -> list[Dots]:
    """Boxes of dots in order of their rows; those in the same rows that touch, as letters do, as one."""
    found: list[Dots] = []
    for first, last, left, right in boxes:
        if found and found[-1][:2] == (first, last) and left <= found[-1][3]:
            found[-1] = (first, last, found[-1][2], max(right, found[-1][3]))
        else:
            found.append((first, last, left, right))
    return found


def near_to(explained: Sequence[Known], box: Box) -> list[Known]:
    """What may explain ink in a box."""
    far = 2 * SMALLEST_TYPE
    left, head, right, foot = box.x0 - far, box.top - far, box.x1 + far, box.bottom + far
    return [
        one
        for one in explained
        for x0, top, x1, bottom in (one.box,)
        if top < foot and head < bottom and x0 < right and left < x1
    ]
