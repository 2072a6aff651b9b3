"""A number in a text → its account: what the kinds of text agree on, in cells and in lines."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.page import Box
from pipeline.model.vocabulary import Account, Reason
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.printed_number import (
    FoundNumber,
    Spans,
    find_numbers,
    is_within,
    year_spans,
)

BEFORE_REFERENCE = Pattern(
    r"(?:[※＊*№第]|(?<!\p{Han})[注図表]|別紙|別表|資料|様式|N[oO]\.?|(?<![A-Za-z])[PpＰｐ]{1,2}[.．]?)\s*$"
)
"""What makes the next number a reference: ※1, 第2期, 図3, 資料１, p.5, TEL 024."""
AFTER_REFERENCE = Pattern(r"\s*(?:[章条節款項号版頁期]|ページ|次|つ目|番目|[)）](?=\s*\S))")
"""What makes the number before it a reference: 3章, 2期, 1）."""
ADDRESS = Pattern(
    r"(?:https?://|www\.|[\w.+-]+@)[!-~]+|(?<!\d)0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}(?!\d)"
)
"""Addresses on the web, of mail, and telephone numbers."""
LATIN = Pattern(r"[A-Za-zＡ-Ｚａ-ｚ]")


Place = tuple[int, Box]
"""Page and box of a cell."""


class Accounted(NamedTuple):
    """A number and what became of it; `row_no` counts the report's rows of `table` from 1."""

    printed: str
    account: Account
    reason: Reason | None = None
    table: str | None = None
    row_no: int | None = None


def years_and_references(text: str, numbers: Sequence[FoundNumber]) -> list[Accounted | None]:
    """The account of each number that is a year, a reference or a part of a word; None of others."""
    if not numbers:
        return []
    years = year_spans(text)
    addresses = tuple(match.span() for match in ADDRESS.finditer(text))
    return [_year_or_reference(text, number, years, addresses) for number in numbers]


def each_number(text: str, by_default: Accounted) -> tuple[Accounted, ...]:
    """The account of every number of a text: year, reference, part of a word, else the one given."""
    numbers = find_numbers(text)
    return tuple(
        settled or by_default._replace(printed=number.printed)
        for number, settled in zip(numbers, years_and_references(text, numbers), strict=True)
    )


def _year_or_reference(
    text: str, number: FoundNumber, years: Spans, addresses: Spans
) -> Accounted | None:
    if is_within(number, years):
        return Accounted(number.printed, Account.YEAR)
    before, after = text[: number.start], text[number.end :]
    is_marked = BEFORE_REFERENCE.search(before) or AFTER_REFERENCE.match(after)
    if is_marked or is_within(number, addresses):
        return Accounted(number.printed, Account.REFERENCE)
    if is_part_of_word(before, after):
        return Accounted(number.printed, Account.PASSED_OVER, Reason.PART_OF_WORD)
    return None


def is_part_of_word(before: str, after: str) -> bool:
    """Whether Latin letters touch the number as in CO2, 5G and Web3; 12km and t2 are no words.

    A unit may follow a number, so what follows counts only as one capital letter: 5G, 4K.
    """
    if before and LATIN.match(before[-1]):
        return True
    return bool(after) and after[0] in "GKＧＫ" and not (after[1:2] and LATIN.match(after[1]))
