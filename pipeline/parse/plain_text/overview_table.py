"""Words of a page → the overview: fiscal years under domains, and rows of what is counted."""

from collections.abc import Sequence

from pipeline.model.vocabulary import Measure
from pipeline.parse.headings.lexicon import read_heading
from pipeline.parse.plain_text.heading_words import DOMAIN, Named, Run, runs_at
from pipeline.parse.plain_text.value_rows import COUNT, Conventions, Row, row_at
from pipeline.parse.plain_text.word_rows import (
    Entry,
    FoundTable,
    Span,
    Words,
    cell,
    is_one_paragraph,
    spans_of_rows,
    text_of,
)

CORNERS = frozenset({"section", "item", "name_if_alone", DOMAIN})


def overview_at(words: Words, start: int, conventions: Conventions) -> FoundTable | None:
    """The overview that begins with a word."""
    runs = runs_at(words, start, CORNERS, conventions.era)
    tables = [table for run in runs if (table := _overview(words, run, conventions))]
    return tables[0] if len(tables) == 1 else None


def _overview(words: Words, run: Run, conventions: Conventions) -> FoundTable | None:
    domains = [named for named in run if named.heading.domain]
    years = [named for named in run if named.heading.year]
    corners = [named.span for named in run if named.heading.role]
    if not (years or domains) or len(corners) > 1:
        return None
    if not _are_repeated(years, max(1, len(domains))):
        return None
    rows: list[Row] = []
    end = run[-1].span.end
    roles = [COUNT] * len(years or domains)
    while row := row_at(words, end, roles, lambda span: _is_measure(words, span), conventions):
        rows.append(row)
        end = row.end
    measures = {read_heading(text_of(words, row.label)).role for row in rows}
    if len(rows) < 2 or len(measures) < len(rows):
        return None
    body = ((cell(row.label), *map(cell, row.values)) for row in rows)
    table = (*_headings(domains, years, corners[0] if corners else None), *body)
    return FoundTable(table, spans_of_rows(table))


def _are_repeated(years: Sequence[Named], times: int) -> bool:
    """Whether the same fiscal years are once under each domain, or none at all."""
    each, left_over = divmod(len(years), times)
    numbers = [named.heading.year for named in years]
    is_each_once = len(set(numbers[:each])) == each
    return is_each_once and not left_over and numbers == numbers[:each] * times


def _is_measure(words: Words, span: Span) -> bool:
    role = read_heading(text_of(words, span)).role
    return is_one_paragraph(words, span) and role in set(Measure)


def _headings(
    domains: Sequence[Named], years: Sequence[Named], corner: Span | None
) -> tuple[tuple[Entry, ...], ...]:
    below = tuple(cell(named.span) for named in years or domains)
    if not domains or not years:
        return ((cell(corner), *below),)
    wide = len(years) // len(domains)
    above = (cell(named.span, column_span=wide) for named in domains)
    return ((cell(corner, row_span=2), *above), below)
