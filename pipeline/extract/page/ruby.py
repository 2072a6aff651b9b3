"""The text runs of a cell → those without the small kana that say how a kanji is read (ruby)."""

import re
from collections.abc import Sequence

from pipeline.model.page import TextRun

KANA = re.compile("[ぁ-ゖァ-ヺー・]+")
KANJI = re.compile("[々〆一-鿋]")
LARGEST = 0.6
"""Of the size of the kanji: ruby is set in half of it (JIS X 4051, 4.12; W3C, Requirements for
Japanese Text Layout, 3.3), some programs set it a little larger."""
GAP = 0.35
"""Of the size of the kanji: how far the foot of the ruby may be from the head of the kanji, above or
below it. It touches them; the boxes of letters are higher than their ink."""


def without_ruby(text_runs: Sequence[TextRun]) -> Sequence[TextRun]:
    """The text runs without ruby: kana alone, small, right over kanji of the same cell.

    It repeats a part of the name in another script and is not a part of it.
    """
    if len(text_runs) < 2:
        return text_runs
    largest = max(one.size for one in text_runs)
    small = [one for one in text_runs if one.size <= LARGEST * largest]
    ruby = {
        id(one)
        for one in small
        if KANA.fullmatch(one.text.strip()) and any(_is_over(one, base) for base in text_runs)
    }
    return [one for one in text_runs if id(one) not in ruby] if ruby else text_runs


def _is_over(small: TextRun, base: TextRun) -> bool:
    """Whether a small run is right over one with a kanji; ruby may reach out by a letter of its own."""
    if not (small.upright and base.upright) or small.size > LARGEST * base.size:
        return False
    middle = (small.box.x0 + small.box.x1) / 2
    is_near = abs(base.box.top - small.box.bottom) <= GAP * base.size
    is_over = base.box.x0 - small.size <= middle <= base.box.x1 + small.size
    return is_near and is_over and bool(KANJI.search(base.text))
