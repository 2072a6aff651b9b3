"""The content of a page → with what annotations write, without what they or lines strike out."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.picture.annotated_content import annotated, texts_of
from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.picture.struck_through import slanting_strikes, without_struck
from pipeline.model.page import Box, Doubt, PageContent, TextRun


class Marked(NamedTuple):
    """The content that is valid; `read` are the boxes of what annotations write.

    `known` are the boxes of ink that is not text of the content: struck letters, large letters and
    lines of annotations. `unread` are fields whose value is not drawn.
    """

    content: PageContent
    read: tuple[Box, ...] = ()
    known: tuple[Box, ...] = ()
    unread: tuple[Box, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def marked_content(content: PageContent, picture: Picture) -> Marked:
    """The content as annotations and strikes leave it, and the doubts for a person to look at."""
    marks = picture.annotations
    slanting = slanting_strikes(content.text_runs, picture.shapes.slanting)
    if marks is None:
        kept, struck = without_struck(content, (), slanting)
        return Marked(kept, known=_boxes(struck), doubts=_doubts(struck))
    found = annotated(content, picture, marks)
    kept, struck = without_struck(found.content, found.rulings, (*marks.struck, *slanting))
    lines = tuple(one.box for one in found.rulings)
    known = (*_boxes(struck), *_boxes(found.beside), *lines, *marks.icons)
    unread = tuple(one.box for one in marks.undrawn)
    return Marked(kept, found.read, known, unread, found.doubts + _doubts(struck))


def _boxes(runs: Sequence[TextRun]) -> tuple[Box, ...]:
    return tuple(one.box for one in runs)


def _doubts(struck: Sequence[TextRun]) -> tuple[Doubt, ...]:
    return (Doubt("struck_through", texts_of(struck)),) if struck else ()
