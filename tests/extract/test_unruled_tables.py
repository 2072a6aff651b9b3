"""Tables whose columns, or rows, no rule parts: rules across only, filled cells, boxes apart."""

import itertools

import pytest

from tests.extract.reading import lines, merged, read, tables
from tests.extract.typeset import fill, frame, rule, rules, text, words_in

XS = (50, 170, 250, 330)
YS = (50, 66, 82, 98, 114)
KPI = [
    ["指標", "目標", "実績"],
    ["利用率", "73.7%", "32.2%"],
    ["紙の購入量", "20百万枚", "25百万枚"],
    ["市町村数", "5", "29"],
]
WORDS = words_in(XS, YS, KPI)
WHITE_RULES = [drawn.replace("q ", "q 1 G ") for drawn in rules(XS, YS)]


def across(*heights: float, x0: float = 50, x1: float = 330) -> list[str]:
    return [rule(x0, y, x1, y) for y in heights]


def test_rules_across_only() -> None:
    assert tables(read(across(*YS) + WORDS)) == [KPI]


def test_rules_across_drawn_cell_by_cell() -> None:
    drawn = [rule(x0, y, x1, y) for y in YS for x0, x1 in ((50, 170), (170, 250), (250, 330))]
    assert tables(read(drawn + WORDS)) == [KPI]


def test_rules_across_with_a_heading_over_two_columns() -> None:
    xs, ys = (50, 170, 250, 330), (50, 66, 82, 98, 114, 130)
    words = [text(215, 53, "令和６年度の状況"), *words_in(xs, ys[1:], KPI)]
    (table,) = read(across(*ys) + words).tables
    assert merged(table) == {"令和６年度の状況": (0, 1, 1, 2)}
    assert table.rows == 5


def test_two_such_tables_side_by_side_stay_two() -> None:
    left = across(*YS) + WORDS
    right = across(*YS, x0=350, x1=550) + words_in(
        (350, 450), YS, [["居住地", "人数"], ["市部", "7"], ["町村", "8"], ["県外", "9"]]
    )
    assert tables(read(left + right)) == [
        KPI,
        [["居住地", "人数"], ["市部", "7"], ["町村", "8"], ["県外", "9"]],
    ]


def test_a_total_below_the_last_rule_is_a_row() -> None:
    drawn = across(*YS[:-1]) + words_in(XS, YS, [*KPI[:3], ["合計", "93", "57"]])
    note = [text(50, 120, "（注）速報値である。2024年の数値。")]
    page = read(drawn + note)
    assert tables(page) == [[*KPI[:3], ["合計", "93", "57"]]]
    assert lines(page) == ["（注）速報値である。2024年の数値。"]


def test_a_note_below_the_last_rule_is_no_row() -> None:
    page = read(across(*YS) + WORDS + [text(53, 117, "※目標は令和６年度末、実績は令和７年３月")])
    assert tables(page) == [KPI]
    assert lines(page) == ["※目標は令和６年度末、実績は令和７年３月"]


def test_a_note_set_in_the_columns_below_the_last_rule_is_no_row() -> None:
    """A total has a figure; a note has none, even where its words keep to the columns."""
    notes = [text(53, 117, "※出典"), text(173, 117, "県調べ"), text(253, 117, "速報値")]
    page = read(across(*YS) + WORDS + notes)
    assert tables(page) == [KPI]
    assert "".join(lines(page)).replace(" ", "") == "※出典県調べ速報値"


def test_rules_above_and_below_the_heading_and_at_the_end_only() -> None:
    assert tables(read(across(50, 66, 114) + WORDS)) == [KPI]


def test_rows_that_cannot_be_told_apart_stay_one_cell() -> None:
    names = [
        text(53, y, words) for y, words in ((69, "利用率と"), (79, "購入量と"), (89, "市町村数"))
    ]
    values = [
        text(173, 72, "73.7%"),
        text(173, 88, "5"),
        text(253, 72, "32.2%"),
        text(253, 88, "29"),
    ]
    head = words_in(XS, (50,), [KPI[0]])
    (table,) = tables(read(across(50, 66, 104) + head + names + values))
    assert table[1] == ["利用率と\n購入量と\n市町村数", "73.7%\n5", "32.2%\n29"]


def test_columns_ruled_and_rows_not() -> None:
    drawn = [*across(50, 66, 114), *(rule(x, 50, x, 114) for x in XS)]
    assert tables(read(drawn + WORDS)) == [KPI]


def test_two_lines_of_one_ruled_cell_are_not_two_rows() -> None:
    drawn = rules(XS, (50, 80, 110))
    words = [
        *words_in(XS, (50, 80), [["指標", "国内", "海外"], ["開催数", "12", "3"]]),
        text(173, 95, "14"),
        text(253, 95, "1"),
    ]
    assert tables(read(drawn + words)) == [[["指標", "国内", "海外"], ["開催数", "12\n14", "3\n1"]]]


def test_one_rule_down_behind_the_names() -> None:
    drawn = [*across(*YS), rule(170, 50, 170, 114)]
    assert tables(read(drawn + WORDS)) == [KPI]


def test_a_frame_with_rules_across() -> None:
    drawn = [frame(50, 50, 330, 114), *across(*YS[1:-1])]
    assert tables(read(drawn + WORDS)) == [KPI]


