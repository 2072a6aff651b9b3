"""Lines outside tables: where one ends, and in which order they come."""

from tests.extract.reading import lines, read
from tests.extract.typeset import fill, frame, text, turned_text, vertical_text


def test_a_badge_beside_a_heading_is_a_line_of_its_own() -> None:
    drawing = [
        fill(17, 40, 300, 62),
        fill(305, 40, 400, 62),
        frame(305, 40, 400, 62),
        text(21, 44, "Ⅰ-２ 行政サービスの向上に向けた取組ほか", size=14),
        text(308, 46, "新しい価値"),
    ]
    assert lines(read(drawing)) == ["Ⅰ-２ 行政サービスの向上に向けた取組ほか", "新しい価値"]


def test_text_marked_with_colour_does_not_end_a_line() -> None:
    assert lines(read([fill(80, 40, 110, 52), text(50, 41, "本文の強調された語である")])) == [
        "本文の強調された語である"
    ]


def test_a_wide_gap_ends_a_line_and_a_narrow_one_does_not() -> None:
    drawing = [text(50, 40, "１款"), text(75, 40, "市税"), text(150, 40, "46,460千円")]
    assert lines(read(drawing)) == ["１款 市税", "46,460千円"]


def test_spaces_over_a_wide_gap_do_not_close_it() -> None:
    assert lines(read([text(50, 40, "電話　　　　　　内線")])) == ["電話", "内線"]


def test_two_columns_whose_lines_are_not_level() -> None:
    left = [text(50, 40 + 12 * n, words) for n, words in enumerate(("左の一行目", "左の二行目"))]
    right = [text(200, 45 + 12 * n, words, size=14) for n, words in enumerate(("右の一", "右の二"))]
    assert sorted(lines(read(left + right))) == ["右の一", "右の二", "左の一行目", "左の二行目"]


def test_mixed_heights_stand_on_one_line() -> None:
    drawing = [
        text(50, 40, "令和", size=14),
        text(78, 44, "6", size=9),
        text(84, 40, "年度", size=14),
    ]
    (line,) = read(drawing).lines
    assert (line.text, line.size) == ("令和6年度", 14)


def test_from_top_to_bottom_and_from_left_to_right() -> None:
    drawing = [text(50, 80, "下"), text(200, 41, "右"), text(50, 40, "左")]
    assert lines(read(drawing)) == ["左", "右", "下"]


def test_the_place_of_a_line_is_around_its_ink_not_its_spaces() -> None:
    (line,) = read([text(50, 40, "合計 ")]).lines
    assert (line.box.x0, line.box.x1) == (50, 70)


def test_vertical_writing_is_one_line() -> None:
    prose = text(50, 20, "本文は横書きで、十分に長い。")
    assert lines(read([prose, vertical_text(20, 60, "デジタルの現状")])) == [
        "本文は横書きで、十分に長い。",
        "デジタルの現状",
    ]


def test_figures_one_under_the_other_are_not_one_line() -> None:
    drawing = [text(50, 40 + 10 * n, digit) for n, digit in enumerate("１２３")]
    assert lines(read(drawing)) == ["１", "２", "３"]


def test_text_turned_on_its_side_is_one_line() -> None:
    prose = text(50, 20, "本文は横書きで、十分に長い。")
    assert lines(read([prose, turned_text(20, 200, "利益率 (％)")])) == [
        "本文は横書きで、十分に長い。",
        "利益率 (％)",
    ]
