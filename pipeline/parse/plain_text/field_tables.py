"""Words of a page → its tables of fields (分野) with their counts, and its rows of 取組."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.parse.headings.lexicon import NARRATIVE_ROLES
from pipeline.parse.plain_text.heading_words import Named, Run, runs_at
from pipeline.parse.plain_text.row_labels import is_name, is_name_in_parts, is_total, number_of
from pipeline.parse.plain_text.value_rows import (
    COUNTS,
    RATES,
    Conventions,
    Row,
    continues_below,
    nameless_row_at,
    row_at,
)
from pipeline.parse.plain_text.word_rows import (
    Entry,
    FoundTable,
    Opens,
    Span,
    Words,
    cell,
    is_one_paragraph,
    paragraph_end,
    spans_of_rows,
    text_of,
)

SECTIONS = frozenset({"section", "item", "name_if_alone"})
NUMBER = "number"


class Columns(NamedTuple):
    """The headings of a table of fields: each fiscal year is over the same number of counts."""

    number: Span | None
    section: Span
    years: tuple[Named, ...]
    counts: tuple[tuple[Named, ...], ...]

    @property
    def roles(self) -> list[str]:
        """What each count is, from left to right."""
        return [named.heading.role or "" for group in self.counts for named in group]


class Field(NamedTuple):
    """One row: the section's number, its name, its counts; a total has no number."""

    number: Span | None
    label: tuple[Span, ...]
    counts: tuple[Span, ...]
    is_total: bool


def summary_at(words: Words, start: int, conventions: Conventions) -> FoundTable | None:
    """The table of fields that begins with a word."""
    runs = runs_at(words, start, SECTIONS | {NUMBER} | COUNTS | RATES, conventions.era)
    tables = [table for run in runs if (table := _summary(words, run, conventions))]
    return tables[0] if len(tables) == 1 else None


def _summary(words: Words, run: Run, conventions: Conventions) -> FoundTable | None:
    columns = _columns(run)
    if columns is None:
        return None
    rows: list[Field] = []
    end = run[-1].span.end
    while row := _row_at(words, end, columns, conventions):
        rows.append(_field_of_row(words, row))
        end = row.end
    nameless = nameless_row_at(words, end, columns.roles, conventions)
    fields = _with_total(words, rows, nameless) if nameless else rows
    if not nameless and continues_below(words, end, columns.roles, conventions):
        return None
    if not fields or (columns.number is None and any(field.number for field in fields)):
        return None
    table = (*_headings(columns), *(_entries(field, columns) for field in fields))
    return FoundTable(table, spans_of_rows(table))


def _columns(run: Run) -> Columns | None:
    """The headings in order: a new group of counts begins where a role is repeated."""
    numbers = [named.span for named in run if named.heading.role == NUMBER]
    sections = [named.span for named in run if named.heading.role in SECTIONS]
    years = tuple(named for named in run if named.heading.role is None)
    groups: list[list[Named]] = []
    for named in (named for named in run if named.heading.role in COUNTS | RATES):
        if not groups or named.heading.role in {one.heading.role for one in groups[-1]}:
            groups.append([])
        groups[-1].append(named)
    is_clear = len(groups) == max(1, len(years)) and len(numbers) < 2 and len(sections) == 1
    has_projects = all(group[0].heading.role == "projects" for group in groups)
    if not is_clear or not has_projects or len(groups[0]) < 2:
        return None
    number = numbers[0] if numbers else None
    return Columns(number, sections[0], years, tuple(map(tuple, groups)))


def _row_at(words: Words, start: int, columns: Columns, conventions: Conventions) -> Row | None:
    """The row that begins with a word; 合 計 is a total before 計 can be part of a count."""
    roles = columns.roles
    total = row_at(words, start, roles, lambda span: is_total(words, span), conventions)
    return total or row_at(words, start, roles, lambda span: _is_label(words, span), conventions)


def _is_label(words: Words, span: Span) -> bool:
    label = _field_of_label(words, span).label
    return is_name_in_parts(words, label) and all(is_one_paragraph(words, one) for one in label)


