"""Changes of a page's content at some glyphs, and drawing above or beneath it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from tests.torture.appearance.glyphs import Box, Glyph, items
from tests.torture.appearance.operators import Operator, name
from tests.torture.appearance.page_file import PageFile

Show = Callable[[Sequence[Glyph], Operator], Sequence[Operator]]
"""What is shown in the place of some glyphs, of them and the operator that shows just them."""
SAVE, RESTORE = Operator("q"), Operator("Q")
Colour = tuple[float, float, float]
WHITE: Colour = (1, 1, 1)
BLACK: Colour = (0, 0, 0)


def shown_otherwise(
    page: PageFile, shown: Iterable[Glyph], every: Sequence[Glyph], show: Show
) -> PageFile:
    """The page with `show` in the place of each run of these glyphs; `every` is all of the page."""
    changed = {glyph.operator for glyph in shown}
    wanted = {(glyph.operator, glyph.item) for glyph in shown}
    of = {at: [glyph for glyph in every if glyph.operator == at] for at in changed}
    content: list[Operator] = []
    for at, one in enumerate(page.content):
        content += _split(one, of[at], wanted, show) if at in changed else [one]
    return replace(page, content=tuple(content))


def _split(
    one: Operator, of: Sequence[Glyph], wanted: set[tuple[int, int]], show: Show
) -> list[Operator]:
    by_item = {glyph.item: glyph for glyph in of}
    parts = _parts(one, by_item)
    inside = {glyph.item for glyph in of if (glyph.operator, glyph.item) in wanted}
    content = _moved_to_line(one)
    for is_wanted, run in groupby(range(len(parts)), lambda at: _is_in(at, inside, parts)):
        numbers = list(run)
        shown = Operator("TJ", ([parts[at] for at in numbers],))
        content += (
            show([by_item[at] for at in numbers if at in by_item], shown) if is_wanted else [shown]
        )
    return content


def _parts(one: Operator, by_item: dict[int, Glyph]) -> list[Any]:
    """Each code and gap of an operator by itself, numbered as the glyphs are."""
    gaps = iter([item for item in items(one) if not isinstance(item, bytes)])
    count = len(by_item) + sum(not isinstance(item, bytes) for item in items(one))
    return [by_item[at].code if at in by_item else next(gaps) for at in range(count)]


def _is_in(at: int, inside: set[int], parts: Sequence[Any]) -> bool:
    """Whether an item is one of the glyphs, or a gap between two of them."""
    if at in inside or isinstance(parts[at], bytes):
        return at in inside
    before = next((n for n in range(at, -1, -1) if isinstance(parts[n], bytes)), -1)
    after = next((n for n in range(at, len(parts)) if isinstance(parts[n], bytes)), -1)
    return {before, after} <= inside


def _moved_to_line(one: Operator) -> list[Operator]:
    if one.name == "'":
        return [Operator("T*")]
    if one.name == '"':
        word, letter, _ = one.operands
        return [Operator("Tw", (word,)), Operator("Tc", (letter,)), Operator("T*")]
    return []


def around(before: Sequence[Operator], after: Sequence[Operator]) -> Show:
    """Show the glyphs between these operators."""
    return lambda _, shown: [*before, shown, *after]


def gaps_between(operator: Operator) -> float:
    """The sum of the gaps that an operator TJ has."""
    return float(sum(part for part in operator.operands[0] if not isinstance(part, bytes)))


def nothing(shown: Sequence[Glyph], operator: Operator) -> list[Operator]:
    """Leave the glyphs out; what follows stays in its place."""
    return [Operator("TJ", ([gaps_between(operator) - _thousandths(shown)],))]


def twice(shown: Sequence[Glyph], operator: Operator) -> list[Operator]:
    """Show the glyphs once more where they are."""
    back = _thousandths(shown) - gaps_between(operator)
    return [operator, Operator("TJ", ([back],)), operator]


def _thousandths(shown: Sequence[Glyph]) -> float:
    """How far these glyphs move, as TJ counts it: in thousandths of the size."""
    return sum(
        glyph.advance * 100_000 / (glyph.state.size * glyph.state.stretch) for glyph in shown
    )


def above(page: PageFile, drawn: Sequence[Operator]) -> PageFile:
    """The page with this drawn above its content, in the coordinates of the page."""
    names = [one.name for one in page.content]
    open_states = max(names.count("q") - names.count("Q"), 0)
    content = [SAVE, *page.content, *[RESTORE] * (open_states + 1), SAVE, *drawn, RESTORE]
    return replace(page, content=tuple(content))


def beneath(page: PageFile, shown: Sequence[Glyph], drawn: Sequence[Operator]) -> PageFile:
    """The page with this drawn just before the text of these glyphs, above all earlier fills.

    Only where the text begins in the coordinates of the page, scaled and moved at most.
    """
    at = max(n for n in range(shown[0].operator) if page.content[n].name == "BT")
    a, _, _, d, e, f = shown[0].state.ctm
    back = Operator("cm", (1 / a, 0, 0, 1 / d, -e / a, -f / d))
    content = (*page.content[:at], SAVE, back, *drawn, RESTORE, *page.content[at:])
    return replace(page, content=content)


def filled(box: Box, colour: Colour) -> list[Operator]:
    """A filled box."""
    left, low, right, high = box
    rectangle = Operator("re", (left, low, right - left, high - low))
    return [Operator("rg", colour), rectangle, Operator("f")]


def line(start: tuple[float, float], end: tuple[float, float], width: float) -> list[Operator]:
    """A drawn line, in the colour that is set."""
    return [Operator("w", (width,)), Operator("m", start), Operator("l", end), Operator("S")]


def around_all(shown: Iterable[Glyph], below: float = -0.2, above_it: float = 0.95) -> Box:
    """The box around these glyphs, between two heights in em."""
    boxes = [glyph.box(below, above_it) for glyph in shown]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def font(key: str, size: float) -> Operator:
    """The operator that sets a font."""
    return Operator("Tf", (name(key), size))
