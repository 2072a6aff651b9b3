"""Words of a page → lines of what is outside its tables: headings apart, sentences joined."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from pipeline.model.page import Box, Line
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.parse.headings.numbering import read_numbered
from pipeline.parse.plain_text.row_labels import is_badge, number_of
from pipeline.parse.plain_text.word_rows import (
    Opens,
    Span,
    Word,
    box_of,
    line_end,
    line_of,
    paragraph_end,
    text_of,
)

SIZE = 0.0
"""Letters of plain text have no size."""
COUNTED = frozenset({"number", "dotted"})
"""Ways of numbering that a sentence may begin with as well: 41 市町村."""
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"


def lines_of(words: Sequence[Word], taken: Container[int]) -> tuple[Line, ...]:
    """The lines of the words that no table took; the sentences of a paragraph are one line.

    A number of a section that is apart from its name is one line with it. A figure, or a row
    of them, heads nothing and is left out.
    """
    spans = list(_spans(words, taken))
    lines: list[Line] = []
    for position, span in enumerate(spans):
        text = line_of(words, span)
        before = spans[position - 1] if lines and position else None
        if before and _belong_together(words, before, span, taken):
            number = lines.pop()
            lines.append(Line(f"{number.text} {text}", number.box, SIZE))
        elif before and _continues_line(words, before, span):
            lines[-1] = lines[-1]._replace(text=f"{lines[-1].text}\n{text}")
        elif not is_figure(text) and not _is_row(words, span):
            lines.extend(_lines(text, box_of(words, span)))
    return tuple(lines)


def _continues_line(words: Sequence[Word], before: Span, span: Span) -> bool:
    """Whether a line that begins with a number continues the line right above it."""
    numbered = read_numbered(line_of(words, span))
    is_within = words[span.start].opens is Opens.LINE and before.end == span.start
    return is_within and numbered is not None and numbered.style in COUNTED


def _is_row(words: Sequence[Word], span: Span) -> bool:
    figures = sum(is_figure(word.text) for word in words[span.start : span.end])
    return figures > 1 and number_of(words, span) is None


def _belong_together(
    words: Sequence[Word], number: Span, name: Span, taken: Container[int]
) -> bool:
    """Whether a section's number and its name follow on each other right above a table."""
    text = text_of(words, name)
    is_name = "。" not in text and not is_badge(text)
    is_number = number_of(words, number) == number and number.end == name.start
    return is_number and is_name and name.end in taken


def _spans(words: Sequence[Word], taken: Container[int]) -> Iterator[Span]:
    start = 0
    while start < len(words):
        end = paragraph_end(words, start)
        free = [place for place in range(start, end) if place not in taken]
        whole = Span(start, end)
        if len(free) == end - start and "。" in text_of(words, whole):
            yield from _sentences(words, whole)
        else:
            for _, places in groupby(free, key=lambda place: words[place].line):
                found = list(places)
                yield Span(found[0], found[-1] + 1)
        start = end


def _sentences(words: Sequence[Word], paragraph: Span) -> Iterator[Span]:
    """A paragraph of sentences, without a numbered heading that is its first line."""
    first = Span(paragraph.start, line_end(words, paragraph.start))
    numbered = read_numbered(line_of(words, first))
    if numbered and numbered.style not in COUNTED and first.end < paragraph.end:
        yield first
        yield Span(first.end, paragraph.end)
    else:
        yield paragraph


def _lines(text: str, box: Box) -> Iterator[Line]:
    """A line; a badge with a numbered heading after it in the same line is two."""
    cut = _heading_in(text)
    if not cut:
        yield Line(text, box, SIZE)
        return
    middle = box.x0 + cut
    yield Line(text[:cut].rstrip(), box._replace(x1=middle), SIZE)
    yield Line(text[cut:], box._replace(x0=middle), SIZE)


def _heading_in(text: str) -> int:
    """Where a numbered heading begins in a line that begins with a badge; else 0."""
    places = [place for place, letter in enumerate(text) if letter in ROMAN]
    if not places or not is_badge(text) or read_numbered(text[places[0] :]) is None:
        return 0
    return places[0]
