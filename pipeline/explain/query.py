"""What a person asks for with AT=…, and the figures it names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import regex

from pipeline.model.edition import Records
from pipeline.model.records import Cell, KpiValue
from pipeline.normalize.text import folded
from pipeline.normalize.year import fiscal, read_year
from pipeline.validate.observations import role_text

_PAGE = regex.compile(r"p\.?(\d+)", regex.IGNORECASE)
_PLACE = regex.compile(r"(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")


class Asked(NamedTuple):
    """A report and the words that lead to figures in it; none where all of it is asked for."""

    document_id: str
    page: int | None
    spot: tuple[float, float] | None
    kpi_no: int | None
    words: tuple[str, ...]


def asked(at: str, documents: Sequence[str]) -> Asked | None:
    """What is asked for, or None where no report is named; the only report need not be named.

    >>> asked("fukushima-dx-r6 健民アプリ 2025", ["fukushima-dx-r6", "impress-r5"])
    Asked(document_id='fukushima-dx-r6', page=None, spot=None, kpi_no=None, words=('健民アプリ', '2025'))
    >>> asked("8", ["fukushima-dx-r6"]).kpi_no
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
    return Asked(
        document,
        next(iter(pages), None),
        (float(spots[0][1]), float(spots[0][2])) if spots else None,
        number,
        tuple(plain_words),
    )


def _named(at: str, documents: Sequence[str]) -> tuple[str | None, str]:
    """The report that is named, by the longest id there is, and the words around its name."""
    for document in sorted(documents, key=lambda one: (-len(one), one not in at)):
        name = r"\s+".join(map(regex.escape, document.split()))
        alone = regex.compile(rf"(?<!\S){name}(?:\.pdf)?(?!\S)", regex.IGNORECASE)
        if found := alone.search(at):
            return document, f"{at[: found.start()]} {at[found.end() :]}"
    return (documents[0] if len(documents) == 1 else None), at


def is_whole_report(asked_for: Asked) -> bool:
    """Whether a report is named and nothing in it."""
    return asked_for == Asked(asked_for.document_id, None, None, None, ())


def matching(asked_for: Asked, records: Records) -> list[KpiValue]:
    """The figures that everything asked for fits, in the order of the report."""
    return _narrowed(asked_for, records)[0]


def misfit(asked_for: Asked, records: Records) -> str:
    """The first word asked for that fits no figure of those the words before it leave."""
    return _narrowed(asked_for, records)[1]


def _narrowed(asked_for: Asked, records: Records) -> tuple[list[KpiValue], str]:
    """The figures everything fits, and the word that left none."""
    names = {record.kpi_no: record.name for record in records.kpi}
    left = list(records.kpi_values)
    for word, fits in _conditions(asked_for, names):
        left = [value for value in left if fits(value)]
        if not left:
            return [], word
    return left, ""


def _conditions(
    asked_for: Asked, names: Mapping[int, str]
) -> Iterator[tuple[str, Callable[[KpiValue], bool]]]:
    """Each word that is asked for, with what it says of a figure."""
    if asked_for.kpi_no is not None:
        yield str(asked_for.kpi_no), lambda value: value.kpi_no == asked_for.kpi_no
    if asked_for.page is not None:
        yield f"p.{asked_for.page}", lambda value: value.page == asked_for.page
    if asked_for.spot is not None:
        yield "{:g},{:g}".format(*asked_for.spot), partial(_is_on, asked_for.spot)
    for word in asked_for.words:
        yield word, partial(_says, word, names)


def _says(word: str, names: Mapping[int, str], value: KpiValue) -> bool:
    """Whether a word stands in the name, the role or the print of a figure, or is its year."""
    said = folded(f"{names[value.kpi_no]} {role_text(value)} {value.printed}")
    year = read_year(word)
    return folded(word) in said or (year is not None and fiscal(year).begins == value.fiscal_year)


def cells_at(asked_for: Asked, records: Records) -> list[Cell]:
    """The cells of any table that cover the place asked for; none where no place is."""
    if asked_for.page is None or asked_for.spot is None:
        return []
    return [
        cell
        for cell in records.cells
        if cell.page == asked_for.page and _is_on(asked_for.spot, cell)
    ]


def _is_on(spot: tuple[float, float], value: KpiValue | Cell) -> bool:
    across, down = spot
    return value.x0 <= across <= value.x1 and value.top <= down <= value.bottom
