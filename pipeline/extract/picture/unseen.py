"""Places on a page where something is that cannot be read → the content with UNSEEN there."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.page.geometry import holds
from pipeline.extract.picture.ink import letter_boxes, usual_size
from pipeline.model.page import UNSEEN, Box, PageContent, TextRun


def with_unseen(content: PageContent, places: Sequence[Box]) -> PageContent:
    """The content with UNSEEN at each of these places, in a text run where one is there."""
    size = usual_size(content.text_runs)
    runs = list(content.text_runs)
    for place in places:
        at = next((n for n, one in enumerate(runs) if one.upright and holds(one.box, place)), -1)
        if at < 0:
            runs.append(TextRun(UNSEEN, place, size))
        else:
            runs[at] = _with_unseen(runs[at], (place.x0 + place.x1) / 2)
    return replace(content, text_runs=tuple(runs))


def _with_unseen(run: TextRun, across: float) -> TextRun:
    before = sum((one.x0 + one.x1) / 2 < across for one in letter_boxes(run))
    return run._replace(text=f"{run.text[:before]}{UNSEEN}{run.text[before:]}")
