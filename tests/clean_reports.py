"""Reports without a fault, of all formulas and directions, drawn by a seed: nothing in them is to be reported.

Each report has one formula for its rates, one way to judge, and indicators that rise, fall, vanish,
or rise though lower is better. Figures are computed here, by the printed formula, not by the program.
"""

from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random
from typing import NamedTuple

from pipeline.model.page import PrintedReport
from pipeline.model.vocabulary import Direction
from tests.parse.typed import line, page, printed_table

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
SUBJECTS = (
    "窓口",
    "図書館",
    "公民館",
    "道路",
    "水道",
    "公園",
    "学校",
    "防災",
    "観光",
    "農業",
    "福祉",
    "保健",
)
RISING = (
    "の登録者数",
    "の延べ利用回数",
    "の参加者数",
    "の認知度",
    "の協定締結数",
    "の整備延長",
    "を知っている人の割合",
)
FALLING = (
    "の待ち時間",
    "の苦情件数",
    "の未整備世帯数",
    "の事故件数",
    "を使えない世帯",
    "の温室効果ガス排出量",
    "の老朽箇所",
)
AGAINST = ("地区の要介護認定率", "地区の要支援認定率", "地区の1人当たり医療費")
"""What rises whatever is done: the target is a bound, and lower is better."""


class Row(NamedTuple):
    """An indicator: its figures are in steps of `step`, and `direction` is which way is better."""

    name: str
    unit: str
    step: Decimal
    baseline: Decimal
    target: Decimal
    actual: Decimal
    last: Decimal
    direction: Direction


def _ratio(row: Row) -> Decimal | None:
    return row.actual / row.target if row.target else None


def _converse(row: Row) -> Decimal | None:
    if row.direction is HIGHER:
        return _ratio(row)
    return row.target / row.actual if row.actual else Decimal(1)


def _remainder(row: Row) -> Decimal | None:
    if row.direction is HIGHER or not row.target:
        return _ratio(row)
    return 2 - row.actual / row.target


def _progress(row: Row) -> Decimal | None:
    way = row.target - row.baseline
    return (row.actual - row.baseline) / way if way else None


def _reduction(row: Row) -> Decimal | None:
    return (row.baseline - row.actual) / row.baseline if row.baseline else None


def _of_last(row: Row) -> Decimal | None:
    return row.actual / row.last if row.last else None


def _way_to_last(row: Row) -> Decimal | None:
    return _progress(row._replace(target=row.last))


def _capped(row: Row) -> Decimal | None:
    ratio = _ratio(row)
    return None if ratio is None else min(ratio, Decimal(1))


class Computed(NamedTuple):
    """How a report computes its rates: the heading, the formula, and the note that states it."""

    heading: str
    rate: Callable[[Row], Decimal | None]
    note: str


FORMULAS = (
    Computed("達成率", _ratio, "※達成率は、実績値÷目標値×100"),
    Computed("達成率", _converse, "※達成率＝実績値÷目標値（減少を目指す指標は目標値÷実績値）"),
    Computed("目標達成率", _remainder, ""),
    Computed("進捗率", _progress, "※進捗率＝（実績値－基準値）÷（目標値－基準値）×100"),
    Computed("削減率", _reduction, "※削減率＝（基準値－実績値）÷基準値×100"),
    Computed("達成率", _of_last, "※達成率は、実績値を最終目標値で除した値"),
    Computed("進捗率", _way_to_last, "※進捗率＝（実績値－基準値）÷（最終目標値－基準値）"),
    Computed("達成率", _capped, ""),
)


class Judging(NamedTuple):
    """How a report judges: the legend, and from which share what is called what."""

    legend: str
    words: tuple[tuple[Decimal, str], ...]
    worst: str


_WHOLE = Decimal(1)
JUDGED = (
    Judging("", ((_WHOLE, "達成"),), "未達成"),
    Judging(
        "凡例　◎達成　○概ね達成（８割以上10割未満）　△一部達成（５割以上８割未満）　×未達成（５割未満）",
        ((_WHOLE, "◎"), (Decimal("0.8"), "○"), (Decimal("0.5"), "△")),
        "×",
    ),
    Judging(
        "■ 評価区分　Ａ：達成（９割以上）　Ｂ：一部達成（９割未満）",
        ((Decimal("0.9"), "Ａ"),),
        "Ｂ",
    ),
)
MOSTLY_MET = (85, 115)
"""Between which percentages of its target an actual of a clean report is: most are close to it."""


