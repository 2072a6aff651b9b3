"""Turned, cropped and doubtful pages, and files that are no report."""

import pytest

from pipeline.extract import Reader, Unreadable, each_page, extract
from pipeline.model.page import Box
from tests.extract.reading import lines, read, tables
from tests.extract.typeset import fill, pdf, rule, rules, text, turned_text, words_in

XS = (50, 150, 250)
YS = (50, 70, 90)
KPI = [["目標", "実績"], ["73.7%", "32.2%"]]
TABLE = rules(XS, YS) + words_in(XS, YS, KPI)
PICTURE = "q 600 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q"


def checks(drawing: list[str], *, unicode_map: bool = True) -> list[str]:
    return [doubt.check for doubt in read(drawing, unicode_map=unicode_map).doubts]


def test_a_plain_page_is_in_no_doubt() -> None:
    assert checks(TABLE) == []


def test_a_page_shown_turned_is_read_as_shown() -> None:
    sideways = [
        *(f"q 0.5 w {400 - y} 50 m {400 - y} 250 l S Q" for y in (350, 330, 310)),
        *(f"q 0.5 w 50 {x} m 90 {x} l S Q" for x in XS),
        *(turned_text(y + 3, 400 - x - 3, words) for y, row in zip(YS, KPI, strict=False) for x, words in zip(XS, row, strict=False)),
    ]  # fmt: skip
    page = read(sideways, "/Rotate 90")
    assert (page.width, page.height) == (400, 600)
    assert tables(page) == [KPI]
    assert page.doubts == ()
    assert page.tables[0].box == Box(50, 50, 250, 90)


def test_text_on_its_side_on_an_upright_page_is_read_and_told() -> None:
    upright = rules((50, 70, 90), (150, 250, 350))
    words = [turned_text(53, 347, "目標"), turned_text(53, 247, "実績"), turned_text(73, 347, "73.7%"), turned_text(73, 247, "32.2%")]  # fmt: skip
    page = read(upright + words)
    assert tables(page) == [KPI]
    assert [doubt.check for doubt in page.doubts] == ["rotated"]
    assert page.tables[0].box == Box(50, 150, 90, 350)


def test_a_cropped_page_is_read_from_its_own_corner() -> None:
    page = read([*TABLE, text(500, 300, "枠外")], "/CropBox[40 300 300 380]")
    assert (page.width, page.height) == (260, 80)
    assert page.tables[0].box == Box(10, 30, 210, 70)
    assert lines(page) == []
    assert [(doubt.check, doubt.observed[:1]) for doubt in page.doubts] == [("hidden_text", "2")]


def test_a_page_whose_corner_is_not_at_zero() -> None:
    moved = pdf(TABLE).replace(b"[0 0 600 400]", b"[10 20 610 420]")
    assert extract(moved).pages[0].tables[0].box == Box(40, 70, 240, 110)


def test_text_outside_the_page_is_left_out_and_told() -> None:
    page = read([*TABLE, text(700, 50, "控え")])
    assert lines(page) == []
    assert [doubt.check for doubt in page.doubts] == ["hidden_text"]


def test_invisible_text_is_left_out_and_told() -> None:
    page = read([*TABLE, text(50, 200, "秘密の99", mode=3)])
    assert lines(page) == []
    assert [(doubt.check, doubt.observed[:1]) for doubt in page.doubts] == [("hidden_text", "5")]


def white(words: str) -> str:
    return f"q 1 g {words} Q"


def test_white_text_on_white_paper_is_left_out_and_told() -> None:
    page = read([*TABLE, white(text(50, 200, "秘密の99"))])
    assert lines(page) == []
    assert [(doubt.check, doubt.observed[:1]) for doubt in page.doubts] == [("hidden_text", "5")]


@pytest.mark.parametrize(
    "ground",
    [
        pytest.param(fill(40, 195, 200, 215, grey=0.2), id="on a dark box"),
        pytest.param("0 0 1 rg 60 195 m 100 230 l 60 160 l f", id="on a dark shape"),
        pytest.param(rule(40, 205, 200, 205, 20), id="on a thick line"),
        pytest.param(PICTURE, id="on a picture"),
    ],
)
def test_white_text_on_ink_is_read(ground: str) -> None:
    assert lines(read([ground, white(text(62, 200, "版"))])) == ["版"]


def test_type_too_small_to_read_is_left_out_and_told() -> None:
    page = read([*TABLE, text(50, 200, "123", size=0.5)])
    assert lines(page) == []
    assert [doubt.check for doubt in page.doubts] == ["hidden_text"]


def test_a_page_upside_down_is_read_the_right_way_round() -> None:
    turned = [f"q -1 0 0 -1 600 400 cm {part} Q" for part in TABLE]
    page = read(turned)
    assert tables(page) == [KPI]
    assert [doubt.check for doubt in page.doubts] == ["rotated"]
    assert page.tables[0].box == Box(350, 310, 550, 350)


def test_a_scan_has_no_text() -> None:
    assert checks([PICTURE]) == ["no_text"]