def _field_of_label(words: Words, span: Span) -> Field:
    """A label without counts, the section's number apart from its name.

    A number on a line of its own may be between the lines of the name, which are centred on it.
    """
    number = number_of(words, span)
    if number is None:
        return Field(None, (span,), (), is_total(words, span))
    around = (Span(span.start, number.start), Span(number.end, span.end))
    name = tuple(part for part in around if part.start < part.end)
    return Field(number, name, (), is_total=False)


def _field_of_row(words: Words, row: Row) -> Field:
    return _field_of_label(words, row.label)._replace(counts=row.values)


def _with_total(words: Words, rows: Sequence[Field], nameless: Row) -> list[Field]:
    """The rows with a total whose label follows its counts; none where that is not clear.

    A number of a section that is there too is the number of the one row that has none.
    """
    place = nameless.end
    strays: list[Span] = []
    while place < len(words):
        paragraph = Span(place, paragraph_end(words, place))
        if number_of(words, paragraph) != paragraph:
            break
        strays.append(paragraph)
        place = paragraph.end
    total = _total_at(words, place)
    lacking = [field for field in rows if field.number is None and not field.is_total]
    if total is None or (strays and len(strays) != len(lacking)) or len(strays) > 1:
        return []
    numbered = [
        field._replace(number=strays[0]) if strays and field in lacking else field for field in rows
    ]
    return [*numbered, Field(None, (total,), nameless.values, is_total=True)]


def _total_at(words: Words, start: int) -> Span | None:
    """The label of a total that begins with a word: one paragraph, or one broken in two."""
    if start >= len(words):
        return None
    first = paragraph_end(words, start)
    ends = (first, paragraph_end(words, first)) if first < len(words) else (first,)
    return next((Span(start, end) for end in ends if is_total(words, Span(start, end))), None)


def _headings(columns: Columns) -> tuple[tuple[Entry, ...], ...]:
    names = [span for span in (columns.number, columns.section) if span]
    counts = tuple(cell(named.span) for group in columns.counts for named in group)
    if not columns.years:
        return ((*map(cell, names), *counts),)
    years = (
        cell(year.span, column_span=len(group))
        for year, group in zip(columns.years, columns.counts, strict=True)
    )
    return ((*(cell(name, row_span=2) for name in names), *years), counts)


def _entries(field: Field, columns: Columns) -> tuple[Entry, ...]:
    counts = map(cell, field.counts)
    if columns.number is None:
        return (Entry(field.label), *counts)
    if field.is_total:
        return (Entry(field.label, column_span=2), *counts)
    return (cell(field.number), Entry(field.label), *counts)


ITEMS = frozenset({"item", "name_if_alone", "name"})


def initiatives_at(words: Words, start: int, conventions: Conventions) -> FoundTable | None:
    """The one row of 取組 under headings that begin with a word.

    As many paragraphs as headings: the name, then narratives, each ending a sentence; and no
    sentence right below. Narratives of one line each side by side would have spaces in them.
    """
    runs = runs_at(words, start, ITEMS | NARRATIVE_ROLES, conventions.era)
    tables = [table for run in runs if (table := _row(words, run))]
    return tables[0] if len(tables) == 1 else None


def _row(words: Words, run: Run) -> FoundTable | None:
    roles = [named.heading.role for named in run]
    if len(run) < 3 or roles[0] not in ITEMS or not NARRATIVE_ROLES.issuperset(roles[1:]):
        return None
    place = run[-1].span.end
    cells: list[Span] = []
    while place < len(words) and len(cells) < len(run):
        cells.append(Span(place, paragraph_end(words, place)))
        place = cells[-1].end
    below = Span(place, paragraph_end(words, place)) if place < len(words) else None
    if len(cells) < len(run) or not is_name(words, cells[0]):
        return None
    if not all(_is_narrative(words, cell) for cell in cells[1:]):
        return None
    if below and "。" in text_of(words, below):
        return None
    table = (tuple(cell(named.span) for named in run), tuple(map(cell, cells)))
    return FoundTable(table, spans_of_rows(table))


def _is_narrative(words: Words, span: Span) -> bool:
    is_in_lines = all(
        words[place].opens is not Opens.NOTHING for place in range(span.start + 1, span.end)
    )
    return is_in_lines and text_of(words, span).endswith("。")
