"""The text of a cell: lines, spaces, notes, vertical writing, punctuation over the border."""

import pytest

from tests.extract.reading import read, tables
from tests.extract.typeset import rules, text, turned_text, vertical_text

CELLS = rules((50, 150, 250), (50, 70, 170))
HEADS = [text(53, 53, "取組"), text(153, 53, "成果")]


def second_row(*words: str) -> list[str]:
    """What a table of two columns reads in its second row."""
    prose = text(50, 30, "表の上に横書きの本文がある。")
    ((_, row),) = tables(read([prose, *CELLS, *HEADS, *words]))
    return row


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        pytest.param([text(53, 75, "12事業 (57%)")], "12事業 (57%)", id="a printed space is kept"),
        pytest.param([text(53, 75, "合　計")], "合　計", id="a wide space is kept as it is"),
        pytest.param([text(53, 75, "DX"), text(65.5, 75, "関連")], "DX関連", id="a quarter space between Latin and kanji is only spacing"),
        pytest.param([text(53, 75, "Web"), text(71, 75, "site")], "Web site", id="a word space that was never drawn"),
        pytest.param([text(53, 75, "合"), text(93, 75, "計")], "合 計", id="letters spread over the cell stand apart"),
        pytest.param([text(53, 75, " 5 "), text(53, 85, "  ")], "5", id="spaces around the text are no text"),
        pytest.param([text(53, 80, "勿来海岸の来訪者数"), text(55.5, 75, "なこそ", 5)], "勿来海岸の来訪者数", id="ruby over a name is not a part of it"),
        pytest.param([text(53, 80, "勿来海岸"), text(53, 96, "湧水"), text(53, 91, "ゆうすい", 5)], "勿来海岸\n湧水", id="ruby between two lines"),
        pytest.param([text(53, 80, "勿来海岸"), text(53, 75, "12", 5)], "12\n勿来海岸", id="a small figure over kanji is not ruby"),
        pytest.param([text(53, 80, "勿来海岸"), text(53, 73, "なこそ", 7)], "なこそ\n勿来海岸", id="kana of two thirds of the size are a line"),
        pytest.param([text(53, 90, "勿来海岸"), text(53, 75, "のべ", 5)], "のべ\n勿来海岸", id="kana a line higher are a line"),
        pytest.param([text(53, 80, "コンテンツ"), text(53, 75, "のべ", 5)], "のべ\nコンテンツ", id="kana over kana are no ruby"),
        pytest.param([text(53, 75, "目標値"), text(53, 86, "（Ｒ６年度）")], "目標値\n（Ｒ６年度）", id="two lines"),
        pytest.param([text(53, 86, "二行目"), text(53, 75, "一行目")], "一行目\n二行目", id="drawn from the foot up"),
        pytest.param([text(53, 75 + 10 * n, letter) for n, letter in enumerate("一部達成")], "一\n部\n達\n成", id="one character a line"),
        pytest.param([vertical_text(60, 75, "行政のＤＸ")], "行\n政\nの\nＤ\nＸ", id="one column of vertical writing"),
        pytest.param([vertical_text(80, 75, "行政サー"), vertical_text(65, 75, "ビスの")], "行政サー\nビスの", id="vertical writing from right to left"),
        pytest.param([turned_text(60, 165, "達成率 DX")], "達成率 DX", id="turned on its side"),
        pytest.param([text(53, 75, "1,234"), text(76, 73, "1", size=6)], "1,234¹", id="the number of a note is no digit of the figure"),
        pytest.param([text(53, 75, "1,234"), text(76, 73, "※1", size=6)], "1,234※1", id="a note keeps its place"),
        pytest.param([text(53, 75, "1,234"), text(76, 73, "1", size=6), text(80, 75, "件")], "1,234¹件", id="the unit behind a note"),
        pytest.param([text(53, 75, "1,23"), text(73, 76.76, "4", size=8), text(77, 75, "件")], "1,234件", id="a smaller digit on the same foot is a digit of the figure"),
        pytest.param([text(53, 75, "79"), text(66, 77.6, "(66)", size=7)], "79 (66)", id="smaller type on the same line"),
        pytest.param([text(53, 75, "達成"), text(53.3, 75, "達成")], "達成", id="drawn twice to look bold"),
        pytest.param([text(53, 75, "11")], "11", id="two equal narrow digits are two"),
        pytest.param([text(53, 75, "達成", mode=3), text(53, 75, "未達成")], "未達成", id="invisible text under the visible"),
    ],
)  # fmt: skip
def test_text_of_a_cell(words: list[str], printed: str) -> None:
    assert second_row(*words) == [printed, ""]


def test_marks_that_hang_over_the_border_stay_with_their_line() -> None:
    words = [
        text(51, 75, "研修を行い、職員を育。"),
        text(51, 86, "「訪問した割合である」"),
        text(51, 97, "全国の値（速報である）。"),
        text(153, 75, "図られた。"),
        text(164, 97, "進めた。"),
    ]
    assert second_row(*words) == [
        "研修を行い、職員を育。\n「訪問した割合である」\n全国の値（速報である）。",
        "図られた。\n進めた。",
    ]


def test_neighbours_without_a_gap_are_parted_at_the_border() -> None:
    assert second_row(text(110, 75, "東久留米武蔵村山")) == ["東久留米", "武蔵村山"]
