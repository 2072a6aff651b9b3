"""Text that runs over the borders of its cell, and text the page clips away."""

from tests.extract.reading import lines, read, tables
from tests.extract.typeset import HEIGHT, rules, text

XS = (50, 150, 250)
YS = (50, 70, 100, 130)
HEADS = [text(53, 55, "取組"), text(153, 55, "成果")]


def paragraph(x: float, top: float, *words: str) -> list[str]:
    return [text(x, top + 12 * number, line) for number, line in enumerate(words)]


def rows(*drawing: str) -> list[list[str]]:
    (table,) = tables(read([*rules(XS, YS), *HEADS, *drawing]))
    return table[1:]


def clipped(x0: float, top: float, x1: float, bottom: float, *drawing: str) -> str:
    return f"q {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re W n {' '.join(drawing)} Q"


def test_a_last_line_over_the_border_below_stays_with_its_paragraph() -> None:
    upper = paragraph(53, 71, "手続を点検し", "窓口を改めて", "費用を減らす")
    lower = paragraph(53, 105, "研修を行う")
    assert rows(*upper, *lower) == [
        ["手続を点検し\n窓口を改めて\n費用を減らす", ""],
        ["研修を行う", ""],
    ]


def test_a_last_line_over_the_end_of_the_table_stays_in_it() -> None:
    page = read(
        [
            *rules(XS, YS),
            *HEADS,
            *paragraph(53, 101, "手続を点検し", "窓口を改めて", "費用を減らす"),
        ]
    )
    assert tables(page)[0][2] == ["手続を点検し\n窓口を改めて\n費用を減らす", ""]
    assert lines(page) == []
    assert [doubt.check for doubt in page.doubts] == ["text_over_border"]


def test_a_first_line_over_the_border_above_stays_with_its_paragraph() -> None:
    upper = paragraph(53, 72, "研修を行う")
    lower = paragraph(53, 94, "手続を点検し", "窓口を改めて", "費用を減らす")
    assert rows(*upper, *lower) == [
        ["研修を行う", ""],
        ["手続を点検し\n窓口を改めて\n費用を減らす", ""],
    ]


def test_a_word_the_border_cuts_is_whole_in_one_cell() -> None:
    assert rows(text(115, 75, "県立高校の一覧")) == [["", "県立高校の一覧"], ["", ""]]


def test_words_that_meet_at_the_border_are_two() -> None:
    assert rows(text(110, 75, "県立高校"), text(150, 75, "百二校")) == [
        ["県立高校", "百二校"],
        ["", ""],
    ]


def test_one_run_over_two_columns_is_parted_at_its_spaces() -> None:
    assert rows(text(53, 75, "講座の受講者数" + " " * 9 + "1,234人")) == [
        ["講座の受講者数", "1,234人"],
        ["", ""],
    ]


def test_a_line_below_the_table_is_not_drawn_into_it() -> None:
    page = read(
        [*rules(XS, YS), *HEADS, text(53, 105, "研修を行う"), text(53, 133, "（注）速報値")]
    )
    assert tables(page)[0][2] == ["研修を行う", ""]
    assert lines(page) == ["（注）速報値"]


def test_text_clipped_away_is_left_out_and_told() -> None:
    page = read(
        [
            *rules(XS, YS),
            *HEADS,
            clipped(50, 70, 150, 100, text(53, 75, "長い名称は途中で切られ先は見えない")),
        ]
    )
    assert tables(page)[0][1] == ["長い名称は途中で切ら", ""]
    assert [(doubt.check, doubt.observed[:1]) for doubt in page.doubts] == [("hidden_text", "7")]


def test_the_clip_ends_where_the_drawing_says() -> None:
    assert lines(read([clipped(0, 0, 10, 10), text(53, 75, "見える")])) == ["見える"]


def test_a_rule_beyond_the_clip_is_no_rule() -> None:
    drawn = clipped(50, 50, 250, 100, *rules(XS, YS))
    words = [text(53, 75, "件数"), text(153, 75, "12"), text(153, 105, "表の外")]
    page = read([drawn, *HEADS, *words])
    assert tables(page) == [[["取組", "成果"], ["件数", "12"]]]
    assert lines(page) == ["表の外"]
