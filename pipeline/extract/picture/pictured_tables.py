"""What a reader found on a page and its picture → the tables that are drawn or pictures, not text.

A table may be a picture, or its letters may be drawn as outlines: no letter of it is in the file.
Photos, maps and logos are pictures, too. What tells them apart is on the picture of the page, once
the letters that are known are taken off it: rulings across and down with ink in their cells, or
lines of text, one below the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.page.geometry import area, intersection
from pipeline.extract.page.text_health import MOST_OF_PAGE
from pipeline.extract.picture.drawn_lines import lines_of_text, shown_in
from pipeline.extract.picture.grey_picture import FAINTEST, Picture
from pipeline.extract.picture.ink import COARSE, DrawPage
from pipeline.model.page import Box, Doubt, PageContent, Ruling, box_around

LEAST_SHARE = 1 / 6
"""Of the page's width: a smaller picture holds no table (logos, seals, bullets)."""
LEAST_HEIGHT = 24.0
"""Points: a heading and a row in 8 point type."""
TOUCHING = 1.5
"""Points: programs cut one picture into strips; those no further apart are one picture."""
FEWEST_LINES = 3
"""Of text, one below the other, to be worth a look: a logo with a name has one or two."""
LONGEST_STROKE = 14.0
"""Points: a longer ruling is one of a table or a frame, not a stroke of an outlined letter."""
MANY_SHAPES = 20
"""Filled shapes that are neither boxes nor rules: so many may be a row of outlined letters."""


class DrawnTable(NamedTuple):
    """That a table or text is drawn, and where: None for outlined letters, which may be anywhere."""

    doubt: Doubt
    box: Box | None = None


def drawn_tables(
    content: PageContent, draw: DrawPage, known: Sequence[Box] = (), *, is_drawn: bool = False
) -> Iterator[DrawnTable]:
    """One doubt for each picture that shows a table or lines of text, and one for outlined text.

    A page without text is reported as such already, and so is text over a picture of the page.
    `known` is where ink is accounted for otherwise (annotations). `is_drawn` says that the page was
    drawn for its figures: then a line of outlined letters may be one shape.
    """
    if not any(not one.text.isspace() for one in content.text_runs):
        return
    boxes = [box for box in joined_pictures(content.pictures) if _is_of_a_table(box, content)]
    may_be_outlined = content.shapes >= (FEWEST_LINES if is_drawn else MANY_SHAPES)
    picture = draw(content.number, COARSE) if boxes or may_be_outlined else None
    if picture is None:
        return
    letters = [*(one.box for one in content.text_runs), *known]
    for box in boxes:
        shown = shown_in(tuple(_dots(picture, box, letters)))
        if shown.cells or shown.lines >= FEWEST_LINES:
            size = f"{box.x1 - box.x0:.0f} x {box.bottom - box.top:.0f} points"
            what = f"{shown.cells} ruled cells" if shown.cells else f"{shown.lines} lines of text"
            yield DrawnTable(Doubt("picture_of_table", f"{size}; {what}"), box)
    if may_be_outlined:
        yield from map(DrawnTable, _outlined_text(content, picture, letters))


def is_blank(content: PageContent, draw: DrawPage) -> bool:
    """Whether nothing at all is on the page: no picture, no text, and no ink on its picture."""
    if (
        content.pictures
        or content.hidden
        or any(not one.text.isspace() for one in content.text_runs)
    ):
        return False
    picture = draw(content.number, COARSE)
    if picture is None:
        return False
    rows = _dots(picture, Box(0, 0, content.width, content.height), ())
    return max(map(max, rows)) - min(map(min, rows)) < FAINTEST


def _outlined_text(
    content: PageContent, picture: Picture, letters: Sequence[Box]
) -> Iterator[Doubt]:
    """Lines of text that no letter, picture or ruling explains."""
    known = [*map(_around, letters), *content.pictures, *map(_around_ruling, content.rulings)]
    whole = Box(0, 0, content.width, content.height)
    lines = lines_of_text(_dots(picture, whole, known))
    if lines >= FEWEST_LINES:
        yield Doubt("picture_of_table", f"outlines of letters; {lines} lines of text")


def _around(box: Box, by: float = 1.0) -> Box:
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def _around_ruling(rule: Ruling) -> Box:
    """The box of a long ruling; of a short one, which may be a stroke of a letter, nothing."""
    box = rule.box
    is_long = max(box.x1 - box.x0, box.bottom - box.top) >= LONGEST_STROKE
    return _around(box, 2.0 + rule.width) if is_long else Box(box.x0, box.top, box.x0, box.top)


def joined_pictures(pictures: Iterable[Box]) -> list[Box]:
    """The pictures; those that touch, as strips of one picture do, as one."""
    found: list[Box] = []
    for box in pictures:
        touching = [one for one in found if _touch(one, box)]
        found = [one for one in found if one not in touching]
        found.append(box_around([*touching, box]))
    return found


def _touch(one: Box, other: Box) -> bool:
    shared = intersection(one, other)
    return shared.x1 - shared.x0 >= -TOUCHING and shared.bottom - shared.top >= -TOUCHING


def _is_of_a_table(box: Box, content: PageContent) -> bool:
    """Whether a picture is as large as a table may be, and does not lie behind the whole page."""
    is_large = box.x1 - box.x0 >= LEAST_SHARE * content.width
    is_behind = area(box) >= MOST_OF_PAGE * content.width * content.height
    return is_large and box.bottom - box.top >= LEAST_HEIGHT and not is_behind


def _dots(picture: Picture, box: Box, known: Iterable[Box]) -> list[bytes]:
    """The dots of a part of the page, row by row, without the ink of what is known."""
    left, top, right, bottom = _in_dots(picture, box)
    rows = [
        bytearray(picture.dots[row * picture.stride + left : row * picture.stride + right])
        for row in range(top, bottom)
    ]
    reach = _around(box, 1 / picture.scale)
    for one in known:
        if (
            one.x1 < reach.x0
            or one.x0 > reach.x1
            or one.bottom < reach.top
            or one.top > reach.bottom
        ):
            continue
        x0, y0, x1, y1 = _in_dots(picture, intersection(box, one))
        first, last = x0 - left, x1 - left
        for row in rows[max(0, y0 - top) : max(0, y1 - top)] if first < last else ():
            # The ground is the lighter side: the darker may be a ruling, or a letter.
            ground = max(row[max(0, first - 1)], row[min(len(row) - 1, last)])
            row[first:last] = bytes([ground]) * (last - first)
    return [bytes(row) for row in rows]


def _in_dots(picture: Picture, box: Box) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box on the picture."""
    scale = picture.scale
    return (
        max(0, int(scale * box.x0)),
        max(0, int(scale * box.top)),
        min(picture.width, int(scale * box.x1) + 1),
        min(picture.height, int(scale * box.bottom) + 1),
    )
