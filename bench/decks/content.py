"""What stands on the pages of a deck, and what a reader must find on them: no layout here."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from figures import FULL_WIDTH, Figure, figures, marked
from words import DONE, EFFECTS, HOW, INDICATORS, ITEMS, PLANS, REMARKS, TOPICS

REPORTED, NEXT = 2024, 2025
EVERY_SUMMARY = 7
"""Every so many pages one holds a summary with merged headings instead of indicators."""

Rows = list[list[str | None]]
"""Cells as typeset; None where a merged cell covers the place."""


@dataclass(frozen=True)
class Indicator:
    """One row of a table of indicators."""

    name: str
    status: str
    figures: tuple[Figure, Figure, Figure]


@dataclass(frozen=True)
class Table:
    """One table: its widths and merged cells (row, column, last row, last column)."""

    caption: str
    rows: Rows
    widths_mm: tuple[float, ...]
    size: float
    heading_rows: int = 1
    centred: tuple[int, ...] = ()
    merges: tuple[tuple[int, int, int, int], ...] = ()

    def ends(self, row: int, column: int) -> tuple[int, int]:
        """The last row and column of the cell that begins there."""
        spans = {(each[0], each[1]): (each[2], each[3]) for each in self.merges}
        return spans.get((row, column), (row, column))


@dataclass(frozen=True)
class Page:
    """One page of a deck with the truth about it."""

    heading: str
    tables: tuple[Table, ...]
    indicators: tuple[Indicator, ...] = ()

    def truth(self, number: int) -> dict[str, object]:
        """Every cell as typeset, and the figures of the indicators."""
        return {
            "tables": [table.rows for table in self.tables],
            "indicators": [
                {"page": number, "name": each.name, "values": [one.truth() for one in each.figures]}
                for each in self.indicators
            ],
        }


def page(number: int) -> Page:
    """The page of that number (1-based): the same every time."""
    random, topic = Random(number), TOPICS[(number - 1) % len(TOPICS)]
    heading = f"{number}．{topic}（令和６年度フォローアップ）"
    if number % EVERY_SUMMARY == 0:
        return Page(heading, (_summary(random),))
    indicators = _indicators(random, topic)
    return Page(heading, (_narrative(random, topic), _of_indicators(indicators)), indicators)


def _narrative(random: Random, topic: str) -> Table:
    rows: Rows = [["項目", "R６取組内容", "R６成果・効果", "R７取組内容"]]
    rows += [
        [
            item,
            random.choice(HOW) + _sentences(random, DONE),
            _sentences(random, EFFECTS),
            random.choice(HOW) + _sentences(random, PLANS),
        ]
        for item in random.sample(ITEMS, 5)
    ]
    caption = f"○ {topic}に関する取組の進捗状況及び今後の方針は以下のとおり。"
    return Table(caption, rows, (31, 90, 74, 86), 9)


def _sentences(random: Random, phrases: tuple[str, ...]) -> str:
    return "".join(
        phrase.format(
            few=random.randint(2, 48), many=f"{random.randint(120, 4800):,}",
            more=random.randint(50, 99), percent=f"{random.randint(30, 990) / 10}",
        )
        for phrase in random.sample(phrases, 3)
    )  # fmt: skip


def _indicators(random: Random, topic: str) -> tuple[Indicator, ...]:
    return tuple(
        _indicator(random, topic + name, unit) for name, unit in random.sample(INDICATORS, 4)
    )


def _indicator(random: Random, name: str, unit: str) -> Indicator:
    places = [("target", REPORTED), ("actual", REPORTED), ("target", NEXT)]
    target, actual, next_target = figures(random, unit, places)
    if random.random() < 0.06:
        next_target = marked("target", NEXT, "－", "not_applicable")
    if random.random() < 0.06:
        pending = marked("actual", REPORTED, "集計中", "pending")
        return Indicator(name, "集計中", (target, pending, next_target))
    return Indicator(name, _status(random, target, actual), (target, actual, next_target))


def _status(random: Random, target: Figure, actual: Figure) -> str:
    if target.value is None or actual.value is None:
        raise ValueError("a status compares two figures")
    word = "達成" if actual.value >= target.value else "未達成"
    percent = (100 * actual.value / target.value).quantize(Decimal("0.1"))
    return f"{word}\n（{percent}％）" if random.random() < 0.3 else word


def _of_indicators(indicators: tuple[Indicator, ...]) -> Table:
    rows: Rows = [
        [
            "指標名",
            "目標値\n（R６年度）",
            "実績値\n（R６年度）",
            "指標の達成状況",
            "目標値\n（R７年度）",
        ]
    ]
    for each in indicators:
        target, actual, next_target = (one.printed for one in each.figures)
        rows.append([each.name, target, actual, each.status, next_target])
    return Table("【成果指標（KPI）】", rows, (101, 45, 45, 45, 45), 10.5, centred=(1, 2, 3, 4))


def _summary(random: Random) -> Table:
    rows: Rows = [
        ["施策群", "令和６年度", None, None, "令和７年度", None, None, "備考"],
        [None, "予算額", "執行額", "執行率", "予算額", "見込額", "増減", None],
        *([topic, *_budget(random), random.choice(REMARKS)] for topic in TOPICS[:7]),
    ]
    return Table(
        "○ 施策群別の予算の執行状況は以下のとおり（単位：百万円。「－」は該当なし）。",
        rows, (62, 30, 30, 28, 30, 30, 30, 41), 11, heading_rows=2, centred=(1, 2, 3, 4, 5, 6),
        merges=((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 6), (0, 7, 1, 7)),
    )  # fmt: skip


def _budget(random: Random) -> list[str]:
    budget, following, expected = (random.randint(1000, 9000) for _ in range(3))
    spent = random.randint(600, budget)
    percent = (Decimal(100 * spent) / budget).quantize(Decimal("0.1"))
    change = expected - following
    return [
        f"{budget:,}", f"{spent:,}", f"{percent}％", f"{following:,}".translate(FULL_WIDTH),
        f"{expected:,}", f"▲{-change:,}" if change < 0 else f"{change:,}",
    ]  # fmt: skip
