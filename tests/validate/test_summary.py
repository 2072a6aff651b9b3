"""Totals, rates and shares: a clean report says nothing, one wrong figure says just that."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model.evidence import Evidence
from pipeline.model.finding import failures
from pipeline.model.records import FieldSummary, Initiative, Overview
from pipeline.model.vocabulary import Measure
from pipeline.validate.report.field_sums import field_outcomes
from pipeline.validate.report.overview_totals import overview_outcomes
from pipeline.validate.report.section_numbers import numbering_outcomes
from pipeline.validate.rounding import rounds_to, tolerance
from tests.write.small_report import Place, initiative

PLACE: Place = {"page": 2, "x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0}


def _field(number: int, name: str, counts: tuple[int, int, int], rate: str) -> FieldSummary:
    return FieldSummary(
        document_id="r",
        summary_no=number,
        domain="行政のDX",
        section_code=None if name == "合計" else f"I-{number}",
        section_name=name,
        fiscal_year=2024,
        projects=counts[0],
        projects_with_kpi=counts[1],
        achieved=counts[2],
        achievement_rate_percent=Decimal(rate),
        is_total=name == "合計",
        section_name_printed=name,
        projects_printed=f"{counts[0]}事業",
        projects_with_kpi_printed=f"{counts[1]}事業",
        achieved_printed=f"{counts[2]}事業",
        achievement_rate_printed=f"{rate}%",
        **PLACE,
    )


def _count(number: int, measure: Measure, count: int, share: str | None = None) -> Overview:
    return Overview(
        document_id="r",
        overview_no=number,
        domain="行政のDX",
        fiscal_year=2024,
        measure=measure,
        count=count,
        share_percent=None if share is None else Decimal(share),
        printed=f"{count}事業",
        **PLACE,
    )


def _initiative(code: str | None) -> Initiative:
    return replace(initiative(1, PLACE), section_code=code, item="窓口の改善", page=4)


FIELDS = [
    _field(1, "行政サービス", (11, 5, 3), "60"),
    _field(2, "公務能率", (15, 7, 4), "57"),
    _field(3, "合計", (26, 12, 7), "58"),
]
OVERVIEW = [
    _count(1, Measure.PROJECTS, 26),
    _count(2, Measure.PROJECTS_WITH_KPI, 12),
    _count(3, Measure.ACHIEVED, 7, "58"),
    _count(4, Measure.PARTIALLY_ACHIEVED, 5, "42"),
]


def _checks(fields: list[FieldSummary], overview: list[Overview]) -> list[tuple[str, str | None]]:
    outcomes = (*field_outcomes(fields), *overview_outcomes(overview, fields, ()))
    return [(seen.check, seen.observed) for seen in failures(outcomes)]


def test_a_clean_report_says_nothing() -> None:
    assert _checks(FIELDS, OVERVIEW) == []


@pytest.mark.parametrize(
    ("row", "change", "expected"),
    [
        (2, {"projects": 25}, [("total", "25"), ("overview_total", "26")]),
        (2, {"achieved": 8}, [("total", "8"), ("ratio", "58%"), ("overview_total", "7")]),
        (0, {"achievement_rate_percent": Decimal(61)}, [("ratio", "61%")]),
        (0, {"projects": 12}, [("total", "26")]),
    ],
    ids=["total", "total of achieved", "rate", "a row of a total"],
)
def test_one_wrong_figure_in_a_field_table(
    row: int, change: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    fields = list(FIELDS)
    fields[row] = replace(FIELDS[row], **change)
    assert _checks(fields, OVERVIEW) == expected


@pytest.mark.parametrize(
    ("row", "change", "expected"),
    [
        (0, {"count": 27}, [("overview_total", "27")]),
        (2, {"share_percent": Decimal(60)}, [("ratio", "60%")]),
        (3, {"count": 4, "share_percent": Decimal(33)}, [("overview_parts", "12")]),
    ],
    ids=["count", "share", "parts"],
)
def test_one_wrong_figure_in_the_overview(
    row: int, change: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    overview = list(OVERVIEW)
    overview[row] = replace(OVERVIEW[row], **change)
    assert _checks(FIELDS, overview) == expected


def test_a_part_is_at_most_its_whole() -> None:
    """5 projects with a KPI of 4: no total stands over the row, and 3 of 5 is the printed 60 %."""
    assert _checks([_field(1, "行政サービス", (4, 5, 3), "60")], []) == [("part_of_whole", "5")]


@pytest.mark.parametrize(
    ("code", "checks", "why"),
    [
        ("I-2", [], "one of the field table's"),
        ("I-3", ["section"], "not in the field table"),
        ("I", [], "the whole of which the field table lists the parts"),
        ("I-2-1", [], "a part of a field of the table"),
        (None, [], "a 取組 without a number is not compared"),
    ],
)
def test_every_section_is_one_of_the_field_tables(
    code: str | None, checks: list[str], why: str
) -> None:
    rows = [_initiative(one) for one in ("I-1", code)]
    outcomes = numbering_outcomes(FIELDS, (), rows, (), Evidence())
    assert [one.check for one in failures(outcomes)] == checks, why


def test_field_tables_of_other_numbers_say_nothing_of_the_sections() -> None:
    rows = [_initiative(one) for one in ("2-1", "2-2", "I-1")]
    assert list(failures(numbering_outcomes(FIELDS, (), rows, (), Evidence()))) == []


@pytest.mark.parametrize(
    ("codes", "is_sound", "why"),
    [
        ("I-1 I-2 II III-1 III-2 IV", True, "as 福島県 counts"),
        ("1 2 3", True, "plain numbers"),
        ("1-1 1-2 2-1", True, "numbers in two steps"),
        ("I-1 I-3", False, "I-2 is missing"),
        ("I-1 I-2 I-2", False, "I-2 stands twice"),
        ("I-1 I-2 III", False, "II is missing"),
        ("I-1 I-2 I-1", False, "it goes back"),
        ("総務 企画", True, "no numbers, nothing to follow"),
    ],
)
def test_sections_follow_on_each_other(codes: str, is_sound: bool, why: str) -> None:
    rows = [
        replace(_field(number, "分野", (2, 1, 1), "100"), section_code=code)
        for number, code in enumerate(codes.split(), 1)
    ]
    told = [one.check for one in failures(numbering_outcomes(rows, (), (), (), Evidence()))]
    assert told == ([] if is_sound else ["numbering"]), why


def test_numbers_begin_anew_in_the_next_table() -> None:
    """Each domain counts its 分野 from 1, and so does a table below the total of another."""
    rows = [
        replace(
            _field(number, name, (2, 1, 1), "100"),
            domain=domain,
            section_code=None if name == "合計" else code,
        )
        for number, (domain, name, code) in enumerate(
            [
                ("行政のDX", "窓口", "1"),
                ("行政のDX", "業務", "2"),
                ("地域のDX", "産業", "1"),
                ("地域のDX", "合計", ""),
                ("地域のDX", "福祉", "1"),
                ("地域のDX", "教育", "2"),
            ],
            1,
        )
    ]
    assert list(failures(numbering_outcomes(rows, (), (), (), Evidence()))) == []


def test_a_total_of_another_domain_is_not_compared() -> None:
    overview = [replace(count, domain="地域のDX") for count in OVERVIEW]
    assert _checks(FIELDS, overview) == []


@pytest.mark.parametrize(
    ("exact", "printed", "is_rounded", "why"),
    [
        ("57.14", "57", True, "whole percent"),
        ("56.5", "57", True, "half up"),
        ("56.5", "56", True, "half to even"),
        ("56.4", "57", False, "wrong way"),
        ("33.333", "33.3", True, "one decimal printed"),
        ("33.36", "33.3", False, "one decimal printed, wrong"),
        ("100", "100", True, "exact"),
        ("66.67", "70", False, "printed as a whole ten is still to the percent"),
    ],
)
def test_rounding(exact: str, printed: str, is_rounded: bool, why: str) -> None:
    assert rounds_to(Decimal(exact), Decimal(printed)) is is_rounded, why


def test_tolerance_is_half_of_the_last_digit() -> None:
    assert tolerance(Decimal(57)) == Decimal("0.5")
    assert tolerance(Decimal("33.3")) == Decimal("0.05")
