"""The query in AT=…, and the figures it matches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import regex

from pipeline.model.edition import Records
from pipeline.model.records import Cell, KpiValue
from pipeline.normalize.text import comparison_key
from pipeline.normalize.year import fiscal, read_year
from pipeline.validate.observations import role_text

_PAGE = regex.compile(r"p\.?(\d+)", regex.IGNORECASE)
_PLACE = regex.compile(r"(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")


class Query(NamedTuple):
    """A report and the words that select figures in it; without words, the whole report."""

    document_id: str
    page: int | None
    spot: tuple[float, float] | None
    kpi_no: int | None
    words: tuple[str, ...]


def parse_query(at: str, documents: Sequence[str]) -> Query | None:
    """The query, or None if no report is named; the only report need not be named.

    >>> parse_query("fukushima-dx-r6 健民アプリ 2025", ["fukushima-dx-r6", "impress-r5"])
    Query(document_id='fukushima-dx-r6', page=None, spot=None, kpi_no=None, words=('健民アプリ', '2025'))
    >>> parse_query("8", ["fukushima-dx-r6"]).kpi_no
    8
    """
    document, left = _named(at, documents)
    rest = left.split()
    if document is None or not at.strip():
        return None
    pages = [int(match[1]) for word in rest if (match := _PAGE.fullmatch(word))]
    spots = [match for word in rest if (match := _PLACE.fullmatch(word))]
    number = int(rest[0]) if rest and rest[0].isdecimal() else None
    words = rest[1:] if number is not None else rest
    plain_words = [one for one in words if not _PAGE.fullmatch(one) and not _PLACE.fullmatch(one)]
    return Query(
        document,
        next(iter(pages), None),
        (float(spots[0][1]), float(spots[0][2])) if spots else None,
        number,
        tuple(plain_words),
    )


def _named(at: str, documents: Sequence[str]) -> tuple[str | None, str]:
    """The report that is named, by the longest id that matches, and the words around its name."""
    for document in sorted(documents, key=lambda one: (-len(one), one not in at)):
        name = r"\s+".join(map(regex.escape, document.split()))
        alone = regex.compile(rf"(?<!\S){name}(?:\.pdf)?(?!\S)", regex.IGNORECASE)
        if found := alone.search(at):
            return document, f"{at[: found.start()]} {at[found.end() :]}"
    return (documents[0] if len(documents) == 1 else None), at


def is_whole_report(query: Query) -> bool:
    """Whether a report is named and nothing in it."""
    return query == Query(query.document_id, None, None, None, ())


def is_page(query: Query) -> bool:
    """Whether a page is named and no figure on it."""
    return query == Query(query.document_id, query.page, None, None, ()) and query.page is not None


def matching(query: Query, records: Records) -> list[KpiValue]:
    """The figures that match the whole query, in the order of the report."""
    return _narrowed(query, records)[0]


def first_unmatched(query: Query, records: Records) -> str:
    """The first word of the query that matches no figure of those the words before it leave."""
    return _narrowed(query, records)[1]


def _narrowed(query: Query, records: Records) -> tuple[list[KpiValue], str]:
    """The figures that match, and the word that left none."""
    names = {record.kpi_no: record.name for record in records.kpi}
    left = list(records.kpi_values)
    for word, is_match in _conditions(query, names):
        left = [value for value in left if is_match(value)]
        if not left:
            return [], word
    return left, ""


def _conditions(
    query: Query, names: Mapping[int, str]
) -> Iterator[tuple[str, Callable[[KpiValue], bool]]]:
    """Each word of the query, with the test of a figure it stands for."""
    if query.kpi_no is not None:
        yield str(query.kpi_no), lambda value: value.kpi_no == query.kpi_no
    if query.page is not None:
        yield f"p.{query.page}", lambda value: value.page == query.page
    if query.spot is not None:
        yield "{:g},{:g}".format(*query.spot), partial(_is_on, query.spot)
    for word in query.words:
        yield word, partial(_matches, word, names)


def _matches(word: str, names: Mapping[int, str], value: KpiValue) -> bool:
    """Whether a word is in the name, the role or the printed text of a figure, or is its year."""
    text = comparison_key(f"{names[value.kpi_no]} {role_text(value)} {value.printed}")
    year = read_year(word)
    return comparison_key(word) in text or (
        year is not None and fiscal(year).begins == value.fiscal_year
    )


def cells_at(query: Query, records: Records) -> list[Cell]:
    """The cells of any table that cover the place of the query; none if it has no place."""
    if query.page is None or query.spot is None:
        return []
    return [cell for cell in records.cells if cell.page == query.page and _is_on(query.spot, cell)]


def _is_on(spot: tuple[float, float], value: KpiValue | Cell) -> bool:
    across, down = spot
    return value.x0 <= across <= value.x1 and value.top <= down <= value.bottom
