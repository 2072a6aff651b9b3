"""The figures of all reports as series: which edition printed each first, and which another value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.records import Document, Kpi, KpiSeries, KpiValue
from pipeline.normalize.text import folded
from pipeline.normalize.year import find_years
from pipeline.validate.unit import unit_class

FROM_KPI = ("name", "domain", "section_code", "section_name")
FROM_VALUE = tuple(name for name in KpiSeries.model_fields if name in KpiValue.model_fields)


class Edition(NamedTuple):
    """One report within its series; the one of no known year is a series of its own."""

    publisher: str | None
    series: str
    fiscal_year: int | None


class Printed(NamedTuple):
    """One figure with its indicator and the edition that printed it."""

    edition: Edition
    indicator: Kpi
    figure: KpiValue

    @property
    def of_indicator(self) -> tuple[object, ...]:
        """What is the same for one indicator in every edition of its series."""
        return self.edition.publisher, self.edition.series, self.indicator.kpi_id

    @property
    def of_figure(self) -> tuple[object, ...]:
        """What is the same for one figure in every edition; without a year it has no fellows."""
        one = self.figure
        place = None if one.fiscal_year is not None else (one.document_id, one.kpi_no, one.value_no)
        return *self.of_indicator, one.role, one.part, one.fiscal_year, place

    @property
    def newness(self) -> tuple[int, str, int]:
        """The later of two editions has the greater one; in one edition the first indicator has."""
        year = self.edition.fiscal_year or 0
        return year, self.figure.document_id, -self.figure.kpi_no

    @property
    def said(self) -> tuple[object, ...]:
        """What two editions agree on that print one figure alike."""
        return self.figure.value, self.figure.upper, unit_class(self.figure.unit)


def kpi_series(
    documents: Sequence[Document], kpi: Iterable[Kpi], values: Iterable[KpiValue]
) -> list[KpiSeries]:
    """Every figure of every report once, beside the same figure in the other editions.

    Editions are of one series if their titles differ in the years alone and their publishers do
    not differ. An indicator has the name and section of the newest edition that prints it.
    """
    editions = {one.document_id: edition for one, edition in _editions(documents)}
    indicators = {(one.document_id, one.kpi_no): one for one in kpi}
    printed = [
        Printed(editions[one.document_id], indicators[one.document_id, one.kpi_no], figure=one)
        for one in values
    ]
    newest = {one.of_indicator: one.indicator for one in sorted(printed, key=attrgetter("newness"))}
    same: dict[tuple[object, ...], list[Printed]] = {}
    for one in printed:
        same.setdefault(one.of_figure, []).append(one)
    return [_row(one, newest[one.of_indicator], same[one.of_figure]) for one in printed]


def series_title(document: Document) -> str:
    """The title but for its years, folded: what the reports of a series share. Empty if untitled."""
    title = folded(document.title or "")
    for found in reversed(find_years(title)):
        title = title[: found.start] + title[found.end :]
    return " ".join(title.split())


def _editions(documents: Sequence[Document]) -> Iterator[tuple[Document, Edition]]:
    titles = [series_title(one) if one.fiscal_year is not None else "" for one in documents]
    publishers = _publishers(titles, documents)
    for title, one in zip(titles, documents, strict=True):
        publisher = one.publisher or publishers.get(title)
        yield one, Edition(publisher, title or one.document_id, one.fiscal_year)


def _publishers(titles: Sequence[str], documents: Sequence[Document]) -> Mapping[str, str]:
    """Who published the reports of a title, where those that say it all say one."""
    found: dict[str, set[str]] = {}
    for title, one in zip(titles, documents, strict=True):
        if title and one.publisher:
            found.setdefault(title, set()).add(one.publisher)
    return {title: next(iter(names)) for title, names in found.items() if len(names) == 1}


def _row(one: Printed, newest: Kpi, same: Sequence[Printed]) -> KpiSeries:
    years = sorted({other.edition.fiscal_year or 0 for other in same})
    vintage = years.index(one.edition.fiscal_year or 0) + 1
    return KpiSeries(
        publisher=one.edition.publisher,
        series=one.edition.series,
        kpi_id=one.indicator.kpi_id,
        edition_fiscal_year=one.edition.fiscal_year,
        vintage=vintage,
        restated=_is_restated(one, same),
        is_latest=vintage == len(years),
        **{name: getattr(newest, name) for name in FROM_KPI},
        **{name: getattr(one.figure, name) for name in FROM_VALUE},
    )


def _is_restated(one: Printed, same: Sequence[Printed]) -> bool:
    """Whether an edition of an earlier year, which prints the figure once, printed another."""
    return _is_comparable(one, same) and any(
        other.said != one.said
        for other in same
        if (other.edition.fiscal_year or 0) < (one.edition.fiscal_year or 0)
        and _is_comparable(other, same)
    )


def _is_comparable(one: Printed, same: Sequence[Printed]) -> bool:
    documents = [other.figure.document_id for other in same]
    return one.figure.value is not None and documents.count(one.figure.document_id) == 1
