"""Spots of ink in a cell with words: which of them may be digits."""

from collections.abc import Sequence

import pytest

from pipeline.extract.picture.drawn_signs import free_lines, signs_among
from pipeline.extract.picture.places_of_figures import cells_among_figures, unruled_cells
from pipeline.model.page import (
    Box,
    Line,
    PageContent,
    PrintedCell,
    PrintedTable,
    Ruling,
    TextRun,
)

CELL = Box(0, 0, 80, 20)
FAR, TENS, ONES = Box(9, 5, 14, 13), Box(31, 5, 36, 13), Box(40, 5, 45, 13)
"""Spots as large as a digit: before 約, and between 約 and ％."""
WORDS = (("約", Box(18, 4, 28, 14)), ("％", Box(48, 4, 58, 14)))


@pytest.mark.parametrize(
    ("spots", "is_of_figures", "found"),
    [
        pytest.param([TENS, ONES], False, [ONES, TENS], id="two digits"),
        pytest.param([ONES], False, [], id="a mark before a word"),
        pytest.param([ONES], True, [ONES], id="a digit: the column is of figures"),
        pytest.param([FAR], True, [FAR], id="a sign before 約"),
        pytest.param([], True, [], id="nothing"),
    ],
)
def test_spots_between_words(
    spots: Sequence[Box], is_of_figures: bool, found: Sequence[Box]
) -> None:
    runs = [TextRun(text, box, 10.0) for text, box in WORDS]
    assert signs_among(spots, CELL, runs, is_of_figures=is_of_figures) == found


def column(*texts: str) -> PrintedTable:
    cells = [
        PrintedCell(row, 0, 1, 1, text, Box(0, 20.0 * row, 80, 20.0 * row + 20))
        for row, text in enumerate(texts)
    ]
    return PrintedTable(1, Box(0, 0, 80, 20.0 * len(cells)), len(cells), 1, tuple(cells))


@pytest.mark.parametrize(
    ("texts", "is_of_figures"),
    [
        pytest.param(["実績値", "12％", "15％", "約％"], True, id="figures"),
        pytest.param(["実績値", "12％", "達成", "未達成"], False, id="one figure"),
        pytest.param(["評価", "達成", "達成", "約％"], False, id="words"),
        pytest.param(["実績値", "12％", "", "", "15％"], True, id="empty cells"),
    ],
)
def test_columns_of_figures(texts: Sequence[str], is_of_figures: bool) -> None:
    assert len(list(cells_among_figures([column(*texts)]))) == is_of_figures * len(texts)


def line(text: str, x0: float, top: float) -> Line:
    return Line(text, Box(x0, top, x0 + 5 * len(text), top + 10), 10.0)


def test_places_beside_names_and_below_figures() -> None:
    """Each figure's column has a place at each height of a name, those without a figure too."""
    names = [line("参加者", 50, 20.0 * row) for row in range(4)]
    figures = [line("12人", 200, 0), line("345人", 200, 20), line("6人", 200, 60)]
    found = unruled_cells([*names, *figures, line("達成", 300, 0)])
    assert [cell.text for cell in found] == ["12人", "345人", "", "6人"]
    assert all(cell.box.x0 < 200 and 220 < cell.box.x1 < 300 for cell in found)
    assert unruled_cells([*names, figures[0]]) == []


@pytest.mark.parametrize(
    ("size", "is_free"),
    [
        pytest.param(4.5, True, id="the flat parts of a digit of small type"),
        pytest.param(9.0, False, id="a point in larger type"),
    ],
)
def test_how_short_a_stroke_of_a_digit_may_be(size: float, *, is_free: bool) -> None:
    flat = [Ruling(Box(40, y, 41.9, y), 0.4) for y in (8.0, 11.0)]
    cell = PrintedCell(0, 0, 1, 1, "", CELL)
    content = PageContent(1, 100, 100, (), tuple(flat), (), ())
    assert list(free_lines(content, [cell], size)) == [one.box for one in flat if is_free]
