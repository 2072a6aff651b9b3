"""Pages PDFium alone is unsure of: the reference reader reads them, and the report says so."""

import pytest

from pipeline.extract import Reader, extract
from tests.extract.typeset import fill, pdf, rules, text, turned_text, words_in

XS = (50, 150, 250)
YS = (50, 70, 90)
TABLE = rules(XS, YS) + words_in(XS, YS, [["目標", "実績"], ["73.7%", "32.2%"]])


def spoken(words: str, drawn: str) -> str:
    """Drawn words with another text (ActualText) in their place."""
    code = "".join(f"{ord(letter):04X}" for letter in words)
    return f"/Span <</ActualText <FEFF{code}>>> BDC {drawn} EMC"


UNSURE = {
    "turned": ("text on its side", [turned_text(300, 200, "合計は99件")], ["合計は99件"]),
    "replaced": (
        "a figure other than its glyphs",
        [spoken("999,999", text(300, 100, "123,456"))],
        ["123,456"],
    ),
    "font_missing": ("one letter by itself, of a font PDFium has not got", [text(300, 100, "合")], ["合"]),
    "dropped": (
        "a line PDFium takes for the one before, drawn again",
        [text(300, 100, "県は市町村とともに相談窓口の人手を増やした"), text(300, 115, "県は市町村とともに相談窓口の人手を増やした")],
        ["県は市町村とともに相談窓口の人手を増やした"] * 2,
    ),
    "pattern": (
        "white letters on white or on a pattern",
        [fill(290, 90, 400, 120, grey=1), f"q 1 g {text(300, 100, '12件')} Q"],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reason", UNSURE)
def test_the_reference_reads_what_pdfium_is_unsure_of(reason: str) -> None:
    _, drawing, lines = UNSURE[reason]
    printed = extract(pdf(TABLE, [*TABLE, *drawing]), reader=Reader.PDFIUM)
    assert [tuple(one) for one in printed.handed_over] == [(2, reason)]
    assert [line.text for line in printed.pages[1].lines] == lines
    assert printed.pages[1].tables[0].cells[2].text == "73.7%"


def test_a_page_shown_turned_is_handed_over() -> None:
    printed = extract(pdf(TABLE, page="/Rotate 90"), reader=Reader.PDFIUM)
    assert [tuple(one) for one in printed.handed_over] == [(1, "turned")]


def test_letters_without_a_known_text_are_handed_over() -> None:
    printed = extract(pdf(TABLE, unicode_map=False), reader=Reader.PDFIUM)
    assert [tuple(one) for one in printed.handed_over] == [(1, "unmapped")]
    assert [doubt.check for doubt in printed.pages[0].doubts] == ["text_unreliable"]


def test_a_plain_page_is_not_handed_over() -> None:
    assert extract(pdf(TABLE), reader=Reader.PDFIUM).handed_over == ()


@pytest.mark.parametrize(
    ("drawing", "lines"),
    [
        pytest.param([text(300, 100, "合計は"), text(330, 100, "99件")], ["合計は99件"], id="drawn in two pieces that touch"),
        pytest.param([text(300, 100, "合計は"), text(400, 100, "99件")], ["合計は", "99件"], id="far apart"),
        pytest.param([text(300, 100, "全国10ブロック")], ["全国10ブロック"], id="no space between kanji and digits that is not printed"),
        pytest.param([text(300, 100, "Society 5.0")], ["Society 5.0"], id="a printed space between Latin words"),
        pytest.param([text(300, 100, "計画の達成-"), text(300, 112, "状況の確認")], ["計画の達成-", "状況の確認"], id="a hyphen at the end of a line stays a hyphen"),
        pytest.param([text(300, 100, "合計99件"), text(300.2, 100, "合計99件")], ["合計99件"], id="drawn twice to look bold"),
    ],
)  # fmt: skip
def test_pdfium_reads_lines_as_a_person_does(drawing: list[str], lines: list[str]) -> None:
    printed = extract(pdf([*TABLE, *drawing]), reader=Reader.PDFIUM)
    assert printed.handed_over == ()
    assert [line.text for line in printed.pages[0].lines] == lines
