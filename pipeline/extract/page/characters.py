"""Text runs as drawn → each once, and whether two are separated by a space to the eye.

Where a comment names "the PDFs at hand", these are the 151 test PDFs (267 pages) on which the value
was changed and the tables and lines compared.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.model.page import TextRun

SAME_PLACE = 0.15
"""Of the font size: the same glyph drawn again this near is a substitute for bold, not two glyphs.

From 0.075 to 0.22 the PDFs at hand read alike. At 0.03 a heading drawn twice is read twice
(指標名指標名); at 0.3 the ll of "filled" and "Swallow" becomes one l, which is 0.25 wide."""
BAND = 8.0
"""Points. Glyphs drawn before are looked up in the two bands that SAME_PLACE reaches.

Only speed depends on it as long as a band is as high as twice that reach: type of up to 26 pt."""
WORD_GAP = 0.25
"""Of the font size: letters and digits further apart are two words.

A space is 0.25 wide in Times and 0.28 in Helvetica. From 0.25 to 0.5 the PDFs at hand read alike.
At 0.19 a paragraph gets more spaces, at 1.25 "1 , 2 0 0 件", spread over its cell, closes up."""
WIDE_GAP = 0.4
"""Of the font size: beside a wide character (kanji, kana) smaller gaps are only spacing.

JIS X 4051 sets a quarter square between Japanese and Latin text, justified lines somewhat more.
At 0.3 spaces appear in 4 of the PDFs at hand (Ⅰ-3 の取組), at 0.6 spaces disappear in 7."""
CLOSING = frozenset("、。，．,.」』）)〕］】｝》〉")
"""Punctuation that never begins a line (行頭禁則, JIS X 4051): typesetters let it hang over the
right border of its cell instead."""
FIGURE = re.compile(r"[△▲－−\-+＋]?\s*\d")
"""How a figure begins; \\d is a digit of any width."""
BARE = re.compile(r"[△▲－−\-+＋]?[\d,，.．]+[^\s\d]{0,3}")
"""A figure and nothing else, but for a unit of at most three letters (件, 事業, 市町村). Any limit from 0 to 10
gives the PDFs at hand the same tables; without one, a numbered heading (２基本方針) would be a figure."""


def each_once(text_runs: Iterable[TextRun]) -> Iterator[TextRun]:
    """The text runs in their order, without those drawn again at the same position."""
    text_runs = list(text_runs)
    # Most texts of a page occur once and cannot have been drawn twice: these are not looked up.
    often = {text for text, count in Counter([one.text for one in text_runs]).items() if count > 1}
    seen: dict[tuple[str, float], list[tuple[float, float]]] = {}
    for one in text_runs:
        text, (x0, top, _, _), size, _ = one
        if text not in often:
            yield one
            continue
        reach = SAME_PLACE * size
        first, last = (top - reach) // BAND, (top + reach) // BAND
        near = seen.get((text, first), ())
        if last != first:
            near = [*near, *seen.get((text, last), ())]
        if near and any(abs(x - x0) <= reach and abs(y - top) <= reach for x, y in near):
            continue
        seen.setdefault((text, top // BAND), []).append((x0, top))
        yield one


@cache
def is_wide(text: str) -> bool:
    """Whether the character takes up a full square: kanji, kana, full-width forms.

    >>> is_wide("県"), is_wide("％"), is_wide("7")
    (True, True, False)
    """
    return unicodedata.east_asian_width(text[-1]) in "WFA"


@cache
def is_closing(text: str) -> bool:
    """Whether it is closing punctuation and nothing else.

    >>> is_closing("。"), is_closing("。）"), is_closing("た。")
    (True, True, False)
    """
    return CLOSING.issuperset(text)


def stand_apart(left: TextRun, right: TextRun) -> bool:
    """Whether the gap between two neighbours on a line is a space to the eye."""
    gap = right.box.x0 - left.box.x1
    if gap <= 0:
        return False
    least = WIDE_GAP if is_wide(left.text) or is_wide(right.text) else WORD_GAP
    return gap > least * min(left.size, right.size)


def is_figure(text: str) -> bool:
    """Whether the text begins as a figure does.

    >>> is_figure("△1,000"), is_figure("１２百万枚"), is_figure("達成")
    (True, True, False)
    """
    return FIGURE.match(text) is not None


def is_bare_figure(text: str) -> bool:
    """Whether the text is a figure with a short unit at most, not a numbered heading.

    >>> is_bare_figure("5,642"), is_bare_figure("51事業"), is_bare_figure("２ 基本方針")
    (True, True, False)
    """
    return BARE.fullmatch(text) is not None