def filled(gap: float) -> list[str]:
    return [
        fill(x0 + gap / 2, y0 + gap / 2, x1 - gap / 2, y1 - gap / 2, grey=0.6 if y0 == 50 else 0.9)
        for x0, x1 in itertools.pairwise(XS)
        for y0, y1 in itertools.pairwise(YS)
    ]


def test_filled_cells_that_touch() -> None:
    assert tables(read(filled(0) + WORDS)) == [KPI]


def test_filled_cells_with_white_gaps() -> None:
    assert tables(read(filled(2.5) + WORDS)) == [KPI]


def test_filled_cells_far_apart() -> None:
    assert tables(read(filled(5) + WORDS)) == [KPI]


def test_white_rules_part_filled_cells() -> None:
    assert tables(read([fill(50, 50, 330, 114), *WHITE_RULES, *WORDS])) == [KPI]


def test_white_rules_on_white_paper_part_nothing() -> None:
    assert tables(read([*WHITE_RULES, *WORDS])) == []


def test_every_other_row_filled() -> None:
    stripes = [fill(50, 50, 330, 66, grey=0.6), fill(50, 82, 330, 98, grey=0.9)]
    assert tables(read(stripes + WORDS)) == [KPI]


def test_boxes_in_line_without_figures_are_steps_of_a_procedure() -> None:
    boxes = [frame(x, y, x + 80, y + 30) for x in (50, 150, 250) for y in (50, 100)]
    words = [text(x + 5, y + 10, "申請する") for x in (50, 150, 250) for y in (50, 100)]
    assert tables(read(boxes + words)) == []


def test_bulleted_text_between_rules_is_no_table() -> None:
    words = [
        text(53, y + 3, f"・ {words}")
        for y, words in zip(YS, ("手続の見直し", "窓口の改善", "研修の実施"), strict=False)
    ]
    assert tables(read(across(*YS) + words)) == []


YEARS = ["", "R6年度", "R9年度", "R5年度", "R6年度"]
RATES = [
    ["利用率", "73.7%", "80.0%", "30.1%", "32.2%"],
    ["満足度", "60.0%", "65.0%", "58.4%", "59.8%"],
]


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ([rule(150, 66, 248, 66), rule(250, 66, 350, 66)], "a rule below each heading"),
        ([rule(150, 66, 350, 66)], "one rule below both"),
        ([rule(154, 66, 244, 66), rule(254, 66, 346, 66)], "trimmed at both ends, as LaTeX does"),
    ],
)
def test_rules_under_headings_over_several_columns(rules: list[str], why: str) -> None:
    xs = (50, 150, 200, 250, 300)
    heads = [text(53, 58, "指標"), text(186, 53, "目標値"), text(286, 53, "実績値")]
    drawing = [
        *across(50, 82, 98, 114, x1=350),
        *rules,
        *heads,
        *words_in(xs, (69, 85, 101), [YEARS, *RATES]),
    ]
    (table,) = read(drawing).tables
    assert merged(table) == {
        "指標": (0, 0, 2, 1),
        "目標値": (0, 1, 1, 2),
        "実績値": (0, 3, 1, 2),
    }, why
    assert tables(read(drawing))[0][1:] == [YEARS[1:], *RATES]


def test_a_row_that_is_a_heading_alone_is_one_cell() -> None:
    ys = (50, 66, 82, 98, 114, 130)
    words = [*words_in(XS, ys, [KPI[0], ["施策１－１　地域の力"], *KPI[1:]])]
    (table,) = read(across(*ys) + words).tables
    assert merged(table) == {"施策１－１　地域の力": (1, 0, 1, 3)}


def test_headings_that_all_but_touch_stand_in_their_columns() -> None:
    heads = [text(53, 53, "指標"), text(196, 53, "Ｒ６目標"), text(240, 53, "Ｒ６実績")]
    body = words_in((50, 193, 243), YS[1:], KPI[1:])
    assert tables(read(across(*YS) + heads + body)) == [
        [["指標", "Ｒ６目標", "Ｒ６実績"], *KPI[1:]]
    ]


def test_a_heading_between_two_tables_of_one_width_parts_them() -> None:
    lower = [y + 100 for y in YS]
    drawing = [
        *across(*YS, *lower),
        *WORDS,
        text(50, 130, "ひとの流れをつくる", size=12),
        *words_in(XS, lower, KPI),
    ]
    page = read(drawing)
    assert tables(page) == [KPI, KPI]
    assert lines(page) == ["ひとの流れをつくる"]


def test_cells_filled_in_every_other_row_show_the_columns() -> None:
    heads = [text(53, 53, "指標"), text(203, 53, "目標（Ｒ６）"), text(266, 53, "実績（Ｒ６）")]
    stripes = [
        fill(x0, y, x1, y + 16, grey=0.9)
        for x0, x1 in ((50, 170), (170, 265), (265, 330))
        for y in (66, 98)
    ]
    body = words_in((50, 190, 280), YS[1:], KPI[1:])
    assert tables(read(stripes + across(*YS) + heads + body)) == [
        [["指標", "目標（Ｒ６）", "実績（Ｒ６）"], *KPI[1:]]
    ]
