"""Records, and the figures read from the text → whether the two agree."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.edition import Records
from pipeline.model.evidence import TextFigures
from pipeline.model.finding import Observation, Outcome, judged, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.validate.observations import place


def text_outcomes(records: Records, by_text: Mapping[str, TextFigures]) -> Iterator[Outcome]:
    """The figures of each indicator against those the running text has of it, `by_text`.

    Only some tables can be read from the text with certainty. An indicator that cannot is not
    compared, nor one whose name occurs twice, one of which a figure is not read as it is printed, nor one
    without figures.
    """
    by_name = _by_name(records)
    for record in records.kpi:
        values = by_name.get(record.name, [])
        if not values or record.name not in by_text or any(one.corrected for one in values):
            yield not_applicable("readings_differ")
        else:
            yield _compared(record, values, by_text[record.name])


def _compared(record: Kpi, values: Sequence[KpiValue], in_text: TextFigures) -> Outcome:
    seen = Observation(
        "readings_differ",
        "kpi_values",
        record.kpi_no,
        values[0].page,
        expected=", ".join(in_text.texts),
        observed=", ".join("".join(one.printed.split()) for one in values),
        facts={"name": record.name},
    )
    figures = tuple((one.role, one.fiscal_year, one.value) for one in values)
    return judged(seen, figures == in_text.figures, map(place, values))


def _by_name(records: Records) -> dict[str, list[KpiValue]]:
    """The figures of each indicator whose name occurs once."""
    names = Counter(record.name for record in records.kpi)
    numbers = {record.kpi_no: record.name for record in records.kpi if names[record.name] == 1}
    found: dict[str, list[KpiValue]] = {}
    for value in records.kpi_values:
        if value.kpi_no in numbers:
            found.setdefault(numbers[value.kpi_no], []).append(value)
    return found
