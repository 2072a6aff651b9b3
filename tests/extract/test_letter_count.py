"""A page of which one reader finds clearly fewer letters is damaged, whoever reads it."""

import pytest

from pipeline.extract import extract
from pipeline.extract.page.letter_count import shortfall
from tests.extract.typeset import pdf, rules, text, words_in

XS, YS = (50, 150, 250, 350), (50, 70, 90)
PROSE = [text(50, 110 + 14 * line, f"下の文章はこのように続きます第{line}行") for line in range(12)]
PAGE = [
    *rules(XS, YS),
    *words_in(
        XS, YS, [["指標名", "目標値（R6年度）", "実績値（R6年度）"], ["件数", "12件", "13件"]]
    ),
    *PROSE,
]


def damaged(page: str = "", place: bytes = b"<4E0B306E") -> bytes:
    """A page on which one digit of a string is a bracket: pdfminer reads nothing after it."""
    whole = pdf(PAGE, page=page)
    at = whole.index(place)
    return whole[: at + 2] + b"[" + whole[at + 3 :]


@pytest.mark.parametrize(
    "page", [pytest.param("", id="read twice"), pytest.param("/Rotate 90", id="handed over")]
)
def test_a_page_in_which_a_reader_stops_is_damaged(page: str) -> None:
    (read,) = extract(damaged(page)).pages
    assert "damaged_page" in [doubt.check for doubt in read.doubts]


@pytest.mark.parametrize("page", ["", "/Rotate 90"])
def test_a_whole_page_is_not(page: str) -> None:
    (read,) = extract(pdf(PAGE, page=page)).pages
    assert "damaged_page" not in [doubt.check for doubt in read.doubts]


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param([text(50, 110, "申請件数", mode=3)] * 9, id="text no person sees"),
        pytest.param([text(900, 110, "申請件数の推移と見通し")], id="text beside the page"),
        pytest.param([text(50, 110, "申請件数の推移と見通し")] * 4, id="letters drawn again for bold"),
        pytest.param([text(50, 110, "ﾃﾞｰﾀﾍﾞｰｽ") , text(50, 130, "ﬁﬂﬁﬂﬁﬂ")], id="marks of kana, ligatures"),
        pytest.param(
            ["q 0 0 300 300 re W n", text(400, 350, "切られて見えない文字"), "Q"], id="text cut away"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["", "/Rotate 90"])
def test_letters_that_two_readers_count_differently_are_no_damage(
    drawing: list[str], page: str
) -> None:
    (read,) = extract(pdf([*PAGE[:13], *drawing], page=page)).pages
    assert "damaged_page" not in [doubt.check for doubt in read.doubts]


@pytest.mark.parametrize(
    ("first", "second", "is_damage"),
    [
        pytest.param(563, 85, True, id="a reader stops"),
        pytest.param(85, 563, True, id="either of them"),
        pytest.param(100, 94, True, id="a row of a short page"),
        pytest.param(100, 95, False, id="a few letters"),
        pytest.param(1000, 971, False, id="three in a hundred of a long page"),
        pytest.param(1000, 969, True, id="more of it"),
    ],
)
def test_how_many_letters_may_be_missing(first: int, second: int, is_damage: bool) -> None:
    assert (shortfall(first, second) is not None) is is_damage
