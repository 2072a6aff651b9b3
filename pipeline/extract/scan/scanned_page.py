"""The picture of a page → every line of it, read by all recognisers."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.page.geometry import rounded
from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.scan.engines import Engines
from pipeline.extract.scan.ink_lines import (
    crop,
    in_dots,
    lines_in_cell,
    lines_outside,
    without_specks,
)
from pipeline.extract.scan.line_readings import LineReading, PageReadings
from pipeline.extract.scan.policy import has_number
from pipeline.extract.scan.raster import (
    Dots,
    Raster,
    dark_on_light,
    ink_of,
    upright_raster,
    whole_raster,
)
from pipeline.extract.scan.rulings import rulings_of
from pipeline.extract.tables.edges import edges_of, networks
from pipeline.extract.tables.grid import Grid, split
from pipeline.extract.tables.ruled_grid import ruled_grid
from pipeline.model.page import Box, Ruling

FEW_LETTERS = 4
"""So short a line is read by the other recogniser too, even if the first reads no number in it, and
reads it alike twice."""
LOOSE_RUN = 1.5
"""Of the height of the lines of a grid: no stroke of a letter is as long as this straight run of ink."""
FREE, TOUCHED = 1.5, 0.1
"""Points above and below such a run that hold no ink, but for this share of its length: beside a
stroke that runs through several letters are their other strokes."""
LOOSE_SHARE = 0.1
"""Of the cells of a grid: with such runs in more of them its rules were not all found. On good grids
0 to 5 of 133 cells have one, on one that lost its thin rules 95."""
SECONDS = 60.0
"""Of CPU, for one page. A page takes 5 to 15; a list of 330 lines took 33."""
LEAST_GRID = 4
"""Points a line of a grid needs inside: doubled rules leave less."""

Clock = Callable[[], float]


class Place(NamedTuple):
    """Where a line is, and whether in a cell."""

    box: Box
    in_cell: bool


def read_picture(
    picture: Picture, area: Box, engines: Engines, clock: Clock = time.process_time
) -> PageReadings:
    """The rules and the readings of every line in an area of a page; all places in points.

    `clock` counts seconds of CPU: a page that takes longer than SECONDS is cut off.
    """
    end = clock() + SECONDS
    raster = upright_raster(_only(whole_raster(picture), area))
    rulings = rulings_of(raster)
    grids = list(_grids(rulings))
    places = _places(raster, grids)
    lines: list[LineReading] = []
    while places and clock() <= end:
        lines.append(_read(raster, places.pop(0), engines))
    loose = tuple(rounded(grid.box) for grid in grids if _is_loose(raster, grid))
    return PageReadings(area, rulings, tuple(lines), loose, is_cut_off=bool(places))


def _only(raster: Raster, area: Box) -> Raster:
    """The raster with nothing but paper outside an area."""
    left, top, right, bottom = in_dots(raster, area)
    if (left, top) == (0, 0) and raster.dots.shape == (bottom, right):
        return raster
    dots = np.full_like(raster.dots, 255)
    dots[top:bottom, left:right] = raster.dots[top:bottom, left:right]
    return raster._replace(dots=dots)


def _grids(rulings: Sequence[Ruling]) -> Iterator[Grid]:
    for net in networks(edges_of(rulings)):
        grid = ruled_grid(net)
        if grid is not None:
            yield from split(grid)


def _places(raster: Raster, grids: Sequence[Grid]) -> list[Place]:
    """The lines of the page: those in cells by their cells, then those outside."""
    usual = [_usual_height(raster, grid) for grid in grids]
    inside = (
        line
        for grid, height in zip(grids, usual, strict=True)
        for cell in grid.inside
        for line in lines_in_cell(raster, grid.cell_box(cell), height)
    )
    outside = lines_outside(raster, [grid.box for grid in grids])
    return [*(Place(box, True) for box in inside), *(Place(box, False) for box in outside)]


def _usual_height(raster: Raster, grid: Grid) -> float | None:
    """The height of most lines in the cells of a grid, in points; None where it is empty."""
    cells = map(grid.cell_box, grid.inside)
    heights = sorted(
        line.bottom - line.top for cell in cells for line in lines_in_cell(raster, cell)
    )
    return heights[len(heights) // 2] if heights else None


def _read(raster: Raster, place: Place, engines: Engines) -> LineReading:
    dots = crop(raster, place.box)
    first = engines.first.read(dots)
    second = engines.first.read(black_and_white(dots))
    texts = (first.text, second.text)
    asks = len(first.text) <= FEW_LETTERS or texts[0] != texts[1] or any(map(has_number, texts))
    shape, spots = _ink_shape(raster, place.box)
    return LineReading(
        rounded(place.box),
        first.text,
        second.text,
        engines.other.read(dots).text if asks else None,
        round(first.sureness, 3),
        shape,
        spots,
        place.in_cell,
    )


def black_and_white(dots: Dots) -> Dots:
    """The dots, each black or white, parted where the two kinds differ most (Otsu 1979)."""
    return np.asarray(cv2.threshold(dots, 0, 255, cv2.THRESH_OTSU)[1], np.uint8)


def _ink_shape(raster: Raster, box: Box) -> tuple[float, int]:
    """The width of the ink of a line for a height of 1, and in how many pieces it is."""
    left, top, right, bottom = in_dots(raster, box)
    ink = ink_of(dark_on_light(raster.dots[top:bottom, left:right]))
    ink = without_specks(ink, raster.scale)
    count, _ = cv2.connectedComponents(ink.astype(np.uint8), connectivity=8)
    return round((right - left) / max(1, bottom - top), 2), count - 1


def _is_loose(raster: Raster, grid: Grid) -> bool:
    """Whether so many cells hold straight runs of ink that rules of the grid must be missing."""
    usual = _usual_height(raster, grid)
    if usual is None:
        return False
    length = int(LOOSE_RUN * usual * raster.scale)
    runs = sum(_has_run(raster, grid.cell_box(cell), length) for cell in grid.inside)
    return runs > max(1.0, LOOSE_SHARE * len(grid.inside))


def _has_run(raster: Raster, cell: Box, length: int) -> bool:
    left, top, right, bottom = in_dots(raster, cell, -LEAST_GRID)
    if right - left < length or bottom - top < 1:
        return False
    ink = ink_of(dark_on_light(raster.dots[top:bottom, left:right])).astype(np.uint8)
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    beside = int(FREE * raster.scale)
    return any(_is_free(ink, box, beside) for box in map(tuple, boxes[1:count, :4].tolist()))


def _is_free(ink: NDArray[np.uint8], run: tuple[int, int, int, int], beside: int) -> bool:
    """Whether next to no ink is right above and right below a run, as of a rule between two rows."""
    left, top, wide, high = run
    above = ink[max(0, top - beside) : top, left : left + wide]
    below = ink[top + high : top + high + beside, left : left + wide]
    return all(part.any(axis=0).sum() <= TOUCHED * wide for part in (above, below))
