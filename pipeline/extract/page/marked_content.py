"""The content of a page → with what annotations write, without what they or lines strike out."""

from typing import NamedTuple

from pipeline.extract.page.annotations import annotated
from pipeline.extract.page.ink import Picture
from pipeline.extract.page.struck_through import without_struck
from pipeline.model.page import Box, Doubt, PageContent


class Marked(NamedTuple):
    """The content that is valid; `read` are the boxes of what annotations write."""

    content: PageContent
    read: tuple[Box, ...]
    doubts: tuple[Doubt, ...]


def marked_content(content: PageContent, picture: Picture | None) -> Marked:
    """The content as annotations and strikes leave it, and the doubts for a person to look at.

    Without a picture nothing is known of annotations.
    """
    marks = picture.annotations if picture else None
    if picture is None or marks is None:
        kept, struck = without_struck(content, (), ())
        return Marked(kept, (), _struck_doubts(struck))
    found = annotated(content, picture)
    kept, struck = without_struck(found.content, found.rulings, marks.struck)
    return Marked(kept, found.read, found.doubts + _struck_doubts(struck))


def _struck_doubts(struck: tuple[str, ...]) -> tuple[Doubt, ...]:
    return (Doubt("struck_through", " ".join(struck)),) if struck else ()
