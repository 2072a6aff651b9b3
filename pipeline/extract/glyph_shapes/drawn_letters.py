"""The letters of figures as PDFium draws them, whatever reader reads the page."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.page import Box


class DrawnLetter(NamedTuple):
    """A letter of a figure as its font says it reads, and the box of the ink of its glyph."""

    letter: str
    box: Box


class OverdrawnLetter(NamedTuple):
    """A letter of a text that another one is seen in place of, and the box of the ink of its glyph.

    It `is_seen` all the same where the other text has the same letter: readers keep only one of them.
    """

    letter: str
    box: Box
    is_seen: bool


class FigureLetters(NamedTuple):
    """The letters of figures on a page, and what is wrong with them.

    `contradicted` are drawn as something else than they read; `overdrawn` are texts that another one
    is seen in place of; of those that are `unsettled` it cannot be said which is seen. `stand_in` are
    letters of fonts that are not in the file, those drawn alike together.
    """

    drawn: tuple[DrawnLetter, ...] = ()
    contradicted: tuple[DrawnLetter, ...] = ()
    overdrawn: tuple[Sequence[OverdrawnLetter], ...] = ()
    unsettled: tuple[DrawnLetter, ...] = ()
    stand_in: tuple[tuple[DrawnLetter, ...], ...] = ()