def clean_reports(count: int, seed: int = 20261201) -> Iterator[tuple[PrintedReport, list[Row]]]:
    """As many reports, each with its indicators in the order printed. The same ones for one seed."""
    draw = Random(seed)  # noqa: S311 -- drawn by chance, the same every time: nothing secret
    for number in range(count):
        yield _report(draw, FORMULAS[number % len(FORMULAS)])


def _report(draw: Random, computed: Computed) -> tuple[PrintedReport, list[Row]]:
    """A report of one table; half state their formula, some print no rates or no statuses."""
    judging = draw.choice(JUDGED)
    rounding, places = draw.choice(((ROUND_HALF_UP, 0), (ROUND_HALF_UP, 1), (ROUND_DOWN, 0)))
    rows = list(_rows(draw, draw.choice(("H", "HL", "L", "HLV", "HLA")), draw.randint(4, 12)))
    has_rates, has_statuses = draw.random() < 0.8, draw.random() < 0.7
    notes = [judging.legend] if has_statuses else []
    notes += [computed.note] if has_rates and draw.random() < 0.5 else []
    rates = [_rate(computed.rate(row), rounding, places) for row in rows]
    statuses = [_status(judging, row) for row in rows]
    columns = {
        "分野": [{0: "福祉", len(rows) // 2: "産業"}.get(at, "") for at in range(len(rows))],
        "指標名": [row.name for row in rows],
        "基準値（R４年度）": [_figure(row, row.baseline) for row in rows],
        "目標値（R６年度）": [_figure(row, row.target) for row in rows],
        "実績値（R６年度）": [_figure(row, row.actual) for row in rows],
        **({computed.heading: rates} if has_rates else {}),
        **({"達成状況": statuses} if has_statuses else {}),
        "最終目標（R８年度）": [_figure(row, row.last) for row in rows],
    }
    printed = (" | ".join(cells) for cells in zip(*columns.values(), strict=True))
    lines = [line(text, 50 + 14 * at, size=8) for at, text in enumerate(filter(None, notes))]
    table = printed_table(" | ".join(columns), *printed, top=60 + 14 * len(lines))
    title = line("令和６年度 指標の達成状況", 10)
    return PrintedReport((page(1, title, *lines, table),), None, "typed"), rows


def _rows(draw: Random, kinds: str, count: int) -> Iterator[Row]:
    """Indicators of kinds: H rises, L falls, V falls to nothing, A rises against its will."""
    for subject in draw.sample(SUBJECTS, count):
        kind = draw.choice(kinds)
        words = {"H": RISING, "L": FALLING, "V": FALLING, "A": AGAINST}[kind]
        step, unit, most = draw.choice(
            ((Decimal(1), "人", 900), (Decimal(1), "件", 900), (Decimal("0.1"), "％", 55))
        )
        baseline = _stepped(Decimal(draw.randint(60, 10 * most)) / 10, step)
        change = Decimal(draw.randint(12, 45)) / 100
        way = {"H": 1 + change, "L": 1 - change, "V": 1 - change, "A": 1 + change / 4}[kind]
        target = _stepped(baseline * way, step)
        yield Row(
            subject + draw.choice(words),
            unit,
            step,
            baseline,
            target,
            _stepped(target * draw.randint(*MOSTLY_MET) / 100, step),
            Decimal(0) if kind == "V" else _stepped(target + (target - baseline) / 2, step),
            HIGHER if kind == "H" else LOWER,
        )


def _stepped(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, rounding=ROUND_HALF_UP)


def _figure(row: Row, value: Decimal) -> str:
    return f"{value:,f}{row.unit}"


def _rate(rate: Decimal | None, rounding: str, places: int) -> str:
    if rate is None:
        return "－"
    printed = (100 * rate).quantize(Decimal(1).scaleb(-places), rounding=rounding)
    return f"{printed:f}％".replace("-", "△")


def _status(judging: Judging, row: Row) -> str:
    """Judged by the share of the target, what exceeds it taken off where lower is better."""
    share = _remainder(row)
    if share is None:
        return "－"
    return next((word for least, word in judging.words if share >= least), judging.worst)
