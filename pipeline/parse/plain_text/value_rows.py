"""Words of a page → rows: a label, and as many values as there are headings, each of its kind."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model.figure import Quantity
from pipeline.model.vocabulary import Measure
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import NO_FIGURE, is_figure, read_quantities
from pipeline.normalize.unit import read_unit
from pipeline.normalize.year import read_year
from pipeline.parse.headings.lexicon import RATE, VALUE_ROLES, domain_of, read_heading
from pipeline.parse.headings.numbering import read_numbered
from pipeline.parse.plain_text.word_rows import Opens, Span, Word, line_end, paragraph_end, text_of
from pipeline.parse.records.status import Legend, is_known_status

_TWO_FIGURES = Pattern(r"\d\s+\d")

COUNT = "count"
COUNTS = frozenset(Measure)
RATES = frozenset({RATE})
MOST_WORDS = 6
"""Words one value may be parted into. From 3 to 12 all pages at hand are read alike."""
MOST_LINES, LONGEST_LABEL = 5, 60
"""Lines a label may be broken over, and words it may have.

At 2 lines labels in six of the PDFs at hand are not read. From 5 to 10 lines, and from 30 to 120
words, all are read alike.
"""


class Conventions(NamedTuple):
    """What is known of the whole text: its era, and what its marks of status mean."""

    era: str | None
    legend: Legend


class Row(NamedTuple):
    """A row: its label (empty where it has none), its values in order, and the word after it."""

    label: Span
    values: tuple[Span, ...]
    end: int


IsLabel = Callable[[Span], bool]


def fits_role(role: str, text: str, conventions: Conventions) -> bool:
    """Whether a text, read whole, can be in a column of a role; 150 150 is two figures."""
    if _TWO_FIGURES.search(text):
        return False
    if role == "status":
        return is_known_status(text, conventions.legend)
    if role == "unit":
        return read_unit(text) is not None and not is_figure(text)
    if role == "year":
        return read_year(text, conventions.era) is not None
    return _is_figure_of(role, read_quantities(text, None, conventions.era))


def _is_figure_of(role: str, quantities: Sequence[Quantity]) -> bool:
    """Whether quantities are figures, or marks for none, that can be in a column of a role.

    A label before a figure (男12人, 達成80%) may be the end of the cell before it.
    """
    if any(piece.meaning == "label" for one in quantities for piece in one.pieces):
        return False
    if any(one.mark is not None and one.mark not in NO_FIGURE for one in quantities):
        return False
    units = {one.unit for one in quantities if one.mark is None}
    if role in RATES:
        return len(quantities) == 1 and units <= {"%"}
    if role in COUNTS or role == COUNT:
        return len(quantities) == 1 and "%" not in units
    return role in VALUE_ROLES


def row_at(
    words: Sequence[Word],
    start: int,
    roles: Sequence[str],
    is_label: IsLabel,
    conventions: Conventions,
) -> Row | None:
    """The row that begins with a word, its label first; None where there is none or two ways."""
    found = [
        Row(Span(start, values[0].start), values, values[-1].end)
        for values in _values_after(words, start, roles, conventions)
        if is_label(Span(start, values[0].start))
    ]
    return found[0] if len(found) == 1 else None


def nameless_row_at(
    words: Sequence[Word], start: int, roles: Sequence[str], conventions: Conventions
) -> Row | None:
    """The row of values without a label that begins with a word."""
    found = [
        *_on_one_line(words, start, roles, conventions),
        *_in_paragraphs(words, start, roles, conventions),
    ]
    return Row(Span(start, start), found[0], found[0][-1].end) if found else None


def _values_after(
    words: Sequence[Word], start: int, roles: Sequence[str], conventions: Conventions
) -> Iterator[tuple[Span, ...]]:
    """Values of all roles in order after a label: on one line, or each a paragraph."""
    place, lines = start, 0
    while place < len(words) and lines < MOST_LINES:
        end = line_end(words, place)
        for first in range(max(place, start + 1), min(end, start + LONGEST_LABEL)):
            yield from _on_one_line(words, first, roles, conventions)
        place, lines = end, lines + 1
        if place < len(words) and words[place].opens is Opens.PARAGRAPH:
            yield from _in_paragraphs(words, place, roles, conventions)


def _on_one_line(
    words: Sequence[Word], first: int, roles: Sequence[str], conventions: Conventions
) -> Iterator[tuple[Span, ...]]:
    """The ways to cut the words up to the end of their line into one value for each role."""
    if first >= len(words):
        return
    end = line_end(words, first)
    if 1 < len(roles) <= end - first:
        yield from _cut(words, Span(first, end), roles, conventions)


def _cut(
    words: Sequence[Word], span: Span, roles: Sequence[str], conventions: Conventions
) -> Iterator[tuple[Span, ...]]:
    if not roles:
        if span.start == span.end:
            yield ()
        return
    longest = min(span.end - len(roles) + 1, span.start + MOST_WORDS)
    for end in range(span.start + 1, longest + 1):
        value = Span(span.start, end)
        if fits_role(roles[0], text_of(words, value), conventions):
            for rest in _cut(words, Span(end, span.end), roles[1:], conventions):
                yield (value, *rest)


def _in_paragraphs(
    words: Sequence[Word], first: int, roles: Sequence[str], conventions: Conventions
) -> Iterator[tuple[Span, ...]]:
    values: list[Span] = []
    for role in roles:
        start = values[-1].end if values else first
        if start >= len(words):
            return
        value = Span(start, paragraph_end(words, start))
        if not fits_role(role, text_of(words, value), conventions):
            return
        values.append(value)
    if len(values) > 1:
        yield tuple(values)


def continues_below(
    words: Sequence[Word], start: int, roles: Sequence[str], conventions: Conventions
) -> bool:
    """Whether a row that could not be read is below the last: a value, or a text and values.

    One whole number may be the number of the page.
    """
    if start < len(words) and _is_unread_figure(words[start].text):
        return True
    place, values = start, 0
    for _ in range(MOST_LINES + len(roles)):
        if place >= len(words):
            break
        end = line_end(words, place)
        text = text_of(words, Span(place, end))
        texts = {text, *(word.text for word in words[place:end])}
        fitting = [one for one in texts if any(fits_role(role, one, conventions) for role in roles)]
        if not fitting and _is_other(text, roles):
            break
        values += len(fitting)
        place = end
    return values > 1


def _is_unread_figure(text: str) -> bool:
    return is_figure(text) and not text.isdecimal()


def _is_other(text: str, roles: Sequence[str]) -> bool:
    """Whether a line is a sentence or a heading, and no part of a row; fields are numbered too."""
    is_numbered = COUNTS.isdisjoint(roles) and read_numbered(text) is not None
    is_heading = read_heading(text).role is not None or domain_of(text) is not None
    return "。" in text or is_heading or is_numbered
