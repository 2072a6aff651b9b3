"""What annotations draw over a page: form fields, notes, stamps, strikeouts."""

from typing import NamedTuple

from pipeline.model.page import Box, Ruling, TextRun


class Field(NamedTuple):
    """A form field that has a value but no drawing of it, and where it is."""

    value: str
    box: Box


class AnnotationMarks(NamedTuple):
    """What annotations draw on a page, hidden ones too: only the picture says which are seen.

    `bare` is the page in grey without any annotation, of the size of its picture. `struck` are the
    boxes round text that strikeouts name, `undrawn` the fields whose value nobody draws, `icons` where
    signs stand for a note, a file, a sound, `layered` what annotations on layers hold, which are not drawn.
    """

    bare: memoryview
    text_runs: tuple[TextRun, ...]
    rulings: tuple[Ruling, ...]
    struck: tuple[Box, ...]
    undrawn: tuple[Field, ...]
    icons: tuple[Box, ...]
    layered: tuple[str, ...]
