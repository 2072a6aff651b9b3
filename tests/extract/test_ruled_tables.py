"""Tables with rules on all sides, however the rules are drawn, and what only looks like one."""

import pytest

from pipeline.model.page import Box
from tests.extract.reading import lines, merged, read, rows, tables
from tests.extract.typeset import fill, frame, rule, rules, text, words_in

XS = (50, 150, 250, 350)
YS = (50, 70, 90, 110)
KPI = [["指標", "目標", "実績"], ["利用率", "73.7%", "32.2%"], ["枚数", "20百万枚", "25百万枚"]]
WORDS = words_in(XS, YS, KPI)


def thin_boxes() -> list[str]:
    across = [fill(50, y - 0.25, 350, y + 0.25, grey=0) for y in YS]
    return across + [fill(x - 0.25, 50, x + 0.25, 110, grey=0) for x in XS]


def cell_frames() -> list[str]:
    return [frame(x, y, x + 100, y + 20) for x in XS[:-1] for y in YS[:-1]]


def dashed(dash: str, width: float = 0.5) -> list[str]:
    across = [rule(50, y, 350, y, width, dash) for y in YS]
    return across + [rule(x, 50, x, 110, width, dash) for x in XS]


def pieces(on: float, off: float, thick: float) -> list[str]:
    """Rules as programs without dashes draw them: many small boxes."""
    step = on + off
    across = [
        fill(50 + n * step, y, 50 + n * step + on, y + thick, grey=0)
        for y in YS
        for n in range(int(300 / step))
    ]
    down = [
        fill(x, 50 + n * step, x + thick, 50 + n * step + on, grey=0)
        for x in XS
        for n in range(int(60 / step))
    ]
    return across + down


def doubled(apart: float) -> list[str]:
    return (
        rules(XS, YS)
        + [
            rule(a, b, c, d)
            for y in YS
            for a, b, c, d in [(50 - apart, y + apart, 350 + apart, y + apart)]
        ]
        + [rule(x + apart, 50, x + apart, 110) for x in XS]
    )


def broken(gap: float) -> list[str]:
    """Rules that stop short of every crossing."""
    across = [rule(x + gap, y, x + 100 - gap, y) for y in YS for x in XS[:-1]]
    return across + [rule(x, y + gap, x, y + 20 - gap) for x in XS for y in YS[:-1]]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(rules(XS, YS), id="one line a rule"),
        pytest.param(thin_boxes(), id="thin boxes, as Word and Excel draw rules"),
        pytest.param(cell_frames(), id="each cell a frame of its own"),
        pytest.param(dashed("3 2"), id="dashed"),
        pytest.param(dashed("1 1"), id="dotted"),
        pytest.param(pieces(3, 3, 0.5), id="dashes drawn one by one"),
        pytest.param(pieces(1, 1.5, 1), id="dots drawn one by one"),
        pytest.param(doubled(1.5), id="doubled"),
        pytest.param(doubled(3), id="doubled, as far as 3 points apart"),
        pytest.param(broken(1), id="broken at the crossings"),
        pytest.param(broken(2.5), id="broken widely at the crossings"),
        pytest.param(
            [rule(50, y, 350, y, 3) for y in YS] + [rule(x, 50, x, 110, 3) for x in XS], id="thick"
        ),
    ],
)
def test_rules_however_drawn(drawn: list[str]) -> None:
    page = read(drawn + WORDS)
    assert tables(page) == [KPI]
    assert lines(page) == []


def test_one_rule_under_the_headings_and_no_frame() -> None:
    """Word's inner borders alone: the columns at both ends are open."""
    drawn = [rule(50, 70, 350, 70), rule(150, 50, 150, 90), rule(250, 50, 250, 90)]
    assert tables(read(drawn + words_in(XS, YS[:3], KPI[:2]))) == [KPI[:2]]


def test_an_axis_whose_ticks_end_on_it_rules_no_table() -> None:
    drawn = [rule(50, 70, 350, 70), rule(150, 64, 150, 70), rule(250, 64, 250, 70)]
    assert tables(read(drawn + words_in(XS, YS[:3], KPI[:2]))) == []


def test_a_cell_has_its_rectangle_as_its_place() -> None:
    (table,) = read(rules(XS, YS) + WORDS).tables
    assert table.box == Box(50, 50, 350, 110)
    assert [cell.box for cell in table.cells if cell.text == "32.2%"] == [Box(250, 70, 350, 90)]


