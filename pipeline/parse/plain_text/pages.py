"""Plain text of a report → pages with tables, without the help of rulings and places.

A table is found by its heading words, wherever lines break them, and by rows of a name and as many
values as there are headings, each of its kind. What is not certain is left as lines.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.page import Page
from pipeline.model.vocabulary import TableKind
from pipeline.normalize.text import normalized
from pipeline.normalize.year import document_era
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.report_year import title_of
from pipeline.parse.plain_text.field_tables import initiatives_at, summary_at
from pipeline.parse.plain_text.heading_words import begins_heading
from pipeline.parse.plain_text.indicator_blocks import Half, indicators_at, tables_of_halves
from pipeline.parse.plain_text.overview_table import overview_at
from pipeline.parse.plain_text.running_text import lines_of
from pipeline.parse.plain_text.value_rows import Conventions
from pipeline.parse.plain_text.word_rows import (
    FoundTable,
    Opens,
    Words,
    pages_of_words,
    printed_table,
)
from pipeline.parse.records.indicator import Indicator, indicators
from pipeline.parse.records.status import read_legend
from pipeline.parse.tables.kinds import classify_tables, fiscal_year_of_report, of_kind
from pipeline.parse.tables.page_breaks import join_over_page_breaks, may_continue


class _TextPage(NamedTuple):
    """A page of a text: its words, and the tables found in them."""

    number: int
    words: Words
    found: tuple[FoundTable, ...]


def pages_of_text(text: str) -> tuple[Page, ...]:
    """The pages of a plain text, with the tables that can be read from it with certainty.

    `text` is what a PDF's text leaves: a form feed ends a page, cells and headings may be broken
    over lines. Places count lines from the top and characters from the left.
    """
    return tuple(
        _with_lines(_page(text_page), text_page)
        for text_page in _text_pages(text, conventions_of(text))
    )


def tables_of_text(text: str, conventions: Conventions) -> tuple[Page, ...]:
    """As `pages_of_text`, but with lines only where they can matter to a table of indicators.

    They do where a table may continue from the page before, and where one may name its unit.
    """
    text_pages = tuple(_text_pages(text, conventions))
    pages = list(map(_page, text_pages))
    need = {
        at for at, page in enumerate(pages) if page.tables and _may_say_unit(text_pages[at].words)
    }
    for at, (before, page) in enumerate(pairwise(pages)):
        need.update((at, at + 1) if may_continue(before, page, conventions.era) else ())
    for at in need:
        pages[at] = _with_lines(pages[at], text_pages[at])
    return tuple(pages)


def conventions_of(text: str) -> Conventions:
    """The era a text counts its years in, and its own scale."""
    return Conventions(document_era(text), read_legend(text.splitlines()))


def _text_pages(text: str, conventions: Conventions) -> Iterator[_TextPage]:
    for number, words in enumerate(pages_of_words(text), 1):
        yield _TextPage(number, words, tuple(_tables(words, conventions)))


def _page(text_page: _TextPage) -> Page:
    """A page of a text without its lines."""
    number, words, found = text_page
    tables = sorted(
        (printed_table(number, words, one) for one in found), key=lambda table: table.box.top
    )
    width = max((word.end for word in words), default=0)
    height = max((word.line + 1 for word in words), default=0)
    return Page(number, width, height, (), tuple(tables))


def _with_lines(page: Page, text_page: _TextPage) -> Page:
    taken = {place for one in text_page.found for span in one.taken for place in range(*span)}
    return replace(page, lines=lines_of(text_page.words, taken))


def _may_say_unit(words: Words) -> bool:
    letters = {opener[0] for opener in load("context")["unit_openers"]}
    return any(not letters.isdisjoint(normalized(word.text)) for word in words)


def _tables(words: Words, conventions: Conventions) -> Iterator[FoundTable]:
    """The tables of a page; names and figures that are apart are joined at its end."""
    halves: list[Half] = []
    place = 0
    while place < len(words):
        part = (
            _part_at(words, place, conventions) if words[place].opens is not Opens.NOTHING else None
        )
        if isinstance(part, FoundTable):
            yield part
            place = max(place, *(span.end for span in part.taken))
        elif part:
            halves.append(part)
            place = part.end
        else:
            place += 1
    yield from tables_of_halves(halves)


def _part_at(words: Words, place: int, conventions: Conventions) -> FoundTable | Half | None:
    if not begins_heading(words, place, conventions.era):
        return None
    return (
        overview_at(words, place, conventions)
        or summary_at(words, place, conventions)
        or initiatives_at(words, place, conventions)
        or indicators_at(words, place, conventions)
    )


def indicators_of_text(text: str, fiscal_year: int | None) -> Iterator[Indicator]:
    """The indicators of the tables that can be read from a text with certainty, in order.

    `fiscal_year` is the report's, which is the text's own where None is given.
    """
    conventions = conventions_of(text)
    era = conventions.era
    pages = tables_of_text(text, conventions) if fiscal_year else pages_of_text(text)
    tables = classify_tables(pages, join_over_page_breaks(pages, era), era)
    year = fiscal_year or fiscal_year_of_report(title_of(pages), tables, era)
    for one in of_kind(tables, TableKind.KPI):
        for row in indicators(one.table, one.blocks, one.context, Years(year, era)):
            if isinstance(row, Indicator):
                yield row
