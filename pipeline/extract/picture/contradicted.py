"""Letters that are drawn as something else than the font says → a content in which they are unread."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter
from pipeline.extract.page.characters import stand_apart
from pipeline.extract.page.text_health import UNKNOWN
from pipeline.model.page import UNSEEN, Box, PageContent, TextRun

GRID = 6.0
"""Points: only the speed depends on it."""


def without_contradicted(content: PageContent, contradicted: Iterable[DrawnLetter]) -> PageContent:
    """The content with UNSEEN for each of these letters: what stands there is not known.

    A reader that reads another letter there is left alone: it does not share the font's error.
    """
    runs = list(content.text_runs)
    words: list[str] = []
    for letter, box in contradicted:
        word = without_letter(runs, letter, box)
        if word is not None:
            words.append(word)
        elif not letter.isalnum():
            place = _inserted(runs, box)
            words.append(_word_at(runs, place) if place is not None else "")
    if not any(words):
        return content
    named = (*content.contradicted, *dict.fromkeys(filter(None, words)))
    return replace(content, text_runs=tuple(runs), contradicted=named)


def without_letter(runs: list[TextRun], letter: str, box: Box) -> str | None:
    """Put UNSEEN in place of the letter; gives the word it was in, None where no run has it there."""
    place = _place_of(runs, letter, box)
    if place is None:
        return None
    word = _word_at(runs, place)
    runs[place] = _without(runs[place], letter, box)
    return word


def _middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _place_of(runs: Sequence[TextRun], letter: str, box: Box) -> int | None:
    """Which run has the letter where the box is."""
    x, y = _middle(box)
    return next(
        (
            at
            for at, one in enumerate(runs)
            if letter in one.text and _is_at(one, x, y) and not one.text.startswith(UNKNOWN)
        ),
        None,
    )


def _is_at(run: TextRun, x: float, y: float) -> bool:
    return run.box.x0 <= x <= run.box.x1 and run.box.top <= y <= run.box.bottom


def _without(run: TextRun, letter: str, box: Box) -> TextRun:
    """The run with UNSEEN in place of this letter, of several of them the nearest one."""
    x, _ = _middle(box)
    width = (run.box.x1 - run.box.x0) / len(run.text)
    found = [place for place, one in enumerate(run.text) if one == letter]
    nearest = min(found, key=lambda place: abs(run.box.x0 + (place + 0.5) * width - x))
    return run._replace(text=run.text[:nearest] + UNSEEN + run.text[nearest + 1 :])


def _word_at(runs: Sequence[TextRun], place: int) -> str:
    """The word that a run is a part of: readers give it letter by letter, or as a whole."""
    start, end = place, place + 1
    while start > 0 and _is_continued(runs[start - 1], runs[start]):
        start -= 1
    while end < len(runs) and _is_continued(runs[end - 1], runs[end]):
        end += 1
    return "".join(one.text for one in runs[start:end]).strip()


def _is_continued(before: TextRun, one: TextRun) -> bool:
    return (
        before.box.top == one.box.top
        and before.box.x0 < one.box.x0
        and not stand_apart(before, one)
    )


def _inserted(runs: list[TextRun], box: Box) -> int | None:
    """Put UNSEEN where a reader left out a blank; gives the run it is in now."""
    x, y = _middle(box)
    for place, one in enumerate(runs):
        if _is_at(one, x, y) and not one.text.isspace():
            if len(one.text) == 1:
                return None
            at = round(len(one.text) * (x - one.box.x0) / (one.box.x1 - one.box.x0))
            runs[place] = one._replace(text=one.text[:at] + UNSEEN + one.text[at:])
            return place
    beside = [
        (max(one.box.x0 - x, x - one.box.x1), place)
        for place, one in enumerate(runs)
        if one.box.top <= y <= one.box.bottom
    ]
    if not beside:
        runs.append(TextRun(UNSEEN, box, box.bottom - box.top))
        return len(runs) - 1
    _, place = min(beside)
    near = runs[place]
    place += x > near.box.x1
    unread = TextRun(UNSEEN, Box(box.x0, near.box.top, box.x1, near.box.bottom), near.size)
    runs.insert(place, unread)
    return place


def read_otherwise(
    runs: Iterable[TextRun], letters: Iterable[DrawnLetter]
) -> Iterator[DrawnLetter]:
    """The digits of a reader that gives letter by letter, where the drawn letter is another digit."""
    drawn: dict[tuple[int, int], list[DrawnLetter]] = defaultdict(list)
    for one in letters:
        if one.letter.isdecimal():
            x, y = _middle(one.box)
            drawn[int(x // GRID), int(y // GRID)].append(one)
    for run in runs:
        if len(run.text) == 1 and run.text.isdecimal():
            digits = {unicodedata.decimal(one.letter) for one in _drawn_at(drawn, run)}
            if digits and unicodedata.decimal(run.text) not in digits:
                yield DrawnLetter(run.text, run.box)


def _drawn_at(
    drawn: Mapping[tuple[int, int], Sequence[DrawnLetter]], run: TextRun
) -> Iterator[DrawnLetter]:
    x0, top, x1, bottom = (int(side // GRID) for side in run.box)
    for place in product(range(x0, x1 + 1), range(top, bottom + 1)):
        yield from (one for one in drawn.get(place, ()) if _is_at(run, *_middle(one.box)))
