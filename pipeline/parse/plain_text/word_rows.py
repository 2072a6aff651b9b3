"""Plain text → pages of words; rows of words found in them → printed tables."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.page import Box, PrintedCell, PrintedTable, box_around
from pipeline.normalize.pattern import Pattern

_WORD = Pattern(r"\S+")
_PAGE_NUMBER = Pattern(r"(?P<mark>[-‐–—―−ー－]?)\s*(?P<number>\d{1,4})\s*(?P=mark)")
_OPEN, _CLOSE = "(（[［〔「『【", ")）]］〕」』】"
_BRACKETS = frozenset(_OPEN + _CLOSE)
_BINDING = "(（[［〔"


class Opens(IntEnum):
    """What a word is the first of."""

    NOTHING = 0
    LINE = 1
    PARAGRAPH = 2


class Word(NamedTuple):
    """A word of a text: its line and its first and last offset there, all from 0."""

    text: str
    line: int
    start: int
    end: int
    opens: Opens


Words = tuple[Word, ...]


class Span(NamedTuple):
    """Words of a page from `start` up to `end`."""

    start: int
    end: int


def pages_of_words(text: str) -> tuple[Words, ...]:
    """The words of each page; a form feed ends a page, a blank line a paragraph.

    A page number on the last line is left out.
    """
    *pages, last = text.split("\f")
    if last.strip() or not pages:
        pages.append(last)
    return tuple(tuple(_words(page, number)) for number, page in enumerate(pages, 1))


def _words(page: str, page_number: int) -> Iterator[Word]:
    after_blank = True
    lines = page.rstrip().splitlines()
    for number, line in enumerate(lines):
        opens = Opens.PARAGRAPH if after_blank else Opens.LINE
        after_blank = not line.strip()
        if number == len(lines) - 1 and _is_page_number(line, page_number):
            return
        for start, end in _joined(line):
            yield Word(line[start:end], number, start, end, opens)
            opens = Opens.NOTHING


def _is_page_number(line: str, page_number: int) -> bool:
    """Whether a line is a number between dashes, or that of its page: other numbers are figures."""
    match = _PAGE_NUMBER.fullmatch(line.strip())
    return match is not None and (bool(match["mark"]) or int(match["number"]) == page_number)


def _joined(line: str) -> list[tuple[int, int]]:
    """The start and end of each word: what is in brackets is one word with what is before them."""
    places: list[tuple[int, int]] = []
    for match in _WORD.finditer(line):
        start, end = match.span()
        if places and (line[start] in _BINDING or _is_open(line[slice(*places[-1])])):
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
    return places


def _is_open(text: str) -> bool:
    if _BRACKETS.isdisjoint(text):
        return False
    return sum(text.count(one) for one in _OPEN) > sum(text.count(one) for one in _CLOSE)


def text_of(words: Sequence[Word], span: Span) -> str:
    """The words of a span, a line break between where they had one.

    A space stays only between two Latin letters or digits: other spaces come from changes of font.
    """
    text = words[span.start].text
    for word in words[span.start + 1 : span.end]:
        is_spaced = _is_latin(text[-1]) and _is_latin(word.text[0])
        between = "\n" if word.opens else " " if is_spaced else ""
        text = f"{text}{between}{word.text}"
    return text


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    plain = unicodedata.normalize("NFKC", letter)
    return plain.isascii() and plain.isalnum()


def line_of(words: Sequence[Word], span: Span) -> str:
    """The words of a span as printed, a space or a line break between."""
    text = words[span.start].text
    for word in words[span.start + 1 : span.end]:
        text = f"{text}{chr(10) if word.opens else ' '}{word.text}"
    return text


def box_of(words: Sequence[Word], span: Span) -> Box:
    """The place of a span: offsets in its lines from left to right, line numbers from the top."""
    found = words[span.start : span.end]
    return Box(
        min(word.start for word in found),
        found[0].line,
        max(word.end for word in found),
        found[-1].line + 1,
    )


def paragraph_end(words: Sequence[Word], start: int) -> int:
    """The word after the paragraph that a word is in."""
    return _next(words, start, Opens.PARAGRAPH)


def line_end(words: Sequence[Word], start: int) -> int:
    """The word after the line that a word is in."""
    return _next(words, start, Opens.LINE)


def _next(words: Sequence[Word], start: int, opens: Opens) -> int:
    following = range(start + 1, len(words))
    return next((one for one in following if words[one].opens >= opens), len(words))


def is_one_paragraph(words: Sequence[Word], span: Span) -> bool:
    """Whether no paragraph ends within a span that has words."""
    return span.start < span.end <= paragraph_end(words, span.start)


class Entry(NamedTuple):
    """A cell of a row: its words, in more than one place or in none, and how far it reaches."""

    spans: tuple[Span, ...]
    row_span: int = 1
    column_span: int = 1


class FoundTable(NamedTuple):
    """A table found in the words of a page: its rows of entries, and the words it took up."""

    rows: tuple[tuple[Entry, ...], ...]
    taken: tuple[Span, ...]


def printed_table(page: int, words: Sequence[Word], found: FoundTable) -> PrintedTable:
    """The table of the entries; a cell below a tall one moves to the right of it."""
    cells = tuple(_cells(words, found.rows))
    box = box_around([one.box for one in cells])
    columns = max(one.column + one.column_span for one in cells)
    return PrintedTable(page, box, len(found.rows), columns, cells)


def cell(span: Span | None, row_span: int = 1, column_span: int = 1) -> Entry:
    """The cell of words in one place; an empty one for None."""
    return Entry((span,) if span else (), row_span, column_span)


def _cells(words: Sequence[Word], rows: Iterable[Sequence[Entry]]) -> Iterator[PrintedCell]:
    taken: set[tuple[int, int]] = set()
    for row, entries in enumerate(rows):
        column = 0
        empty = _beginning(words, entries)
        for entry in entries:
            while (row, column) in taken:
                column += 1
            box = box_around([box_of(words, span) for span in entry.spans] or [empty])
            text = "\n".join(text_of(words, span) for span in entry.spans)
            yield PrintedCell(row, column, entry.row_span, entry.column_span, text, box)
            taken.update(
                (row + down, column + right)
                for down in range(entry.row_span)
                for right in range(entry.column_span)
            )


def _beginning(words: Sequence[Word], entries: Iterable[Entry]) -> Box:
    """The place of an empty cell: where the lines of its row begin."""
    lines = [words[span.start].line for entry in entries for span in entry.spans]
    line = min(lines, default=0)
    return Box(0, line, 0, line)


def spans_of_rows(rows: Iterable[Iterable[Entry]]) -> tuple[Span, ...]:
    """The spans of words in the entries."""
    return tuple(span for row in rows for entry in row for span in entry.spans)
