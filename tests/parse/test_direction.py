"""Which way is better: what the report states, then name, plan, status and rates, unless they disagree."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from pipeline.model.passport import Passport
from pipeline.model.plan import direction_of_plan
from pipeline.model.vocabulary import Direction
from pipeline.parse.reading import parse
from pipeline.validate.check import checked
from tests.parse.typed import line, page, printed_table

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
COLUMNS = "指標名 | 基準値（R４年度） | 目標値（R６年度） | 実績値（R６年度） | 達成状況 | 最終目標（R８年度）"
RATES = "指標名 | 基準値（R４年度） | 目標値（R６年度） | 実績値（R６年度） | 達成率"


def _read(
    heading: str, rows: Sequence[str], notes: Sequence[str] = ()
) -> tuple[list[Direction | None], list[str]]:
    """The direction of each row, and every check that finds something but that lower is better."""
    lines = [line(text, 30 + 14 * at, size=8) for at, text in enumerate(notes)]
    title = line("令和６年度 指標の達成状況", 10)
    reading = parse("r", (page(1, title, *lines, printed_table(heading, *rows)),), Passport())
    found = [one.check for one in checked(reading).observations if one.check != "lower_is_better"]
    return [one.direction for one in reading.records.kpi], found


@pytest.mark.parametrize(
    ("course", "way", "why"),
    [
        ("10 20 30", HIGHER, "always up"),
        ("10 10 30", HIGHER, "up, with a year at rest"),
        ("30 20 10", LOWER, "always down"),
        ("20 10", None, "a target lowered once is no course"),
        ("10 20", HIGHER, "raised once: what every plan does"),
        ("10 30 20", None, "it turns"),
        ("10 10 10", None, "it goes nowhere"),
        ("10", None, "one figure goes nowhere"),
        ("", None, "no plan"),
    ],
)
def test_where_a_plan_goes(course: str, way: Direction | None, why: str) -> None:
    assert direction_of_plan(tuple(map(Decimal, course.split()))) is way, why


@pytest.mark.parametrize(
    ("row", "way", "checks", "why"),
    [
        ("登録 | 10 | 20 | 25 | 達成 | 30", HIGHER, [], "plan and status agree"),
        ("窓口 | 40 | 30 | 25 | 達成 | 20", LOWER, [], "so do they where both go down"),
        ("登録 | 10 | 20 | 20 | 達成 | 30", HIGHER, [], "met exactly: the plan rises"),
        ("窓口 | 40 | 30 | 35 | － | 20", LOWER, [], "no status: the plan falls"),
        ("窓口 | 10 | 30 | 35 | － | 20", None, ["plan_turns"], "no status, and the plan turns"),
        ("未整備世帯 | 788 | 352 | 400 | － | 0", LOWER, [], "what is to vanish"),
        ("未整備世帯 | 788 | 352 | 400 | － | －", LOWER, [], "less than half is to be left"),
        (
            "宿泊者 | 100 | 90 | 85 | － | －",
            None,
            [],
            "a target below the baseline alone is no plan",
        ),
        ("宿泊者 | 100 | 90 | 85 | 未達成 | －", HIGHER, [], "the status shows it"),
        (
            "認定を受けた人 | 180 | 190 | 185 | 達成 | －",
            None,
            ["direction"],
            "plan against status",
        ),
        ("認定を受けた人 | 180 | 190 | 195 | 未達成 | －", None, ["direction"], "the same, missed"),
        (
            "待ち時間 | 10 | 20 | 15 | － | 30",
            None,
            [],
            "the name against the plan: nothing is said",
        ),
        (
            "待ち時間 | 10 | 20 | 15 | 達成 | 30",
            None,
            ["direction"],
            "with a status it is reported",
        ),
        ("参加者数 | － | 20 | 15 | 達成 | －", HIGHER, ["status"], "the status against the name"),
        ("認定を受けた人 | 180 | 190以下 | 185 | 達成 | －", LOWER, [], "以下 is stated"),
        (
            "削減率 | － | △30％ | △26.1％ | 未達成 | －",
            LOWER,
            [],
            "a reduction printed below zero",
        ),
        ("削減率 | － | △30％ | △31.0％ | 達成 | －", LOWER, [], "and one that is met"),
        ("削減率 | － | 30％ | 26.1％ | 未達成 | －", HIGHER, [], "a reduction printed above zero"),
    ],
)
def test_what_shows_which_way_is_better(
    row: str, way: Direction | None, checks: list[str], why: str
) -> None:
    found = _read(COLUMNS, [row])
    turns = [check for check in found[1] if check != "no_year"]
    assert found[0] == [way], why
    assert [check for check in turns if check != "plan_turns"] == [
        check for check in checks if check != "plan_turns"
    ], why


@pytest.mark.parametrize(
    ("printed", "way"),
    [("↑", HIGHER), ("減少", LOWER), ("→", None), ("", None)],
)
def test_a_column_states_it(printed: str, way: Direction | None) -> None:
    heading = "指標名 | 方向性 | 目標値（R６年度） | 実績値（R６年度）"
    assert _read(heading, [f"登録 | {printed} | 20 | 15"])[0] == [way]


@pytest.mark.parametrize(
    ("rows", "ways", "checks", "why"),
    [
        (
            ("甲 | － | 20 | 25 | 125％", "乙 | － | 50 | 40 | 80％", "丙 | － | 80 | 100 | 80％"),
            [HIGHER, HIGHER, LOWER],
            [],
            "the target by the actual where lower is better",
        ),
        (
            ("甲 | － | 20 | 25 | 125％", "乙 | － | 50 | 40 | 80％", "丙 | － | 80 | 100 | 75％"),
            [HIGHER, HIGHER, LOWER],
            [],
            "what exceeds the target is taken off",
        ),
        (
            ("甲 | － | 20 | 25 | 125％", "乙 | － | 50 | 40 | 80％", "丙 | － | 80 | 100 | 125％"),
            [None, None, None],
            [],
            "actual by target in every row shows no direction",
        ),
        (
            ("甲 | 40 | 20 | 25 | 75％", "乙 | 10 | 50 | 40 | 75％", "丙 | 80 | 40 | 50 | 75％"),
            [None, HIGHER, None],
            [],
            "nor does the progress from the baseline",
        ),
    ],
)
def test_the_rates_of_all_rows_show_it(
    rows: tuple[str, ...], ways: list[Direction | None], checks: list[str], why: str
) -> None:
    assert _read(RATES, rows) == (ways, checks), why


@pytest.mark.parametrize(
    ("notes", "rows", "ways", "checks", "why"),
    [
        (
            ("凡例　○達成（９割以上）　×未達成（９割未満）",),
            ("甲 | － | 100 | 95 | ○ | －", "乙 | － | 100 | 85 | × | －"),
            [None, HIGHER],
            [],
            "the legend calls nine tenths achieved: 95 of 100 show nothing",
        ),
        (
            (),
            (
                "甲 | 50 | 100 | 95 | 達成 | －",
                "乙 | 50 | 100 | 92 | 達成 | －",
                "丙 | － | 100 | 97 | 達成 | －",
                "丁 | 50 | 100 | 80 | 未達成 | －",
            ),
            [HIGHER, HIGHER, None, HIGHER],
            [],
            "so do the rows of a report without a legend",
        ),
        (
            (),
            ("参加者数 | － | 100 | 95 | 達成 | －", "利用者数 | － | 100 | 110 | 達成 | －"),
            [HIGHER, HIGHER],
            ["status"],
            "one row alone may be a misprint",
        ),
    ],
)
def test_the_statuses_of_all_rows_are_read_by_their_own_bound(
    notes: tuple[str, ...],
    rows: tuple[str, ...],
    ways: list[Direction | None],
    checks: list[str],
    why: str,
) -> None:
    assert _read(COLUMNS, rows, notes) == (ways, checks), why


@pytest.mark.parametrize(
    ("rows", "ways", "checks", "why"),
    [
        (
            ("労働時間 | － | 37.5 | 37.7 | 達成 | －", "登録 | － | 20 | 25 | 達成 | －"),
            [None, HIGHER],
            ["direction"],
            "the report may compare plainly: this is not held against a name alone",
        ),
        (
            ("労働時間 | － | 37.5 | 37.7 | 達成 | －", "待ち時間 | － | 20 | 15 | 達成 | －"),
            [LOWER, LOWER],
            ["status"],
            "another row shows that it judges by the direction",
        ),
        (
            ("労働時間 | 39.0 | 37.5 | 37.7 | 達成 | 36.0",),
            [LOWER],
            ["status"],
            "the plan says the same as the name",
        ),
    ],
)
def test_a_status_against_a_name_by_which_lower_is_better(
    rows: tuple[str, ...], ways: list[Direction | None], checks: list[str], why: str
) -> None:
    assert _read(COLUMNS, rows) == (ways, checks), why
