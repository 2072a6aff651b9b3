"""What one change makes of a page, and what a person then sees of the figure."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import NamedTuple

from tests.torture.appearance.figures import SIGNS, Figure, Scene, plain
from tests.torture.appearance.glyphs import Glyph
from tests.torture.appearance.page_file import PageFile

Value = Decimal | None
WELL_FORMED = re.compile(r"[△▲−－-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")


class Seen(NamedTuple):
    """What a person sees of the figure: the values that need no finding, and that need one.

    A value that is in neither is wrong, whatever is reported; None, no value, is never wrong where
    something is reported.
    """

    right: frozenset[Value]
    doubtful: frozenset[Value] = frozenset()


class Change(NamedTuple):
    """A changed page."""

    page: PageFile
    seen: Seen
    part: str = "all"


Make = Callable[[Scene, Figure, Random], Change | None]
"""Changes one figure of a page; None where the figure has nothing of the kind."""


def unchanged(figure: Figure) -> Seen:
    """The figure is seen as it was."""
    return Seen(frozenset({figure.row.value}))


def doubtful(figure: Figure) -> Seen:
    """The figure is there and not valid as it is: struck through, or half of it covered."""
    return Seen(frozenset(), frozenset({figure.row.value}))


def other(figure: Figure, number: str) -> Seen:
    """Another number is seen in its place."""
    return Seen(frozenset({figure.scale * Decimal(plain(number))}))


def without(figure: Figure, gone: Sequence[Glyph], *, with_trace: bool = False) -> Seen:
    """These glyphs of the figure are not seen; `with_trace`: and a person sees where they were."""
    if len(gone) == len(figure.shown):
        return Seen(frozenset({None}))
    numbers = [at for at, glyph in enumerate(figure.shown) if glyph in gone]
    if all(figure.text[at] == "," for at in numbers):
        return doubtful(figure) if with_trace else unchanged(figure)
    left = "".join(letter for at, letter in enumerate(figure.text) if at not in numbers)
    at_an_end = numbers[0] == 0 or numbers[-1] == len(figure.text) - 1
    if with_trace or not at_an_end or not WELL_FORMED.fullmatch(left):
        return Seen(frozenset())
    return other(figure, left)


def parts(figure: Figure) -> dict[str, list[tuple[Glyph, ...]]]:
    """The parts of a figure that a change may meet by themselves, by their kind."""
    found: dict[str, list[tuple[Glyph, ...]]] = {"all": [figure.shown]}
    for glyph, letter in zip(figure.shown, figure.text, strict=True):
        kind = "sign" if letter in SIGNS else "digit" if letter.isdigit() else "point"
        found.setdefault(kind, []).append((glyph,))
    if len(figure.text) == 1:
        del found["digit"]
    return found


def one_part(figure: Figure, chance: Random) -> tuple[str, tuple[Glyph, ...]]:
    """A random part of a figure: half of the times all of it."""
    found = parts(figure)
    kind = chance.choice(["all", *found])
    return kind, chance.choice(found[kind])


def another_number(figure: Figure, chance: Random) -> str:
    """The printed number with one digit changed, never its first to 0."""
    at = chance.choice([n for n, letter in enumerate(figure.text) if letter.isdigit()])
    digit = chance.choice([one for one in "123456789" if one != figure.text[at]])
    return figure.text[:at] + digit + figure.text[at + 1 :]
