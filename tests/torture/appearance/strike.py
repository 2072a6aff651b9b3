"""Figures struck through."""

from random import Random

from tests.torture.appearance.annotations import with_drawn_annotation
from tests.torture.appearance.change import Change, Make, doubtful
from tests.torture.appearance.edits import BLACK, above, around_all, filled, line
from tests.torture.appearance.figures import Figure, Scene
from tests.torture.appearance.glyphs import Box
from tests.torture.appearance.operators import Operator

RED = Operator("RG", (0.9, 0, 0))
LINE_BLACK = Operator("G", (0,))


def _heights(figure: Figure, *shares: float) -> list[float]:
    """Heights on the page, given in em above the base line."""
    _, _, _, d, _, f = figure.shown[0].matrix
    return [d * share + f for share in shares]


def _ends(figure: Figure) -> tuple[float, float]:
    left, _, right, _ = around_all(figure.shown)
    return left, right


def one_line(scene: Scene, figure: Figure, chance: Random) -> Change:
    """One line, straight or slanting."""
    left, right = _ends(figure)
    start, end = chance.choice([(0.36, 0.36), (0.05, 0.7), (0.7, 0.05)])
    heights = _heights(figure, start, end)
    drawn = line((left, heights[0]), (right, heights[1]), chance.uniform(0.5, 1.2))
    page = above(scene.page, [chance.choice([LINE_BLACK, RED]), *drawn])
    return Change(page, doubtful(figure))


def two_lines(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Two lines, as offices strike out."""
    left, right = _ends(figure)
    drawn = [
        one
        for height in _heights(figure, 0.28, 0.46)
        for one in line((left, height), (right, height), 0.5)
    ]
    page = above(scene.page, [chance.choice([LINE_BLACK, RED]), *drawn])
    return Change(page, doubtful(figure))


def thin_box(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A filled box as thin as a line."""
    page = above(scene.page, filled(_middle(figure, chance.uniform(0.04, 0.1)), BLACK))
    return Change(page, doubtful(figure))


def _middle(figure: Figure, thick: float) -> Box:
    left, right = _ends(figure)
    low, high = _heights(figure, 0.36 - thick / 2, 0.36 + thick / 2)
    return left, low, right, high


def annotation(scene: Scene, figure: Figure, chance: Random) -> Change:
    """An annotation that strikes out."""
    del chance
    left, low, right, high = around_all(figure.shown)
    corners = (left, high, right, high, left, low, right, low)
    quad = b"[%s]" % b" ".join(b"%.3f" % one for one in corners)
    height = _heights(figure, 0.36)[0]
    drawn = [RED, *line((left, height), (right, height), 0.8)]
    more = {"QuadPoints": quad, "C": b"[0.9 0 0]"}
    place = (left, low, right, high)
    page = with_drawn_annotation(scene.page, b"/StrikeOut", place, drawn, more)
    return Change(page, doubtful(figure))


KINDS: dict[str, Make] = {
    "strike: line": one_line,
    "strike: two lines": two_lines,
    "strike: thin box": thin_box,
    "strike: annotation": annotation,
}
