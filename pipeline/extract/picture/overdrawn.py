"""Two texts in one place, of which a person sees only one → a content without the other.

An old value on a layer that is switched off, in white or under a box stays in the file when the new
one is printed over the same place. The ink there is the new one's: its glyphs fit it, the others do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from pipeline.extract.glyph_shapes.drawn_letters import OverdrawnLetter
from pipeline.extract.glyph_shapes.glyph_shape import Rows
from pipeline.extract.picture.grey_picture import FAINTEST
from pipeline.model.page import Box, PageContent, TextRun

INK, PAPER = 240, 16
"""Of 255: what a glyph covers as a whole, and what it leaves free."""
FITS, MISFITS = 0.95, 0.88
"""Of the inner dots of a glyph all have one and the same grey where it is seen, but for those where
something is drawn over it. Where another digit is seen, 0.8 have at most (a 5 in place of a 6), or 0.95
where it has all the strokes of the other (an 8 in place of a 3)."""


def fit(glyph: Rows, page: Rows) -> float:
    """Which share of a glyph's inner dots have one grey on the page, that differs from the paper's."""
    ink: list[int] = []
    paper: list[int] = []
    for above, row, below, dots in zip(glyph, glyph[1:], glyph[2:], page[1:], strict=False):
        for at in range(1, min(len(row) - 1, len(dots))):
            if min(row[at - 1], row[at], row[at + 1], above[at], below[at]) >= INK:
                ink.append(dots[at])
            elif row[at] < PAPER:
                paper.append(dots[at])
    if not ink or not paper:
        return 1.0
    grey = median_low(ink)
    if abs(grey - median_low(paper)) < FAINTEST:
        return 0.0
    return sum(abs(one - grey) < FAINTEST for one in ink) / len(ink)


def without_overdrawn(
    content: PageContent, overdrawn: Iterable[Sequence[OverdrawnLetter]]
) -> PageContent:
    """The content without the letters of these texts that are not seen, which count as hidden."""
    runs = list(content.text_runs)
    for letters in overdrawn:
        places = [place for place, run in enumerate(runs) if _is_hidden(run, letters)]
        gone = [runs.pop(place) for place in reversed(places)]
        for one in map(_up_to_next, letters, [*letters[1:], None]):
            found = [place for place, run in enumerate(runs) if _holds(run, one)]
            if one.is_seen and not found:
                _insert(runs, one, gone)
            elif len(found) > 1 and runs[found[0]].text == one.letter:
                del runs[found[0]]
    if runs == list(content.text_runs):
        return content
    count = sum(len(run.text) for run in content.text_runs) - sum(len(run.text) for run in runs)
    return replace(content, text_runs=tuple(runs), hidden=content.hidden + max(0, count))


def _up_to_next(one: OverdrawnLetter, after: OverdrawnLetter | None) -> OverdrawnLetter:
    """The letter with a box up to the next one, as the letters of a word touch."""
    if after is None or not one.box.x0 < after.box.x0 < one.box.x1 + (one.box.bottom - one.box.top):
        return one
    return one._replace(box=one.box._replace(x1=after.box.x0))


def _is_at(run: TextRun, one: OverdrawnLetter) -> bool:
    x, y = (one.box.x0 + one.box.x1) / 2, (one.box.top + one.box.bottom) / 2
    return run.box.x0 <= x <= run.box.x1 and run.box.top <= y <= run.box.bottom


def _holds(run: TextRun, one: OverdrawnLetter) -> bool:
    return one.letter in run.text and _is_at(run, one)


def _is_hidden(run: TextRun, letters: Sequence[OverdrawnLetter]) -> bool:
    """Whether the run is a part of this text, with a letter that is not seen."""
    inside = sorted((one for one in letters if _is_at(run, one)), key=lambda one: one.box.x0)
    if "".join(one.letter for one in inside) != run.text:
        return False
    return not all(one.is_seen for one in inside)


def _insert(runs: list[TextRun], one: OverdrawnLetter, gone: Sequence[TextRun]) -> None:
    """Put back a letter that is seen, as high as the text it was left out of or lost in."""
    y = (one.box.top + one.box.bottom) / 2
    near = [
        (abs(run.box.x0 - one.box.x0), place)
        for place, run in enumerate([*runs, *gone])
        if run.box.top <= y <= run.box.bottom
    ]
    if near:
        _, place = min(near)
        model = [*runs, *gone][place]
        box = Box(one.box.x0, model.box.top, one.box.x1, model.box.bottom)
        at = min(place, len(runs))
        runs.insert(at + (one.box.x0 > model.box.x0), TextRun(one.letter, box, model.size))
