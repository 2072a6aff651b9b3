"""The letters of a page → text runs: letters of one size that follow each other without a gap.

A run is set in one size, on one line, without a gap a person sees: one TextRun of several letters,
which spares most of the work after it. What is set otherwise, and what a drawn line crosses (two
cells whose text touches), comes letter by letter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.extract.errors import NeedsReferenceReader
from pipeline.extract.page.characters import is_wide
from pipeline.extract.pdfium.glyphs import HYPHENS, Letters, left_over
from pipeline.extract.pdfium.page_objects import all_have_height
from pipeline.extract.pdfium.page_state import Drawn, PageState
from pipeline.model.page import Box, TextRun

STRETCH = re.compile(rf"[^\s\x00-\x1f{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}]|[^\S\r\n]")
"""Letters up to a space, or one space."""
OF_FIGURES = re.compile(r"[\d,.%+\-−△▲]")
"""What figures are written with: digits of any width, separators, signs."""

Span = tuple[int, int, int]
"""Numbers of the first letter of a span and of the first one behind it; its text object."""


def check_mapped(letters: Letters, known: set[str]) -> None:
    """Refuse letters without a known text. `known` are those of the report that have one.

    A glyph that is not in its font's table of codes comes as some other letter, perhaps as a
    digit. So each letter of a report is asked for once, and digits wherever they stand.
    """
    text = letters.text
    asked = [match.start() for match in OF_FIGURES.finditer(text)]
    new = set(text) - known
    asked += map(text.index, new)
    if letters.any_unmapped(asked):
        raise NeedsReferenceReader("unmapped")
    known |= new


def letter_spans(letters: Letters, sheet: PageState, used: set[int]) -> Iterator[Span]:
    """Spans of letters without a space, and the spaces that are printed; adds to `used` their objects."""
    generated = letters.generated()
    found = [
        span
        for span in (match.span() for match in STRETCH.finditer(letters.text))
        if span[0] not in generated
    ]
    ends = letters.objects([number for start, end in found for number in (start, end - 1)])
    used.update(ends)
    for (start, end), first, last in zip(found, ends[::2], ends[1::2], strict=True):
        if first == last:
            yield start, end, first
        else:
            yield from _spans_by_setting(letters, sheet, used, start, end)


def _spans_by_setting(
    letters: Letters, sheet: PageState, used: set[int], start: int, end: int
) -> Iterator[Span]:
    """A span cut where an object set differently, or a special one, continues it."""
    objects = letters.objects(range(start, end))
    own = set(objects)
    used |= own
    types, special = sheet.types, sheet.special
    settings = {one: one if one in special else types[one][2:] for one in own}
    if len(set(settings.values())) == 1:
        yield start, end, objects[-1]
        return
    for _, group in groupby(objects, settings.__getitem__):
        alike = list(group)
        yield start, start + len(alike), alike[-1]
        start += len(alike)


HYPHEN = re.compile(rf"[{HYPHENS}]")
AS_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))
DROP = 0.5
"""Of the font size: where the last letter of a span is so much lower, it is written down the page."""
SPARE = 1.5
"""Points a span may be longer than its number of letters times the wider of its first and last.

A longer one has gaps or letters of several widths inside."""
CROSSED = 0.5
"""Points. A line that no more than touches the end of a span does not cross it."""
CLOSE = 0.25
"""Of the font size: over a smaller gap no person sees a space (WORD_GAP has the same reason).

