"""The content of a page and what annotations draw over it → the content that a person sees."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.extract.page.geometry import area, intersection
from pipeline.extract.page.text_lines import line_text, text_lines
from pipeline.extract.picture.annotation_marks import AnnotationMarks
from pipeline.extract.picture.grey_picture import FAINTEST, Picture
from pipeline.extract.picture.ink import letter_boxes, usual_size
from pipeline.model.page import UNSEEN, Box, Doubt, PageContent, Ruling, TextRun

LARGEST = 2.0
"""Times the usual size of the page: larger letters of an annotation (案, 写, a seal) are over the page,
not in a cell of it."""
ERASED = 0.5
"""Of the dots of a letter's ink: where an annotation takes away so many, the letter is covered."""
OVER = 0.5
"""Of a letter's box: where so much is under text of an annotation that covers some letter, this one is
covered, too, though the new one may have ink at the same dots."""


class Annotated(NamedTuple):
    """The content with its annotations: `read` are the boxes of their text, `rulings` their lines.

    `beside` is their text that is too large for a cell.
    """

    content: PageContent
    read: tuple[Box, ...]
    beside: tuple[TextRun, ...]
    rulings: tuple[Ruling, ...]
    doubts: tuple[Doubt, ...]


def annotated(content: PageContent, picture: Picture, marks: AnnotationMarks) -> Annotated:
    """The content with the text that annotations show, without the text that they cover.

    A run covered only in part keeps its place, with UNSEEN for the letters that are covered; so do
    letters that can be seen under letters of an annotation.
    """
    largest = LARGEST * usual_size(content.text_runs)
    shown = [
        one for one in marks.text_runs if one.text.strip() and _changes(picture, marks, one.box)
    ]
    added = [one for one in shown if one.size <= largest]
    kept, covered = _uncovered(content.text_runs, picture, marks, [one.box for one in added])
    rulings = tuple(one for one in marks.rulings if _changes(picture, marks, _grown(one.box)))
    return Annotated(
        replace(content, text_runs=(*kept, *added)),
        tuple(one.box for one in added),
        tuple(one for one in shown if one.size > largest),
        rulings,
        tuple(_doubts(added, covered, [*(one.value for one in marks.undrawn), *marks.layered])),
    )


def _doubts(
    added: Sequence[TextRun], covered: Sequence[TextRun], unread: Sequence[str]
) -> Iterator[Doubt]:
    texts = texts_of(added)
    if covered:
        yield Doubt("annotation_over_text", f"{texts_of(covered)} → {texts or UNSEEN}")
    elif added:
        yield Doubt("annotation_text", texts)
    if unread:
        yield Doubt("annotation_not_read", ", ".join(unread))


def texts_of(runs: Sequence[TextRun]) -> str:
    """The text of these runs, line by line."""
    return ", ".join(map(line_text, text_lines(runs)))


def _uncovered(
    runs: Sequence[TextRun], picture: Picture, marks: AnnotationMarks, texts: Sequence[Box]
) -> tuple[list[TextRun], list[TextRun]]:
    """The runs as far as no annotation covers them, and the texts that are covered."""
    boxes = {
        place: list(letter_boxes(run))
        for place, run in enumerate(runs)
        if any(_shared(run.box, one) for one in texts) or _changes(picture, marks, run.box)
    }
    erased = {box for each in boxes.values() for box in each if _is_erased(picture, marks, box)}
    opaque = [one for one in texts if any(_shared(box, one) > 0 for box in erased)]
    kept: list[TextRun] = []
    covered: list[TextRun] = []
    for place, run in enumerate(runs):
        own = boxes.get(place, ())
        gone = [box in erased or _is_under(box, opaque) for box in own]
        unsure = [is_gone or _is_under(box, texts) for is_gone, box in zip(gone, own, strict=True)]
        if not any(unsure):
            kept.append(run)
            continue
        covered.append(run)
        if not all(gone):
            pairs = zip(run.text, unsure, strict=True)
            text = "".join(UNSEEN if is_unsure else letter for letter, is_unsure in pairs)
            kept.append(run._replace(text=text))
    return kept, covered


def _is_erased(picture: Picture, marks: AnnotationMarks, box: Box) -> bool:
    before, after = _dots(picture, marks.bare, box), _dots(picture, picture.dots, box)
    if not before:
        return False
    ground, now = max(set(before), key=before.count), max(set(after), key=after.count)
    ink = [place for place, dot in enumerate(before) if abs(dot - ground) >= FAINTEST]
    erased = sum(abs(after[place] - now) < FAINTEST for place in ink)
    return bool(ink) and erased >= ERASED * len(ink)


def _is_under(box: Box, texts: Sequence[Box]) -> bool:
    return any(_shared(box, one) >= OVER * area(box) for one in texts)


def _shared(one: Box, other: Box) -> float:
    both = intersection(one, other)
    return area(both) if both.x0 < both.x1 and both.top < both.bottom else 0.0


def _grown(box: Box) -> Box:
    return Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)


def _changes(picture: Picture, marks: AnnotationMarks, box: Box) -> bool:
    """Whether annotations change any dot of the box so far that a person sees it."""
    before, after = _dots(picture, marks.bare, box), _dots(picture, picture.dots, box)
    return before != after and any(
        abs(one - other) >= FAINTEST for one, other in zip(before, after, strict=True)
    )


def _dots(picture: Picture, dots: memoryview, box: Box) -> bytes:
    """The dots of a box, row by row."""
    scale = picture.scale
    left, right = max(0, int(scale * box.x0)), min(picture.width, int(scale * box.x1) + 1)
    rows = range(max(0, int(scale * box.top)), min(picture.height, int(scale * box.bottom) + 1))
    starts = (row * picture.stride for row in rows)
    return b"".join(dots[start + left : start + right] for start in starts) if left < right else b""