def test_merged_both_ways() -> None:
    xs, ys = (50, 110, 170, 230, 290), (50, 70, 90, 110, 130)
    drawn = [
        *(rule(50, y, 290, y) for y in (50, 90, 130)),
        rule(110, 70, 290, 70),
        rule(110, 110, 290, 110),
        rule(50, 50, 50, 130),
        rule(110, 50, 110, 130),
        rule(170, 70, 170, 130),
        rule(230, 50, 230, 130),
        rule(290, 50, 290, 130),
    ]
    words = words_in(
        xs,
        ys,
        [
            ["分野", "令和６年度", "", "令和７年度"],
            ["", "事業数", "達成", "事業数"],
            ["行政", "51", "12", "52"],
            ["", "82", "27", "75"],
        ],
    )
    (table,) = read(drawn + words).tables
    assert (table.rows, table.columns) == (4, 4)
    assert merged(table) == {
        "分野": (0, 0, 2, 1),
        "令和６年度": (0, 1, 1, 2),
        "行政": (2, 0, 2, 1),
    }
    assert rows(table)[3] == ["82", "27", "75"]


def test_every_place_of_the_grid_is_covered_once() -> None:
    drawn = [
        *rules((50, 150, 250), (50, 70)),
        *rules((50, 150), (70, 90)),
        *rules((150, 250), (70, 80, 90)),
    ]
    words = words_in((50, 150), (50, 70), [["目標", "実績"], ["73.7%", "32.2%"]])
    (table,) = read(drawn + words).tables
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(covered) == [
        (row, column) for row in range(table.rows) for column in range(table.columns)
    ]


def test_a_last_row_cut_by_the_page_end_is_a_row() -> None:
    across = [rule(50, y, 350, y) for y in (350, 370)]
    down = [rule(x, 350, x, 400) for x in XS]
    words = words_in(XS, (350, 370), [KPI[0], KPI[1]])
    assert tables(read(across + down + words)) == [KPI[:2]]


def test_open_at_the_sides() -> None:
    drawn = [rule(50, y, 350, y) for y in YS] + [rule(x, 50, x, 110) for x in (150, 250)]
    assert tables(read(drawn + WORDS)) == [KPI]


def test_side_by_side() -> None:
    left = rules((50, 100, 150), (50, 70, 90)) + words_in(
        (50, 100), (50, 70), [["男性", "女性"], ["65", "46"]]
    )
    right = rules((160, 210, 260), (50, 70, 90)) + words_in(
        (160, 210), (50, 70), [["市部", "町村"], ["7", "8"]]
    )
    assert tables(read(right + left)) == [
        [["男性", "女性"], ["65", "46"]],
        [["市部", "町村"], ["7", "8"]],
    ]


def test_tables_that_touch_are_two() -> None:
    upper = rules((50, 110, 200, 350), (50, 70, 90)) + words_in(
        (50, 110, 200), (50, 70), [["項目", "取組内容", "成果"], ["手続", "普及を図る", "図られた"]]
    )
    lower = rules((50, 150, 250, 300, 350), (90, 110, 130)) + words_in(
        (50, 150, 250, 300),
        (90, 110),
        [["指標", "目標", "実績", "達成"], ["利用率", "73.7%", "32.2%", "一部"]],
    )
    assert tables(read(upper + lower)) == [
        [["項目", "取組内容", "成果"], ["手続", "普及を図る", "図られた"]],
        [["指標", "目標", "実績", "達成"], ["利用率", "73.7%", "32.2%", "一部"]],
    ]


def test_one_row_of_other_columns_over_a_table_is_its_row() -> None:
    """Headings laid over a table in columns of their own are still those of its body."""
    title = rules((50, 200, 350), (50, 70))
    body = rules(XS, (70, 90, 110, 130))
    words = words_in((50, 200), (50,), [["令和６年度", "地域のDX"]]) + words_in(
        XS, (70, 90, 110), KPI
    )
    assert tables(read(title + body + words)) == [[["令和６年度", "地域のDX"], *KPI]]


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    outer = rules((40, 100, 400), (40, 60, 140, 160)) + words_in(
        (40, 100), (40, 60, 140), [["項目", "内容"], ["KPI", ""], ["備考", "なし"]]
    )
    inner = rules((120, 220, 320), (80, 100, 120)) + words_in(
        (120, 220), (80, 100), [["目標", "実績"], ["5", "29"]]
    )
    assert tables(read(outer + inner)) == [
        [["項目", "内容"], ["KPI", ""], ["備考", "なし"]],
        [["目標", "実績"], ["5", "29"]],
    ]


