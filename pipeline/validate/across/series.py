"""The figures of all reports → series: which edition printed each first, which another value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.publisher import Publisher
from pipeline.model.records import Document, Kpi, KpiSeries, KpiValue
from pipeline.model.records.record import column_names
from pipeline.normalize.text import comparison_key
from pipeline.normalize.unit import unit_class
from pipeline.validate.across.series_title import series_title

FROM_KPI = ("name", "domain", "section_code", "section_name")
FROM_VALUE = tuple(name for name in column_names(KpiSeries) if name in column_names(KpiValue))

Key = tuple[object, ...]


class SeriesEdition(NamedTuple):
    """One report within its series; `key` is what all editions of the series share.

    A report of no known publisher or year is a series of its own.
    """

    key: tuple[str, str]
    publisher: Publisher
    title: str
    fiscal_year: int | None


class Indicator(NamedTuple):
    """One indicator, as one edition has it: what the series takes from it."""

    edition: SeriesEdition
    document_id: str
    kpi_no: int
    kpi_id: str
    name: str
    domain: str | None
    section_code: str | None
    section_name: str | None

    @property
    def key(self) -> Key:
        """What is the same for one indicator in every edition of its series."""
        return self.edition.key, self.kpi_id

    @property
    def newness(self) -> tuple[int, str, int]:
        """The later of two editions has the greater one; in one edition the first indicator has."""
        return self.edition.fiscal_year or 0, self.document_id, -self.kpi_no


class PrintedSeries(NamedTuple):
    """A figure as one edition printed it: what is compared. The year is that of the edition."""

    fiscal_year: int
    document_id: str
    value: Decimal | None
    upper: Decimal | None
    unit: str | None

    @property
    def figure(self) -> tuple[object, ...]:
        """What two editions agree on that print one figure alike."""
        return self.value, self.upper, self.unit


def kpi_series(
    documents: Sequence[Document], kpi: Iterable[Kpi], values: Sequence[KpiValue]
) -> list[KpiSeries]:
    """Every figure of every report once, with its place among the same figure in the other editions.

    Editions are of one series if one body published them and their titles differ in the years
    alone. An indicator has the name and section of the newest edition that prints it.
    """
    return list(series_rows(documents, kpi, lambda: values))


def series_rows(
    documents: Sequence[Document], kpi: Iterable[Kpi], values: Callable[[], Iterable[KpiValue]]
) -> Iterator[KpiSeries]:
    """What `kpi_series` lists, row by row; `values` is called twice for the figures, and none is kept in memory."""
    editions = {one.document_id: edition for one, edition in _editions(documents)}
    indicators = {
        (one.document_id, one.kpi_no): Indicator(
            editions[one.document_id], one.document_id, one.kpi_no, one.kpi_id, *_naming(one)
        )
        for one in kpi
    }
    has_figures: set[tuple[str, int]] = set()
    same: dict[Key, list[PrintedSeries]] = {}
    for value in values():
        place = value.document_id, value.kpi_no
        has_figures.add(place)
        printed = _printed(indicators[place].edition, value)
        same.setdefault(_key(indicators[place], value), []).append(printed)
    ordered = sorted(map(indicators.__getitem__, has_figures), key=attrgetter("newness"))
    newest = {one.key: one for one in ordered}
    for value in values():
        indicator = indicators[value.document_id, value.kpi_no]
        yield _row(indicator, value, newest[indicator.key], same[_key(indicator, value)])


def _naming(one: Kpi) -> tuple[str, str | None, str | None, str | None]:
    return one.name, one.domain, one.section_code, one.section_name


def _key(indicator: Indicator, value: KpiValue) -> Key:
    """What is the same for one figure in every edition; without a year it has no fellows."""
    has_year = value.fiscal_year is not None
    place = None if has_year else (value.document_id, value.kpi_no, value.value_no)
    return *indicator.key, value.role, value.part, value.fiscal_year, place


def _printed(edition: SeriesEdition, value: KpiValue) -> PrintedSeries:
    year, unit = edition.fiscal_year or 0, unit_class(value.unit)
    return PrintedSeries(year, value.document_id, value.value, value.upper, unit)


def series_key(document: Document) -> tuple[str, str] | None:
    """What all editions of a series share: the publisher, and the title but for its years.

    None of a report whose publisher, title or year is not known: it is compared with no other.
    """
    publisher = Publisher(document.publisher, document.publisher_code)
    title = comparison_key(series_title(document.title or ""))
    if publisher == Publisher() or not title or document.fiscal_year is None:
        return None
    return publisher.identity(document.document_id), title


def _editions(documents: Sequence[Document]) -> Iterator[tuple[Document, SeriesEdition]]:
    """Each report in its series, which has the title of its newest edition."""
    titles: dict[tuple[str, str], str] = {}
    for one in sorted(documents, key=lambda one: one.fiscal_year or 0):
        if (key := series_key(one)) and one.title:
            titles[key] = series_title(one.title)
    for one in documents:
        key = series_key(one)
        publisher = Publisher(one.publisher, one.publisher_code, one.publisher_source)
        own = series_title(one.title or "") if one.fiscal_year is not None else ""
        title = titles[key] if key else own or one.document_id
        yield one, SeriesEdition(key or ("", one.document_id), publisher, title, one.fiscal_year)


def _row(
    indicator: Indicator, value: KpiValue, newest: Indicator, same: Sequence[PrintedSeries]
) -> KpiSeries:
    edition = indicator.edition
    years = sorted({other.fiscal_year for other in same})
    vintage = years.index(edition.fiscal_year or 0) + 1
    return KpiSeries(
        publisher=edition.publisher.name,
        publisher_code=edition.publisher.code,
        publisher_source=edition.publisher.source,
        series=edition.title,
        kpi_id=indicator.kpi_id,
        edition_fiscal_year=edition.fiscal_year,
        vintage=vintage,
        restated=_is_restated(_printed(edition, value), same),
        is_latest=vintage == len(years),
        **{name: getattr(newest, name) for name in FROM_KPI},
        **{name: getattr(value, name) for name in FROM_VALUE},
    )


def _is_restated(one: PrintedSeries, same: Sequence[PrintedSeries]) -> bool:
    """Whether an edition of an earlier year, which prints the figure once, printed another."""
    return _is_comparable(one, same) and any(
        other.figure != one.figure
        for other in same
        if other.fiscal_year < one.fiscal_year and _is_comparable(other, same)
    )


def _is_comparable(one: PrintedSeries, same: Sequence[PrintedSeries]) -> bool:
    documents = [other.document_id for other in same]
    return one.value is not None and documents.count(one.document_id) == 1
