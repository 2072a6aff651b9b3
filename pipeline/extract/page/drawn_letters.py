"""The letters of figures as PDFium draws them, whatever reader reads the page."""

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
