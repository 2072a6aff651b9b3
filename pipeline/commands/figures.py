"""What a person asks for with AT=…, and the figures it names."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from pipeline.model.edition import Records
from pipeline.model.records import Cell, Kpi, KpiValue
from pipeline.normalize.text import folded
from pipeline.validate.told import role_text

_PAGE = regex.compile(r"p\.?(\d+)", regex.IGNORECASE)
_PLACE = regex.compile(r"(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")


class Asked(NamedTuple):
    """A report and the words that lead to figures in it."""

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
    words = at.split()
    named = [word for word in words if word in documents]
    rest = [word for word in words if word not in named]
    document = next(iter(named or (documents if len(documents) == 1 else ())), None)
    if document is None or not rest:
        return None
    pages = [int(match[1]) for word in rest if (match := _PAGE.fullmatch(word))]
    spots = [match for word in rest if (match := _PLACE.fullmatch(word))]
    number = int(rest[0]) if rest[0].isdecimal() else None
    left = rest[1:] if number is not None else rest
    plain_words = [one for one in left if not _PAGE.fullmatch(one) and not _PLACE.fullmatch(one)]
    return Asked(
        document,
        next(iter(pages), None),
        (float(spots[0][1]), float(spots[0][2])) if spots else None,
        number,
        tuple(map(folded, plain_words)),
    )


def matching(asked_for: Asked, records: Records) -> list[KpiValue]:
    """The figures that everything asked for fits, in the order of the report."""
    names = {record.kpi_no: record for record in records.kpi}
    return [value for value in records.kpi_values if _fits(asked_for, value, names[value.kpi_no])]


def cells_at(asked_for: Asked, records: Records) -> list[Cell]:
    """The cells of any table that cover the place asked for; none where no place is."""
    if asked_for.page is None or asked_for.spot is None:
        return []
    return [
        cell
        for cell in records.cells
        if cell.page == asked_for.page and _is_on(asked_for.spot, cell)
    ]


def _fits(asked_for: Asked, value: KpiValue, record: Kpi) -> bool:
    said = folded(f"{record.name} {role_text(value)} {value.printed}")
    return (
        asked_for.page in {None, value.page}
        and asked_for.kpi_no in {None, value.kpi_no}
        and (asked_for.spot is None or _is_on(asked_for.spot, value))
        and all(word in said for word in asked_for.words)
    )


def _is_on(spot: tuple[float, float], value: KpiValue | Cell) -> bool:
    across, down = spot
    return value.x0 <= across <= value.x1 and value.top <= down <= value.bottom
