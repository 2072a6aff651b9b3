"""The text of a page in the order in which it is drawn."""

from pipeline.extract.page.text_lines import text_as_drawn
from pipeline.model.page import Box, Character


def _word(text: str, left: float, top: float, size: float = 10) -> list[Character]:
    return [
        Character(letter, Box(left + n * size, top, left + (n + 1) * size, top + size), size)
        for n, letter in enumerate(text)
    ]


def test_cells_drawn_one_by_one_keep_their_words_together() -> None:
    drawn = _word("目標値", 200, 10) + _word("(R6)", 200, 22) + _word("実績値", 300, 10)
    assert text_as_drawn(drawn) == "目標値\n(R6)\n実績値"


def test_a_wide_gap_on_a_line_is_a_space() -> None:
    assert text_as_drawn(_word("参加者数", 0, 10) + _word("154人", 100, 10)) == "参加者数 154人"


def test_a_step_back_on_a_line_is_a_new_line() -> None:
    assert text_as_drawn(_word("右", 300, 10) + _word("左", 0, 10)) == "右\n左"


def test_a_smaller_letter_within_the_line_stays_on_it() -> None:
    assert text_as_drawn(_word("8", 0, 10) + _word("人", 10, 13, size=6)) == "8人"


def test_nothing() -> None:
    assert text_as_drawn([]) == ""