def test_a_scan_with_invisible_text_has_no_text_and_says_what_was_hidden() -> None:
    page = read([PICTURE, *TABLE[: len(rules(XS, YS))], text(53, 53, "目標", mode=3)])
    assert [doubt.check for doubt in page.doubts] == ["no_text", "hidden_text"]
    assert page.tables == ()


def test_text_over_a_picture_of_the_page_is_told() -> None:
    assert checks([PICTURE, *TABLE]) == ["text_over_picture"]


def test_an_empty_page_is_blank() -> None:
    assert checks([]) == []


def test_glyphs_without_a_known_text_make_no_table() -> None:
    page = read(TABLE, unicode_map=False)
    assert [doubt.check for doubt in page.doubts] == ["text_unreliable"]
    assert page.tables == ()


def test_letters_of_no_script_used_here_make_no_table() -> None:
    page = read(rules(XS, YS) + words_in(XS, YS, [["Ž–‹ÆÝ", "Žw•Wâ"], ["7Ž–‹Æ", "2Ž–‹Æ"]]))
    assert [doubt.check for doubt in page.doubts] == ["text_unreliable"]
    assert page.tables == ()


def test_one_unknown_glyph_among_many_is_told_and_stands_in_its_cell() -> None:
    words = words_in(XS, (50, 70), [["目標の値（令和６年度）", "実績"], ["7\ufffd.7%", "32.2%"]])
    page = read(rules(XS, YS) + words)
    assert [doubt.check for doubt in page.doubts] == ["unknown_characters"]
    assert tables(page)[0][1] == ["7\ufffd.7%", "32.2%"]


def test_filled_paper_is_no_box() -> None:
    assert tables(read([fill(0, 0, 600, 400, grey=0.9), *TABLE])) == [KPI]


@pytest.mark.parametrize(
    ("who", "named"),
    [
        pytest.param(Reader.PDFIUM, ["PDFium"], id="the fast reader"),
        pytest.param(Reader.PDFPLUMBER, ["pdfplumber"], id="the reference reader"),
        pytest.param(Reader.BOTH, ["PDFium", "pdfplumber"], id="both, since the page has figures"),
    ],
)
def test_pages_are_numbered_and_the_reader_is_named(who: Reader, named: list[str]) -> None:
    printed = extract(pdf(TABLE, [text(50, 50, "次のページ")]), reader=who)
    assert [page.number for page in printed.pages] == [1, 2]
    assert [name.split()[0] for name in printed.reader.split(", ")] == named
    assert printed.producer is None


def test_the_same_bytes_read_the_same(reader: Reader) -> None:
    assert extract(pdf(TABLE), reader=reader) == extract(pdf(TABLE), reader=reader)


LONG = pdf(TABLE, *[[text(50, 50, f"{number}ページ")] for number in range(2, 121)], TABLE)
"""More pages than a reader holds at a time: it opens the file anew on the way."""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(LONG, id="more pages than are held"),
        pytest.param(pdf(TABLE, page="/Rotate 90"), id="a page that is handed over"),
    ],
)
def test_pages_one_by_one_are_the_same_pages(content: bytes, reader: Reader) -> None:
    pages = tuple(each_page(content, reader=reader))
    assert pages == extract(content, reader=reader).pages
    assert pages[0].tables
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


@pytest.mark.parametrize(
    ("content", "check"),
    [
        pytest.param(b"", "empty_file", id="nothing"),
        pytest.param(b"PK\x03\x04 a spreadsheet", "not_a_pdf", id="another kind of file"),
        pytest.param(pdf(TABLE)[:900], "damaged", id="cut off"),
        pytest.param(b"%PDF-1.7\n" + bytes(2000), "damaged", id="only a head"),
        pytest.param(pdf(), "no_pages", id="no pages"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, check: str, reader: Reader) -> None:
    with pytest.raises(Unreadable) as caught:
        extract(content, reader=reader)
    assert caught.value.check == check
    assert caught.value.observed
    with pytest.raises(Unreadable, match=check):
        list(each_page(content, reader=reader))


MISSING = pdf(TABLE).replace(b"/Count 1", b"/Count 3")
SIZELESS = pdf(TABLE).replace(b"/MediaBox[0 0 600 400]", b"/MediaBox[/A (b) <<>> 400]")


@pytest.mark.parametrize(
    "content",
    [pytest.param(MISSING, id="pages missing"), pytest.param(SIZELESS, id="a page without a size")],
)
def test_the_reference_reader_refuses_a_damaged_report(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        extract(content, reader=Reader.PDFPLUMBER)


def test_what_is_left_of_a_damaged_report_is_read_and_the_rest_is_told() -> None:
    printed = extract(MISSING, reader=Reader.BOTH)
    assert tables(printed.pages[0]) == [KPI]
    told = [[doubt.check for doubt in page.doubts] for page in printed.pages]
    assert told == [[], ["damaged_page"], ["damaged_page"]]
    assert [doubt.check for doubt in printed.doubts] == ["one_reader"]


def test_a_report_that_only_one_reader_opens_says_so() -> None:
    assert [doubt.check for doubt in extract(SIZELESS, reader=Reader.BOTH).doubts] == ["one_reader"]
