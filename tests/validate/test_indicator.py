"""Status, direction, magnitude, next target: each oddity alone, and a clean indicator."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from pipeline.model.edition import Records
from pipeline.model.figure import Mark
from pipeline.model.finding import failures
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role, Status
from pipeline.parse.evidence import evidence_of
from pipeline.validate.indicator.consistency import indicator_outcomes

PLACE: dict[str, Any] = {"page": 9, "x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0}
CLEAN: dict[str, Any] = {
    "target": Decimal(154),
    "actual": Decimal(165),
    "next_target": Decimal(170),
    "status": Status.ACHIEVED,
    "direction": Direction.HIGHER,
}


def _kpi(**change: object) -> Kpi:
    figures: dict[str, Any] = CLEAN | change
    return Kpi(
        document_id="r",
        fiscal_year=2024,
        kpi_no=1,
        kpi_id="0",
        domain=None,
        section_code=None,
        section_name=None,
        item=None,
        name="参加者数",
        name_printed="参加者数",
        unit="人",
        baseline_year=None,
        baseline=None,
        target_year=2024,
        actual_year=2024,
        next_target_year=2025,
        status_printed="達成",
        achievement_percent=None,
        note=None,
        **figures,
        **PLACE,
    )


def _value(number: int, role: Role, year: int, value: str, **change: object) -> KpiValue:
    fields: dict[str, Any] = {
        "document_id": "r",
        "kpi_no": 1,
        "value_no": number,
        "role": role,
        "fiscal_year": year,
        "value": Decimal(value),
        "upper": None,
        "unit": "人",
        "qualifier": None,
        "cumulative": False,
        "mark": None,
        "part": None,
        "company": None,
        "printed": f"{value}人",
        "corrected": False,
        **PLACE,
    }
    return KpiValue(**(fields | change))


def _values(target: str, actual: str, next_target: str) -> list[KpiValue]:
    return [
        _value(1, Role.TARGET, 2024, target),
        _value(2, Role.ACTUAL, 2024, actual),
        _value(3, Role.TARGET, 2025, next_target),
    ]


def _checks(kpi: Kpi, values: list[KpiValue]) -> list[str]:
    evidence = evidence_of(Records(kpi=(kpi,), kpi_values=tuple(values)), ())
    return [seen.check for seen in failures(indicator_outcomes([kpi], values, evidence))]


def test_a_clean_indicator_says_nothing() -> None:
    assert _checks(_kpi(), _values("154", "165", "170")) == []


@pytest.mark.parametrize(
    ("change", "expected", "why"),
    [
        ({"actual": Decimal(100)}, ["status"], "達成 below the target"),
        ({"status": Status.NOT_ACHIEVED}, ["status"], "未達成 above the target"),
        ({"status": Status.PARTIALLY_ACHIEVED, "actual": Decimal(154)}, ["status"], "met exactly"),
        ({"actual": Decimal(154)}, [], "met exactly is met"),
        ({"status": None}, [], "no status, nothing to compare"),
        ({"status": Status.PENDING}, [], "not yet known"),
        ({"actual": None}, [], "no actual, nothing to compare"),
        (
            {"direction": Direction.LOWER, "status": Status.PARTIALLY_ACHIEVED},
            ["lower_is_better"],
            "コピー用紙: above the target and only 一部達成",
        ),
        (
            {
                "direction": Direction.LOWER,
                "status": Status.PARTIALLY_ACHIEVED,
                "target": Decimal(-30),
                "actual": Decimal(-18),
                "next_target": None,
            },
            [],
            "between negative figures the ratio need not be read the other way round",
        ),
        ({"direction": Direction.LOWER}, ["status"], "lower is better, above it, yet 達成"),
        ({"next_target": Decimal(7)}, ["next_target"], "far below what was reached"),
        ({"next_target": Decimal(159)}, [], "a little below what was reached is common"),
        ({"next_target": Decimal(0)}, ["next_target"], "nothing where much was reached"),
        ({"actual": Decimal(400), "next_target": Decimal(154)}, [], "the target is kept"),
    ],
)
def test_oddity(change: dict[str, Any], expected: list[str], why: str) -> None:
    assert _checks(_kpi(**change), _values("154", "165", "170")) == expected, why


@pytest.mark.parametrize(
    ("figures", "expected", "why"),
    [
        (("88441", "92825", "98.441"), ["separator"], "a full stop for a comma"),
        (("88.441", "92.825", "98.441"), [], "all have decimals: an index"),
        (("88441", "92825", "98.4"), [], "one decimal is no group of three"),
        (("12", "15", "1.234"), [], "not the magnitude of its neighbours times a thousand"),
    ],
)
def test_separator(figures: tuple[str, str, str], expected: list[str], why: str) -> None:
    told = _checks(_kpi(), _values(*figures))
    assert [check for check in told if check == "separator"] == expected, why


@pytest.mark.parametrize(
    ("figures", "expected", "why"),
    [
        (("154", "165", "159"), [], "alike"),
        (("1540", "165", "159"), ["magnitude"], "a digit too many"),
        (("154", "16.5", "159"), ["magnitude"], "a point too many"),
        (("88441", "92825", "98.4"), ["magnitude"], "a thousandth, and no group of three"),
        (("154", "165", "1590"), [], "a target of a year to come may be set ten times higher"),
        (("154", "165", "20"), [], "an eighth and more is far, and no digit off"),
        (("154", "165", "5"), [], "a single digit says too little"),
        (("10", "165", "900"), [], "not alike among themselves: no history"),
    ],
)
def test_magnitude(figures: tuple[str, str, str], expected: list[str], why: str) -> None:
    told = _checks(_kpi(), _values(*figures))
    assert [check for check in told if check == "magnitude"] == expected, why


@pytest.mark.parametrize(
    ("figures", "change", "expected", "why"),
    [
        (("154", "-165", "159"), {}, ["sign"], "no people below zero"),
        (("-154", "-165", "159"), {}, [], "a target that turns"),
        (("-154", "165", "-159"), {}, ["sign"], "a triangle lost"),
        (("154", "-165", "159"), {"name": "転入と転出の差"}, [], "a difference has both signs"),
        (("80", "-81", "82"), {"unit": "%"}, ["sign"], "of their size"),
        (("80", "-3", "82"), {"unit": "%"}, [], "a percentage may be a change"),
    ],
)
def test_sign(
    figures: tuple[str, str, str], change: dict[str, str], expected: list[str], why: str
) -> None:
    named = replace(_kpi(), name=change.get("name", "参加者数"))
    values = [replace(one, unit=change.get("unit", "人")) for one in _values(*figures)]
    told = _checks(named, values)
    assert [check for check in told if check == "sign"] == expected, why


def test_a_figure_without_a_year_is_told() -> None:
    values = [_value(1, Role.TARGET, 2024, "154"), _value(2, Role.TARGET, 2024, "160")]
    values[1] = replace(values[1], fiscal_year=None)
    assert _checks(_kpi(), values) == ["no_year"]


def test_two_figures_in_one_cell_are_told() -> None:
    values = [_value(1, Role.TARGET, 2024, "3.8", part="国際")]
    assert _checks(_kpi(), values) == ["several_figures"]


@pytest.mark.parametrize(
    ("printed", "checks"),
    [("20業務のシステムを順次標準化", ["figure_in_words"]), ("延伸", []), ("増加を目指します", [])],
)
def test_a_figure_within_a_sentence_is_told(printed: str, checks: list[str]) -> None:
    value = replace(_value(1, Role.TARGET, 2024, "0"), value=None, mark=Mark.WORDS, printed=printed)
    assert _checks(_kpi(), [value]) == checks
