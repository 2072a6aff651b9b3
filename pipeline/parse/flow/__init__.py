"""Plain text of a report to pages: the second way of reading, which needs no rulings and no places.

A table is found by its heading words, wherever lines break them, and by rows of a name and as many
values as there are headings, each of its kind. What is not certain is left as lines.
"""

from collections.abc import Iterator

from pipeline.model.page import Page
from pipeline.normalize.year import document_era
from pipeline.parse.flow.indicators import Half, indicators_at, joined
from pipeline.parse.flow.initiatives import initiatives_at
from pipeline.parse.flow.lines import lines_of
from pipeline.parse.flow.overview import overview_at
from pipeline.parse.flow.rows import Known
from pipeline.parse.flow.summary import summary_at
from pipeline.parse.flow.tables import Found, printed_table
from pipeline.parse.flow.words import Opens, Words, pages_of_words
from pipeline.parse.status import read_legend


def pages_of_text(text: str) -> tuple[Page, ...]:
    """The pages of a plain text, with the tables that can be told with certainty.

    `text` is what a PDF's text leaves: a form feed ends a page, cells and headings may be broken
    over lines. Places count lines from the top and characters from the left.
    """
    known = Known(document_era(text), read_legend(text.splitlines()))
    pages = enumerate(pages_of_words(text), 1)
    return tuple(_page(number, words, known) for number, words in pages)


def _page(number: int, words: Words, known: Known) -> Page:
    found = tuple(_tables(words, known))
    tables = sorted(
        (printed_table(number, words, one) for one in found), key=lambda table: table.box.top
    )
    taken = {place for one in found for span in one.taken for place in range(*span)}
    lines = lines_of(words, taken)
    width = max((word.end for word in words), default=0)
    height = max((word.line + 1 for word in words), default=0)
    return Page(number, width, height, lines, tuple(tables))


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
    return (
        overview_at(words, place, known)
        or summary_at(words, place, known)
        or initiatives_at(words, place, known)
        or indicators_at(words, place, known)
    )