PDFium puts a space between kanji and Latin letters, which JIS X 4051 sets a quarter square apart."""
PLAIN_SIGNS = "・／（）「」、。"
"""Signs no figure depends on."""


def text_runs(
    letters: Letters, sheet: PageState, uprights: Sequence[Box], known: set[str]
) -> list[Drawn]:
    """The text runs of the page; `uprights` are the lines that may part two letters, by place.

    `known` are the letters of the report whose text is known; those of the page are added.

    Raises:
        NeedsReferenceReader: PDFium alone cannot tell what is printed.
    """
    if not all_have_height(sheet.fonts):
        raise NeedsReferenceReader("drawn_glyphs")
    check_mapped(letters, known)
    used: set[int] = set()
    spans = list(letter_spans(letters, sheet, used))
    has_left_over = len(used) < len(sheet.types)
    drawn = list(_placed_runs(letters, sheet, uprights, spans, may_join=not has_left_over))
    if has_left_over:
        drawn += left_over(sheet, used)
    return drawn


def _placed_runs(
    letters: Letters,
    sheet: PageState,
    uprights: Sequence[Box],
    spans: Sequence[Span],
    *,
    may_join: bool,
) -> Iterator[Drawn]:
    """The text runs of the spans; what is not set plainly comes letter by letter.

    Where `may_join`, spans that PDFium separates by a space no person sees, as it does between kanji
    and Latin letters, make one run.
    """
    text = letters.text.translate(AS_HYPHEN) if HYPHEN.search(letters.text) else letters.text
    types, left, special = sheet.types, sheet.left, sheet.special
    places = [line.x0 for line in uprights]
    sides = letters.sides([number for start, end, _ in spans for number in (start, end - 1)])
    last: Drawn | None = None
    last_end = 0
    for at, (start, end, one) in zip(range(0, len(sides), 8), spans, strict=True):
        x0, y0, x1, _, last_x0, last_y0, last_x1, _ = sides[at : at + 8]
        _, x, top, bottom, size = types[one]
        if size <= 0 or abs(last_y0 - y0) > DROP * size:
            raise NeedsReferenceReader("turned")
        box = Box(x0 - left, top, last_x1 - left, bottom)
        is_plain = start + 1 == end or (
            last_x0 > x0
            and last_x1 - x0 <= (end - start) * max(x1 - x0, last_x1 - last_x0) + SPARE
            and not is_crossed(box, box.x0, box.x1, uprights, places)
        )
        if last is not None:
            first, begin, before = last
            if (
                start == last_end + 1
                and is_plain
                and one not in special
                and _continues(before, box, size)
                and not is_crossed(box, before.box.x1 - CROSSED, box.x0 + CROSSED, uprights, places)
            ):
                joined = Box(before.box.x0, top, box.x1, bottom)
                whole = text[begin:end].replace(" ", "")
                last, last_end = (first, begin, TextRun(whole, joined, size)), end
                continue
            yield last
            last = None
        if one in special and one in sheet.replaced:
            _check_replaced(text[start:end])
            yield one, start, TextRun(text[start], Box(x, top, x + size, bottom), size)
        elif not is_plain:
            yield from _one_by_one(letters, text, (start, end, one), sheet)
        elif not may_join or one in special or text[start].isspace():
            yield one, start, TextRun(text[start:end], box, size)
        else:
            last, last_end = (one, start, TextRun(text[start:end], box, size)), end
    if last is not None:
        yield last


def _continues(before: TextRun, box: Box, size: float) -> bool:
    """Whether a span goes on one before it, over a space PDFium set in and no person sees."""
    return (
        size == before.size
        and box.top == before.box.top
        and abs(box.x0 - before.box.x1) <= CLOSE * size
    )


def _check_replaced(text: str) -> None:
    """Take a letter that stands for one glyph, as browsers write it; never a digit or a sign."""
    if len(text) != 1 or not (is_wide(text) and (text.isalpha() or text in PLAIN_SIGNS)):
        raise NeedsReferenceReader("replaced")


def is_crossed(
    box: Box, start: float, end: float, uprights: Sequence[Box], places: Sequence[float]
) -> bool:
    """Whether a line down the page crosses the box between start and end."""
    number, end = bisect_right(places, start + CROSSED), end - CROSSED
    while number < len(places) and places[number] < end:
        line = uprights[number]
        if line.top < box.bottom and box.top < line.bottom:
            return True
        number += 1
    return False


def _one_by_one(letters: Letters, text: str, span: Span, sheet: PageState) -> Iterator[Drawn]:
    start, end, one = span
    _, _, top, bottom, size = sheet.types[one]
    sides = letters.sides(range(start, end))
    for number, x0, x1 in zip(range(start, end), sides[::4], sides[2::4], strict=True):
        box = Box(x0 - sheet.left, top, x1 - sheet.left, bottom)
        yield one, number, TextRun(text[number], box, size)
