"""Columns 達成率 and 進捗率: the formula that fits the rows is the report's, and a note decides."""

from collections.abc import Sequence

import pytest

from pipeline.model.finding import failures
from pipeline.model.passport import Passport
from pipeline.parse.evidence import evidence_of
from pipeline.parse.reading import parse
from pipeline.validate.check import checked, record_outcomes
from tests.parse.typed import line, page, printed_table

HEADING = "指標名 | 基準値（R４年度） | 目標値（R６年度） | 実績値（R６年度） | 進捗率"
WITH_LAST = f"{HEADING} | 最終目標（R８年度）"


def _accused(heading: str, rows: Sequence[str], note: str = "") -> list[int | None]:
    """The rows whose rate is reported."""
    title = line("令和６年度 指標の達成状況", 10)
    pages = (page(1, title, line(note or "－", 40, size=8), printed_table(heading, *rows)),)
    found = checked(parse("r", pages, Passport())).observations
    return [one.kpi_no for one in found if one.check == "achievement_rate"]


@pytest.mark.parametrize(
    ("rows", "accused", "why"),
    [
        (
            ("甲 | 10 | 20 | 15 | 75％", "乙 | 10 | 50 | 40 | 80％", "丙 | 10 | 40 | 30 | 75％"),
            [],
            "actual by target",
        ),
        (
            ("甲 | 10 | 20 | 15 | 50％", "乙 | 10 | 50 | 40 | 75％", "丙 | 80 | 40 | 50 | 75％"),
            [],
            "the way from the baseline",
        ),
        (
            ("甲 | 10 | 20 | 15 | 50％", "乙 | 10 | 50 | 40 | 75％", "丙 | 10 | 40 | 30 | 75％"),
            [3],
            "one row by another formula than the others",
        ),
        (
            ("甲 | 80 | 20 | 60 | 25％", "乙 | 50 | 20 | 40 | 20％", "丙 | 40 | 10 | 30 | 25％"),
            [],
            "what was saved of the baseline",
        ),
        (
            ("甲 | 10 | 20 | 30 | 100％", "乙 | 10 | 50 | 40 | 80％", "丙 | 10 | 40 | 50 | 100％"),
            [],
            "nothing above 100 is printed",
        ),
        (
            ("甲 | － | 30 | 20 | 66％", "乙 | － | 70 | 60 | 85％", "丙 | － | 90 | 80 | 88％"),
            [],
            "decimals are cut off",
        ),
        (
            ("甲 | － | 30 | 20 | 11％", "乙 | － | 70 | 60 | 12％", "丙 | － | 90 | 80 | 13％"),
            [],
            "by no formula known: nothing is said of any row",
        ),
        (("甲 | － | 30 | 20 | 11％",), [1], "a rate alone that no formula gives"),
        (
            (
                "待機児童数 | 9 | 5 | 0 | 100％",
                "乙 | － | 50 | 40 | 80％",
                "丙 | － | 40 | 30 | 75％",
            ),
            [],
            "nothing is left of what is to vanish",
        ),
    ],
)
def test_the_formula_of_the_rows(rows: tuple[str, ...], accused: list[int], why: str) -> None:
    assert _accused(HEADING, rows) == accused, why


@pytest.mark.parametrize(
    ("rows", "accused", "why"),
    [
        (
            ("甲 | 10 | 20 | 15 | 50％ | 30", "乙 | 10 | 50 | 40 | 50％ | 80"),
            [],
            "of the last target",
        ),
        (
            ("甲 | 10 | 20 | 15 | 25％ | 30", "乙 | 0 | 50 | 40 | 50％ | 80"),
            [],
            "the way to the last target",
        ),
    ],
)
def test_the_last_target_of_the_plan(rows: tuple[str, ...], accused: list[int], why: str) -> None:
    assert _accused(WITH_LAST, rows) == accused, why


RATIOS = ("甲 | 10 | 20 | 15 | 75％", "乙 | 10 | 50 | 40 | 80％", "丙 | 10 | 40 | 30 | 67％")


@pytest.mark.parametrize(
    ("note", "accused", "why"),
    [
        ("", [3], "two of three by the target"),
        ("※進捗率＝（実績値－基準値）÷（目標値－基準値）", [1, 2], "the note says otherwise"),
        ("※達成率＝（実績値－基準値）÷（目標値－基準値）", [3], "of another rate"),
        ("※進捗率＝基準値÷実績値", [3], "it gives none of the rates: it was not understood"),
    ],
)
def test_a_note_decides(note: str, accused: list[int], why: str) -> None:
    assert _accused(HEADING, RATIOS, note) == accused, why


@pytest.mark.parametrize(
    ("heading", "row", "note"),
    [
        pytest.param(
            HEADING,
            "甲 | 40 | 20 | 25 | 60％",
            "※進捗率＝（目標値－基準値）÷実績値",
            id="a formula",
        ),
        pytest.param(
            "指標名 | 目標値（R６年度） | 実績値（R６年度） | 達成状況",
            "参加者数 | 100 | 95 | ○",
            "凡例　○達成（９割以上）　×未達成（９割未満）",
            id="a legend",
        ),
    ],
)
def test_what_only_a_note_explains_is_not_held_against_the_tables_alone(
    heading: str, row: str, note: str
) -> None:
    """Tables that are checked again have no lines outside them."""
    title = line("令和６年度 指標の達成状況", 10)
    pages = (page(1, title, line(note, 40, size=8), printed_table(heading, row)),)
    reading = parse("r", pages, Passport())
    again = failures(record_outcomes(reading.records, evidence_of(reading.records)))
    assert [one.check for one in again] == []