NO_TABLES = {
    "a page frame": (
        [frame(20, 20, 580, 380), text(30, 30, "本文である"), text(30, 50, "二行目である")],
        ["本文である", "二行目である"],
    ),
    "a heading in a box": (
        [fill(40, 40, 300, 60), frame(40, 40, 300, 60), text(45, 45, "Ⅰ-２ 行政サービス")],
        ["Ⅰ-２ 行政サービス"],
    ),
    "a heading box on a text box": (
        [
            frame(40, 40, 160, 60),
            frame(40, 60, 400, 100),
            text(45, 45, "課題"),
            text(45, 65, "2022年に始まった。"),
        ],
        ["課題", "2022年に始まった。"],
    ),
    "a badge on a heading bar, as in a report of initiatives": (
        [
            fill(17, 54, 91, 74),
            frame(17, 54, 91, 74),
            fill(17, 77, 555, 99),
            text(29, 58, "新しい価値"),
            text(100, 58, "新たな活力の誘引"),
            text(21, 80, "Ⅲ-１ 震災からの復興"),
        ],
        ["新しい価値", "新たな活力の誘引", "Ⅲ-１ 震災からの復興"],
    ),
    "two heading bars that touch": (
        [
            frame(40, 40, 300, 60),
            frame(40, 60, 300, 80),
            text(45, 45, "１ 基本方針"),
            text(45, 65, "２ 推進体制"),
        ],
        ["１ 基本方針", "２ 推進体制"],
    ),
    "a number beside its heading": (
        [
            frame(40, 40, 60, 60),
            frame(60, 40, 300, 60),
            text(45, 45, "1"),
            text(65, 45, "基本方針"),
        ],
        ["1", "基本方針"],
    ),
    "a frame with a title row": (
        [
            *rules((20, 580), (20, 40, 380)),
            text(30, 25, "資料２"),
            text(30, 50, "令和６年度の取組である。"),
        ],
        ["資料２", "令和６年度の取組である。"],
    ),
    "white boxes behind text": (
        [
            fill(40, 40, 140, 60, grey=1),
            fill(140, 40, 240, 60, grey=1),
            fill(40, 60, 140, 80, grey=1),
            fill(140, 60, 240, 80, grey=1),
            *words_in((40, 140), (40, 60), [["目", "千円"], ["計", "55,000"]]),
        ],
        ["目", "千円", "計", "55,000"],
    ),
    "underlines": (
        [
            rule(43, 54, 83, 54),
            rule(43, 74, 83, 74),
            rule(43, 94, 83, 94),
            text(43, 44, "12 件"),
            text(43, 64, "13 件"),
            text(43, 84, "14 件"),
        ],
        ["12 件", "13 件", "14 件"],
    ),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_no_table(name: str) -> None:
    drawing, printed = NO_TABLES[name]
    page = read(drawing)
    assert tables(page) == []
    assert lines(page) == printed


def test_a_bar_chart_with_grid_lines_is_no_table() -> None:
    grid = [rule(x, 50, x, 150) for x in (100, 200, 300, 400)] + [rule(100, 150, 400, 150)]
    bars = [
        frame(100, top, 100 + long, top + 10) for top, long in ((60, 250), (90, 120), (120, 60))
    ]
    labels = [
        text(x - 5 * len(words) / 2, 155, words)
        for x, words in ((100, "0"), (200, "1,000"), (300, "2,000"), (400, "3,000"))
    ]
    values = [text(360, 60, "2,500"), text(225, 90, "1,200"), text(165, 120, "600")]
    assert tables(read(grid + bars + labels + values)) == []


def test_a_column_chart_of_filled_bars_is_no_table() -> None:
    bars = [
        fill(100 + 60 * n, 150 - high, 140 + 60 * n, 150) for n, high in enumerate((80, 60, 90))
    ]
    stacked = [
        fill(100 + 60 * n, 150 - high - 20, 140 + 60 * n, 150 - high, grey=0.5)
        for n, high in enumerate((80, 60, 90))
    ]
    grid = [rule(90, y, 300, y) for y in (50, 75, 100, 125, 150)]
    values = [text(105 + 60 * n, 130, words) for n, words in enumerate(("46", "45", "43"))]
    years = [text(105 + 60 * n, 155, words) for n, words in enumerate(("2017", "2018", "2019"))]
    assert tables(read(bars + stacked + grid + values + years)) == []
