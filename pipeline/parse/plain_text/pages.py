"""Plain text of a report to pages: the second way of reading, which needs no rulings and no places.

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
from pipeline.normalize.text import plain
from pipeline.normalize.year import document_era
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.report_year import title_of
from pipeline.parse.plain_text.field_tables import initiatives_at, summary_at
from pipeline.parse.plain_text.heading_words import begins_heading
from pipeline.parse.plain_text.indicator_blocks import Half, indicators_at, joined
from pipeline.parse.plain_text.overview_table import overview_at
from pipeline.parse.plain_text.running_text import lines_of
from pipeline.parse.plain_text.value_rows import Known
from pipeline.parse.plain_text.word_rows import Found, Opens, Words, pages_of_words, printed_table
from pipeline.parse.records.indicator import Indicator, indicators
from pipeline.parse.records.status import read_legend
from pipeline.parse.tables.kinds import fiscal_year_of_report, of_kind, understood_tables
from pipeline.parse.tables.page_breaks import joined_tables, may_go_on


class _Told(NamedTuple):
    """A page of a text: its words, and the tables found in them."""

    number: int
    words: Words
    found: tuple[Found, ...]


def pages_of_text(text: str) -> tuple[Page, ...]:
    """The pages of a plain text, with the tables that can be told with certainty.

    `text` is what a PDF's text leaves: a form feed ends a page, cells and headings may be broken
    over lines. Places count lines from the top and characters from the left.
    """
    return tuple(_with_lines(_page(told), told) for told in _told(text, known_of(text)))


def tables_of_text(text: str, known: Known) -> tuple[Page, ...]:
    """As `pages_of_text`, but with lines only where they can matter to a table of indicators.

    They do where a table may go on from the page before, and where one may say its unit.
    """
    told = tuple(_told(text, known))
    pages = list(map(_page, told))
    need = {at for at, page in enumerate(pages) if page.tables and _may_say_unit(told[at].words)}
    for at, (before, page) in enumerate(pairwise(pages)):
        need.update((at, at + 1) if may_go_on(before, page, known.era) else ())
    for at in need:
        pages[at] = _with_lines(pages[at], told[at])
    return tuple(pages)


def known_of(text: str) -> Known:
    """The era a text counts its years in, and its own scale."""
    return Known(document_era(text), read_legend(text.splitlines()))


def _told(text: str, known: Known) -> Iterator[_Told]:
    for number, words in enumerate(pages_of_words(text), 1):
        yield _Told(number, words, tuple(_tables(words, known)))


def _page(told: _Told) -> Page:
    """A page of a text without its lines."""
    number, words, found = told
    tables = sorted(
        (printed_table(number, words, one) for one in found), key=lambda table: table.box.top
    )
    width = max((word.end for word in words), default=0)
    height = max((word.line + 1 for word in words), default=0)
    return Page(number, width, height, (), tuple(tables))


def _with_lines(page: Page, told: _Told) -> Page:
    taken = {place for one in told.found for span in one.taken for place in range(*span)}
    return replace(page, lines=lines_of(told.words, taken))


def _may_say_unit(words: Words) -> bool:
    letters = {opener[0] for opener in load("context")["unit_openers"]}
    return any(not letters.isdisjoint(plain(word.text)) for word in words)


def _tables(words: Words, known: Known) -> Iterator[Found]:
    """The tables of a page; names and figures that stand apart are joined at its end."""
    halves: list[Half] = []
    place = 0
    while place < len(words):
        part = _part_at(words, place, known) if words[place].opens is not Opens.NOTHING else None
        if isinstance(part, Found):
            yield part
            place = max(place, *(span.end for span in part.taken))
        elif part:
            halves.append(part)
            place = part.end
        else:
            place += 1
    yield from joined(halves)


def _part_at(words: Words, place: int, known: Known) -> Found | Half | None:
    if not begins_heading(words, place, known.era):
        return None
    return (
        overview_at(words, place, known)
        or summary_at(words, place, known)
        or initiatives_at(words, place, known)
        or indicators_at(words, place, known)
    )


def indicators_of_text(text: str, fiscal_year: int | None) -> Iterator[Indicator]:
    """The indicators of the tables that a text tells with certainty, in order.

    `fiscal_year` is the report's, which is the text's own where None is given.
    """
    known = known_of(text)
    era = known.era
    pages = tables_of_text(text, known) if fiscal_year else pages_of_text(text)
    tables = understood_tables(pages, joined_tables(pages, era), era)
    year = fiscal_year or fiscal_year_of_report(title_of(pages), tables, era)
    for one in of_kind(tables, TableKind.KPI):
        for thing in indicators(one.table, one.blocks, one.context, Years(year, era)):
            if isinstance(thing, Indicator):
                yield thing
