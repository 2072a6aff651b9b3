"""The picture of a page → its dots, set upright, and which of them are ink."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.picture.grey_picture import Picture

Dots = NDArray[np.uint8]
"""Greys by row and column, 0 black, 255 white."""
Ink = NDArray[np.bool_]
"""Which dots are ink, by row and column."""

MOST_SKEW = 3.0
"""Degrees. A sheet lies no more askew in a scanner; steeper lines are drawn so."""
LEAST_SKEW = 0.02
"""Degrees: less than one dot over the width of a page at 216 dots an inch, which no rule loses by."""
LONG = 0.2
"""Of the width of the page: lines so long tell how far it is askew."""
MOST_THICK = 14
"""Dots: a level line is no higher than this; what is higher is a bar or a picture."""
RUN = 18
"""Dots: a line one dot thick that falls by 3 degrees goes so far before it steps to the next row."""
INK = 60
"""Of 255 greys: so much darker than its ground is ink. Print that shows through from the back of the
sheet has up to 45, the noise of a scanner up to 40; grey print that is meant to be read has 90."""


class Raster(NamedTuple):
    """A page in grey, upright, with so many dots a point."""

    dots: Dots
    scale: float


def whole_raster(picture: Picture) -> Raster:
    """The picture of a page as its dots."""
    flat = np.frombuffer(picture.dots, np.uint8)
    dots = flat[: picture.stride * picture.height].reshape(picture.height, picture.stride)
    return Raster(np.ascontiguousarray(dots[:, : picture.width]), picture.scale)


def upright_raster(raster: Raster) -> Raster:
    """The page, turned so that its rules lie level. Ink keeps its place within 3 points."""
    angle = skew(raster.dots)
    if abs(angle) < LEAST_SKEW:
        return raster
    height, width = raster.dots.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    level = cv2.warpAffine(
        raster.dots,
        turn,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return raster._replace(dots=np.asarray(level, np.uint8))


def skew(dots: Dots) -> float:
    """How many degrees clockwise the long lines of a page fall; 0 where it has none."""
    marks = page_ink(dots).astype(np.uint8)
    # Only level runs, smeared by one row up and down: a line that steps to the next row is whole.
    runs = cv2.morphologyEx(marks, cv2.MORPH_OPEN, np.ones((1, RUN), np.uint8))
    whole = cv2.dilate(runs, np.ones((3, 3), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(whole, connectivity=8)
    angles, lengths = [], []
    for number, (left, top, wide, high, _) in enumerate(boxes[1:count].tolist(), start=1):
        if wide < LONG * dots.shape[1] or high > wide * np.tan(np.radians(MOST_SKEW)) + MOST_THICK:
            continue
        rows, columns = np.nonzero(labels[top : top + high, left : left + wide] == number)
        off = columns - columns.mean()
        slope = float((off * rows).sum() / (off * off).sum())  # least squares
        angles.append(float(np.degrees(np.arctan(slope))))
        lengths.append(float(wide))
    return _weighted_median(np.array(angles), np.array(lengths)) if angles else 0.0


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values, kind="stable")
    sums = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(sums, sums[-1] / 2)])


def page_ink(dots: Dots) -> Ink:
    """Which dots of a page are darker than what is round them."""
    around = cv2.blur(dots, (51, 51), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(dots.astype(np.int16) < around.astype(np.int16) - INK // 2, np.bool_)


def dark_on_light(dots: Dots) -> Dots:
    """The dots, turned to dark print on light ground where they are light print on dark."""
    return 255 - dots if np.median(dots) < 110 else dots


def ink_of(dots: Dots) -> Ink:
    """Which dots of a small place are ink, dark print on one light ground."""
    ground = int(np.median(dots))
    return np.asarray(dots.astype(np.int16) < ground - INK, np.bool_)
