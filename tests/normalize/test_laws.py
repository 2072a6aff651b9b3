"""What holds of every text, tried on many."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.figure import Mark
from pipeline.normalize.number import read_number
from pipeline.normalize.quantity.mention import find_mentions
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import comparison_key, normalized, unify_characters
from pipeline.normalize.unit import read_unit, unit_in_name
from pipeline.normalize.year import document_era, find_years, read_year

LAW = settings(derandomize=True, max_examples=300, deadline=None)

# Characters and pieces of the kind figures are made of, so that texts come near to figures.
PIECES = st.sampled_from(
    [
        *"0123456789０１９.,．，・：:/～-－ー―−△▲±%％‰()（）[]【】※、。 \n　㌧㎡①Ⅰ⽬⻑ﾃﾞｱか\u3099\u200b\ufe00\ue000",
        *(
            "年",
            "年度",
            "月",
            "令和",
            "R",
            "6",
            "平成",
            "人",
            "件",
            "円",
            "千",
            "万",
            "百万",
            "億",
            "割",
            "分の",
        ),
        *(
            "約",
            "以上",
            "未満",
            "延べ",
            "累計",
            "から",
            "まで",
            "中",
            "の",
            "なし",
            "集計中",
            "→",
            "国際",
            "PV",
            "t-CO2",
        ),
    ]
)
NEARLY = st.lists(PIECES, max_size=14).map("".join)
ANY = st.text(max_size=60) | NEARLY


@LAW
@given(ANY)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for normalise in (unify_characters, normalized, comparison_key):
        once = normalise(text)
        assert normalise(once) == once


@LAW
@given(ANY, st.none() | NEARLY)
def test_every_cell_is_read_as_something(printed: str, unit: str | None) -> None:
    quantities = read_quantities(printed, unit, "令和")
    assert quantities
    for quantity in quantities:
        assert quantity.printed == printed
        assert (quantity.value is None) == (quantity.mark is not None)
        assert quantity.upper is None or quantity.value is None or quantity.value <= quantity.upper


@LAW
@given(ANY)
def test_no_text_is_too_strange(text: str) -> None:
    for read in (read_number, read_unit, unit_in_name, read_year, find_years, document_era):
        read(text)
    for mention in find_mentions(normalized(text)):
        assert normalized(text)[mention.start : mention.end] == mention.printed


@LAW
@given(NEARLY)
def test_no_digit_of_a_cell_that_is_read_is_passed_over(printed: str) -> None:
    quantities = read_quantities(printed)
    if all(quantity.mark is None for quantity in quantities):
        pieces = "".join(piece.text for quantity in quantities for piece in quantity.pieces)
        assert Counter(digits(unify_characters(printed))) <= Counter(digits(pieces))


def digits(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")


ENDLESS = [
    "1",
    "1,",
    "1 ",
    "1\n",
    "(",
    "（1",
    "令和",
    "R6～",
    "約",
    "件",
    "千",
    "一",
    "1件～",
    "から1",
    "男1",
    "※1",
    "か",
    "A",
    "㌧",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_long_text_takes_no_time(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    began = time.process_time()
    read_quantities(text)
    for read in (
        normalized,
        comparison_key,
        read_number,
        read_unit,
        unit_in_name,
        read_year,
        find_years,
    ):
        read(text)
    find_mentions(text)
    assert time.process_time() - began < 5


def test_a_long_sentence_is_words_and_a_long_number_unreadable() -> None:
    assert read_quantities("市町村と連携して3地区で進める。" * 700)[0].mark is Mark.WORDS
    assert read_quantities("1,0" * 3000)[0].mark is Mark.UNREADABLE


PIECES_OF = [
    ("2/3", None, [("2/3", "fraction, rounded to 6 places")]),
    ("1/2", None, [("1/2", "fraction")]),
    ("3人", "人", [("3", "number"), ("人", "unit"), ("人", "unit beside")]),
    ("3人", "件", [("3", "number"), ("人", "unit"), ("件", "unit beside, not printed")]),
    ("3千人", "千人", [("3", "number"), ("千", "scale"), ("人", "unit"), ("千人", "unit beside")]),
    ("3", "千人", [("3", "number"), ("千人", "unit beside")]),
    ("△3", None, [("△", "sign"), ("3", "number")]),
    ("集計中", None, [("集計中", "pending")]),
    ("1O5", None, [("1O5", "unreadable")]),
]


@pytest.mark.parametrize(("printed", "unit", "pieces"), PIECES_OF)
def test_reading_names_its_pieces(
    printed: str, unit: str | None, pieces: list[tuple[str, str]]
) -> None:
    (quantity,) = read_quantities(printed, unit)
    assert [tuple(piece) for piece in quantity.pieces] == pieces


def test_pieces_name_what_the_figure_was_read_from() -> None:
    (quantity,) = read_quantities("約20百万枚以上（R6）")
    assert [tuple(piece) for piece in quantity.pieces] == [
        ("約", "about"),
        ("20", "number"),
        ("百万", "scale"),
        ("枚", "unit"),
        ("以上", "at_least"),
        ("(R6)", "bracket"),
    ]
