"""Words of a page → blocks of indicators: headings, and rows of a name and as many values."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.parse.headings.block import is_indicator
from pipeline.parse.headings.lexicon import RATE, VALUE_ROLES
from pipeline.parse.plain_text.heading_words import Named, Run, runs_at
from pipeline.parse.plain_text.row_labels import is_badge, is_name
from pipeline.parse.plain_text.value_rows import (
    Conventions,
    Row,
    continues_below,
    fits_role,
    nameless_row_at,
    row_at,
)
from pipeline.parse.plain_text.word_rows import (
    FoundTable,
    Opens,
    Span,
    Words,
    cell,
    line_end,
    paragraph_end,
    spans_of_rows,
    text_of,
)

NAMES = frozenset({"name", "name_if_alone"})
VALUES = VALUE_ROLES | {RATE, "status", "unit", "year"}


class Names(NamedTuple):
    """A heading for names with the names right under it, one a line; their figures come later."""

    heading: Span
    lines: tuple[Span, ...]
    end: int


class Figures(NamedTuple):
    """Headings of figures with rows of figures right under them; their names came before."""

    headings: tuple[Span, ...]
    rows: tuple[Row, ...]
    end: int


class Ambiguous(NamedTuple):
    """Headings of figures that no rows fit: names before them may not be paired with others."""

    end: int


Half = Names | Figures | Ambiguous
Part = FoundTable | Half


def indicators_at(words: Words, start: int, conventions: Conventions) -> Part | None:
    """The block of indicators that begins with a word, or the part of one."""
    runs = runs_at(words, start, NAMES | VALUES, conventions.era)
    parts = [part for run in runs if (part := _part(words, run, conventions))]
    if len(parts) == 1:
        return parts[0]
    roles = {named.heading.role for run in runs for named in run}
    return Ambiguous(runs[0][-1].span.end) if roles & VALUE_ROLES else None


def _part(words: Words, run: Run, conventions: Conventions) -> Part | None:
    names = [named for named in run if named.heading.role in NAMES]
    values = [named for named in run if named.heading.role in VALUES]
    if len(names) + len(values) < len(run) or len(names) > 1:
        return None
    if names and not values:
        return _names(words, names[0])
    if not is_indicator(frozenset(named.heading.role or "" for named in values) | {"name"}):
        return None
    if len(values) < 2 or _repeats_a_heading(values):
        return None
    if names and names[0] not in (run[0], run[-1]):
        return None
    return _block(words, names, values, run[-1].span.end, conventions)


def _repeats_a_heading(values: Sequence[Named]) -> bool:
    meanings = [
        (one.heading.role, one.heading.year) for one in values if one.heading.role != "year"
    ]
    return len(set(meanings)) < len(meanings)


def _names(words: Words, named: Named) -> Names | None:
    """The lines under a heading for names, in the same paragraph."""
    end = paragraph_end(words, named.span.start)
    lines: list[Span] = []
    place = named.span.end
    if place >= end or words[place].opens is Opens.NOTHING:
        return None
    while place < end and not is_badge(words[place].text):
        lines.append(Span(place, line_end(words, place)))
        place = lines[-1].end
    is_clear = bool(lines) and all(is_name(words, line) for line in lines)
    return Names(named.span, tuple(lines), end) if is_clear else None


def _block(
    words: Words,
    names: Sequence[Named],
    values: Sequence[Named],
    end: int,
    conventions: Conventions,
) -> FoundTable | Figures | None:
    """The rows under headings. Figures without a name below those that have one make all unclear."""
    roles = [named.heading.role or "" for named in values]
    headings = tuple(named.span for named in values)
    rows = _rows(words, end, roles, conventions)
    after = rows[-1].end if rows else end
    nameless = _nameless_rows(words, after, roles, conventions)
    if rows and not nameless:
        name = names[0].span if names else _heading_below(words, after, conventions)
        is_cut = continues_below(
            words, name.end if name and not names else after, roles, conventions
        )
        return _found(name, headings, rows) if name and not is_cut else None
    if rows or names or not nameless or _rows(words, nameless[-1].end, roles, conventions):
        return None
    is_cut = continues_below(words, nameless[-1].end, roles, conventions)
    is_clear = _is_read_across(words, nameless, roles, conventions) and not is_cut
    return Figures(headings, nameless, nameless[-1].end) if is_clear else None


def _rows(
    words: Words, start: int, roles: Sequence[str], conventions: Conventions
) -> tuple[Row, ...]:
    rows: list[Row] = []
    while row := row_at(words, start, roles, lambda span: is_name(words, span), conventions):
        rows.append(row)
        start = row.end
    return tuple(rows)


def _nameless_rows(
    words: Words, start: int, roles: Sequence[str], conventions: Conventions
) -> tuple[Row, ...]:
    rows: list[Row] = []
    while row := nameless_row_at(words, start, roles, conventions):
        rows.append(row)
        start = row.end
    return tuple(rows)


def _heading_below(words: Words, start: int, conventions: Conventions) -> Span | None:
    """A heading for names in a paragraph of its own right below the rows."""
    if start >= len(words):
        return None
    alone = Span(start, paragraph_end(words, start))
    runs = runs_at(words, start, NAMES, conventions.era)
    return alone if any(len(run) == 1 and run[0].span == alone for run in runs) else None


def _is_read_across(
    words: Words, rows: Sequence[Row], roles: Sequence[str], conventions: Conventions
) -> bool:
    """Whether the figures cannot have been printed column by column."""
    if len(rows) == 1:
        return True
    flat = [text_of(words, span) for row in rows for span in row.values]
    columns = [flat[place : place + len(rows)] for place in range(0, len(flat), len(rows))]
    return not all(
        fits_role(role, text, conventions)
        for role, column in zip(roles, columns, strict=True)
        for text in column
    )


def _found(name: Span, headings: Sequence[Span], rows: Sequence[Row]) -> FoundTable:
    entries = (
        (cell(name), *map(cell, headings)),
        *((cell(row.label), *map(cell, row.values)) for row in rows),
    )
    return FoundTable(entries, spans_of_rows(entries))


def tables_of_halves(halves: Sequence[Half]) -> tuple[FoundTable, ...]:
    """The blocks made of names and the figures that follow them.

    They are joined only where names and figures take turns all over a page: then each name is
    followed by its own figures. As many names as rows, or one name broken over lines for one row.
    """
    pairs = list(zip(halves[::2], halves[1::2], strict=False))
    if 2 * len(pairs) != len(halves):
        return ()
    found = [_pair(names, figures) for names, figures in pairs]
    return tuple(one for one in found if one) if all(found) else ()


def _pair(names: Half, figures: Half) -> FoundTable | None:
    if not isinstance(names, Names) or not isinstance(figures, Figures):
        return None
    lines = names.lines
    if len(figures.rows) == 1:
        lines = (Span(lines[0].start, lines[-1].end),)
    if len(lines) != len(figures.rows):
        return None
    rows = [row._replace(label=line) for row, line in zip(figures.rows, lines, strict=True)]
    return _found(names.heading, figures.headings, rows)
