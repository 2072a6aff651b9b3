"""The content of a page and its picture → the content that a person sees.

Text in a PDF may be on a layer that is switched off, transparent, of the colour of its ground,
clipped away, or covered later by a box or a picture. Whatever hides it, the picture of the page
has no ink where its letters should be: one threshold on one picture finds it, and no rule for
layers, opacity or the order of painting is needed.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from pipeline.extract.page.text_health import UNKNOWN
from pipeline.extract.picture.contradicted import read_otherwise, without_contradicted
from pipeline.extract.picture.covered import covered_letters, without_covered, without_ink
from pipeline.extract.picture.grey_picture import FAINTEST, Picture, contrast
from pipeline.extract.picture.overdrawn import without_overdrawn
from pipeline.model.page import UNSEEN, Box, PageContent, TextRun

SIDES = 0.2
"""Of a letter on each side: left out, since letters of one run are not equally wide."""
ADJACENT = 0.3
"""Of the font size: letters of one word are no further apart."""
LEVEL = 0.1
"""Of the font size: letters of one word are no higher or lower."""
NARROW = frozenset(",.:;'|!")
"""Letters half as wide as a digit in most fonts."""


class DrawPage(Protocol):
    """Draws pages of a report."""

    def __call__(self, number: int, scale: float, parts: Sequence[Box] = (), /) -> Picture | None:
        """The picture of a page by its number, from 1, and dots a point; None if it cannot be drawn.

        Where `parts` are given, nothing else of it need be drawn.
        """


COARSE, FINE = 1.0, 3.0
"""Dots a point. At 72 dots an inch a page costs 8 to 17 ms and a very thin 1 or Ｉ may be too faint:
what has no ink there is looked at once more at 216."""


def seen_content(content: PageContent, draw: DrawPage) -> PageContent | None:
    """The content without the text that has no ink, or None where the page cannot be judged.

    It is the same object where all text has ink. A page that cannot be drawn is not judged, nor
    one on whose picture no text at all has ink: then it is the picture that fails.
    """
    picture = draw(content.number, COARSE)
    if picture is None:
        return None
    figures = picture.figures
    once = without_overdrawn(content, figures.overdrawn)
    contradicted = *figures.contradicted, *read_otherwise(once.text_runs, figures.drawn)
    fine = draw(content.number, FINE) if figures.stand_in else None
    if fine:
        once = without_covered(once, without_ink(figures.stand_in, fine))
    covered = covered_letters(figures.drawn, picture)
    visible = visible_content(once, picture)
    if covered or visible is not once:
        # Letters of which only a part is faint are looked at alone: mostly they are whole.
        parts = [one.box for one in covered] if visible is once else []
        picture = draw(content.number, FINE, parts)
        if picture is None or picture.is_stand_in:
            judged = without_contradicted(once, contradicted)
            return None if judged is content else judged
        covered = covered_letters(covered, picture)
        picture = draw(content.number, FINE) if parts and covered else picture
        if picture and (covered or not parts):
            visible = visible_content(once, picture)
    if not any(map(_has_letters, visible.text_runs)):
        return None
    unseen = *covered, *figures.unsettled
    return without_contradicted(without_covered(visible, unseen), contradicted)


def visible_content(content: PageContent, picture: Picture) -> PageContent:
    """The content without the text that has no ink; the same object where all of it has.

    A run of which some digits have ink and others have not keeps its place, with UNSEEN for
    every letter without ink: a figure of which only a part is visible is not a figure.
    """
    return _with_runs(content, _visible_runs(content.text_runs, picture))


def _visible_runs(runs: Sequence[TextRun], picture: Picture) -> list[TextRun | None]:
    """Each run as a person sees it; None where nothing of it can be seen."""
    visible = [_visible_run(one, picture) for one in runs]
    return _whole_words(runs, visible, picture) if None in visible else visible


def _with_runs(content: PageContent, runs: Sequence[TextRun | None]) -> PageContent:
    """The content with its runs as they are seen; the same object where nothing changes."""
    pairs = list(zip(runs, content.text_runs, strict=True))
    if all(run is one for run, one in pairs):
        return content
    seen = tuple(run for run in runs if run is not None)
    gone = sum(len(one.text) for run, one in pairs if run is None)
    return replace(content, text_runs=seen, hidden=content.hidden + gone)


def _whole_words(
    runs: Sequence[TextRun], visible: Sequence[TextRun | None], picture: Picture
) -> list[TextRun | None]:
    """The visible runs; a word given letter by letter is visible as a whole or not at all.

    Of one with some visible digits each letter without ink keeps its place as UNSEEN; one without
    visible letters and digits loses its faint signs, too: 1,234 has a comma.
    """
    found = list(visible)
    for start, end in _words(runs):
        seen = [one for one in visible[start:end] if one is not None]
        if len(seen) == end - start:
            continue
        is_part = any(one.text.isdecimal() for one in seen)
        is_gone = not any(one.text.isalnum() for one in seen)
        for place in range(start, end):
            one = visible[place]
            if one is None and is_part:
                found[place] = runs[place]._replace(text=UNSEEN)
            elif one is not None and is_gone and contrast(picture, one.box) < FAINTEST:
                found[place] = None
    return found


def _words(runs: Sequence[TextRun]) -> Iterator[tuple[int, int]]:
    """Where single letters follow on each other without a gap: the first, and one past the last."""
    start = 0
    for place in range(1, len(runs) + 1):
        if place == len(runs) or not _is_next(runs[place - 1], runs[place]):
            if place - start > 1:
                yield start, place
            start = place


def _is_next(before: TextRun, one: TextRun) -> bool:
    if len(before.text) > 1 or len(one.text) > 1:
        return False
    if abs(before.box.top - one.box.top) > LEVEL * one.size:
        return False
    return abs(one.box.x0 - before.box.x1) <= ADJACENT * one.size


def _visible_run(run: TextRun, picture: Picture) -> TextRun | None:
    """The run as a person sees it; None where nothing of it has ink.

    Only letters and digits are judged: a hairline dash may be fainter than any letter.
    """
    if not _has_letters(run):
        return run
    if contrast(picture, run.box) < FAINTEST:
        return None
    if not run.upright or len(run.text) < 2 or not any(map(str.isdecimal, run.text)):
        return run
    if run.text.startswith(UNKNOWN):
        return run
    faint = [
        letter.isdecimal() and contrast(picture, box) < FAINTEST
        for letter, box in zip(run.text, letter_boxes(run), strict=True)
    ]
    if not any(faint):
        return run
    text = "".join(UNSEEN if no_ink else one for one, no_ink in zip(run.text, faint, strict=True))
    return run._replace(text=text)


def _has_letters(run: TextRun) -> bool:
    return any(letter.isalnum() for letter in run.text)


def letter_boxes(run: TextRun) -> Iterator[Box]:
    """The middle of each letter of an upright run, by the widths that letters of its kind have."""
    widths = [_width(letter) for letter in run.text]
    unit = (run.box.x1 - run.box.x0) / sum(widths)
    x0 = run.box.x0
    for width in widths:
        x1 = x0 + unit * width
        margin = SIDES * (x1 - x0)
        yield Box(x0 + margin, run.box.top, x1 - margin, run.box.bottom)
        x0 = x1


def _width(letter: str) -> float:
    """In widths of a digit."""
    if letter in NARROW:
        return 0.5
    return 2.0 if unicodedata.east_asian_width(letter) in "WFA" else 1.0


def usual_size(runs: Sequence[TextRun]) -> float:
    """The font size that half of the text runs of a page do not exceed."""
    sizes = sorted(one.size for one in runs)
    return sizes[len(sizes) // 2] if sizes else 0.0
