"""Two texts in one place, of which a person sees only one → a content without the other.

An old value on a layer that is switched off, in white or under a box stays in the file when the new
one is printed over the same place. The ink there is the new one's: its glyphs fit it, the others do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from pipeline.extract.page.contradicted import DrawnLetter
from pipeline.extract.page.glyph_shape import Rows
from pipeline.extract.page.picture import FAINTEST
from pipeline.model.page import PageContent, TextRun

INK, PAPER = 240, 16
"""Of 255: what a glyph covers as a whole, and what it leaves free."""
FITS, MISFITS = 0.9, 0.8
"""Of the inner dots of a glyph so many have one and the same grey where it is seen: all but those where
something else is drawn over it. Where another digit is seen, at most 0.7 have."""


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
    content: PageContent, overdrawn: Iterable[Sequence[DrawnLetter]]
) -> PageContent:
    """The content without these texts; their letters count as hidden."""
    runs = list(content.text_runs)
    for letters in overdrawn:
        text = "".join(one.letter for one in letters)
        for one in letters:
            place = _place_of(runs, one, text)
            if place is not None:
                del runs[place]
    if len(runs) == len(content.text_runs):
        return content
    gone = sum(len(run.text) for run in content.text_runs) - sum(len(run.text) for run in runs)
    return replace(content, text_runs=tuple(runs), hidden=content.hidden + gone)


def _place_of(runs: Sequence[TextRun], one: DrawnLetter, text: str) -> int | None:
    """The run that holds the letter and nothing but the text it is a part of."""
    x, y = (one.box.x0 + one.box.x1) / 2, (one.box.top + one.box.bottom) / 2
    for place, run in enumerate(runs):
        x0, top, x1, bottom = run.box
        if one.letter in run.text and run.text in text and x0 <= x <= x1 and top <= y <= bottom:
            return place
    return None
