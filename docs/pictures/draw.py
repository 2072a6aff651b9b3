"""Draws the pictures of how-it-works.md from what each step of the pipeline leaves: `make pictures`."""

import argparse
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from canvas import png
from figure import draw_figure
from meaning import draw_headings, draw_kinds
from pipeline.extract.pdfium.coverage_picture import coverage_picture
from pipeline.model.page import Box
from pipeline.run.page_pictures import covered_pages
from report import Report, report, without_passport
from ruled import draw_cells, draw_grid, draw_gutters, draw_networks
from second_readings import draw_readers, draw_running_text, draw_unruled

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
EDITIONS = HOUSE / "tests" / "editions"
FIGURE = 8, 2
"""kpi_no and value_no of the figure that is followed: 92,825 downloads, on page 9."""
FIGURE_COLUMNS = Box(428, 190, 786, 252)
"""Of page 9, in points: the columns of figures of the first table of indicators."""
FIRST_INDICATOR = Box(146, 395, 786, 456)
"""Of page 3, in points: the table of the first indicator."""


@cache
def r6() -> Report:
    """The report in raw/."""
    return report(HOUSE / "raw", "fukushima-dx-r6.pdf")


def networks() -> Image.Image:
    """The rulings and networks of page 9."""
    return draw_networks(r6().content, r6().marks(9))


def grid() -> Image.Image:
    """The grid of page 2, which has merged cells."""
    return draw_grid(r6().content, r6().marks(2))


def cells() -> Image.Image:
    """The text runs in the cells of page 9."""
    return draw_cells(r6().content, r6().marks(9), 1)


def gutters() -> Image.Image:
    """A report with rules across its table alone."""
    other = without_passport(EDITIONS / "reportlab-r6-cid.pdf")
    return draw_gutters(other.content, other.marks(1))


def numbers() -> Image.Image:
    """A page with boxes beside its table: what became of each number, those in the boxes unread."""
    other = without_passport(HOUSE / "tests" / "pages" / "boxes-beside-table.pdf")
    covered = covered_pages(other.reading.records.numbers)[1]
    drawn = Image.open(BytesIO(coverage_picture(other.content, 1, covered))).convert("RGB")
    return drawn.crop(drawn.point(lambda dot: 255 - dot).getbbox())


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "networks": networks,
    "grid": grid,
    "cells": cells,
    "gutters": gutters,
    "kinds": lambda: draw_kinds(r6(), 9),
    "headings": lambda: draw_headings(r6(), 9, FIGURE, 2),
    "figure": lambda: draw_figure(r6(), *FIGURE),
    "unruled": lambda: draw_unruled(without_passport(EDITIONS / "writer-no-rules.pdf"), 3),
    "readers": lambda: draw_readers(r6(), 9, FIGURE_COLUMNS),
    "numbers": numbers,
    "running-text": lambda: draw_running_text(r6(), 3, FIRST_INDICATOR),
}


def main(names: Sequence[str], to: Path) -> None:
    """Draw the pictures of these names, or all of them, into a folder."""
    for name in names or PICTURES:
        (to / f"{name}.png").write_bytes(png(PICTURES[name]()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PICTURES))
    parser.add_argument("--to", type=Path, default=HERE, help="the folder they are written to")
    asked = parser.parse_args()
    main(asked.names, asked.to)
