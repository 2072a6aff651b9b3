"""Clean reports of all formulas and directions: no error, next to no warning, no wrong direction."""

from collections import Counter

from pipeline.build import edition
from pipeline.model.edition import Source
from pipeline.model.vocabulary import Severity
from tests.clean_reports import clean_reports

REPORTS = 32
"""Four of each formula; `make bench` draws two hundred."""


def test_nothing_is_said_against_a_clean_report() -> None:
    found: Counter[str] = Counter()
    figures = 0
    for printed, rows in clean_reports(REPORTS):
        made = edition(Source("r", "r.pdf", None, sha256="0" * 64), printed)
        assert len(made.records.kpi) == len(rows)
        figures += sum(one.value is not None for one in made.records.kpi_values)
        found.update(one.severity for one in made.findings)
    assert found[Severity.ERROR] == 0
    assert 100 * found[Severity.WARNING] <= figures


def test_no_direction_is_wrong() -> None:
    for printed, rows in clean_reports(REPORTS):
        made = edition(Source("r", "r.pdf", None, sha256="0" * 64), printed)
        read = zip(made.records.kpi, rows, strict=True)
        wrong = [
            (one.name, one.direction)
            for one, row in read
            if one.direction not in {None, row.direction}
        ]
        assert wrong == []


def test_every_row_is_in_the_field_printed_above_it() -> None:
    for printed, rows in clean_reports(8):
        made = edition(Source("r", "r.pdf", None, sha256="0" * 64), printed)
        half = len(rows) // 2
        sections = [one.section_name for one in made.records.kpi]
        assert sections == ["福祉"] * half + ["産業"] * (len(rows) - half)
