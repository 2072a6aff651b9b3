"""Annotations, strikes, and what is drawn in cells: what a person sees of a figure is what is read."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw

from pipeline.extract import Reader, extract
from pipeline.model.figure import Mark
from pipeline.model.page import Box
from pipeline.model.passport import Passport
from pipeline.model.vocabulary import ReadBy, Role
from pipeline.parse.reading import parse
from tests.extract.drawn_over import (
    BLACK,
    BLUE,
    DRAWN,
    GREEN,
    PALE,
    YELLOW,
    Drawing,
    around,
    rounded,
    updated,
)

FULL, EMPTY = "form_field_hidden", "form_field_value"
"""Pages on which the actual of オンライン申請件数 is printed 1,234件, and on which its cell is empty."""
CELL = Box(410, 143, 540, 171)
"""Of that actual, on both."""
FIGURE = Box(455, 151, 495, 162)
"""The figure in it."""
UNREAD = {"unreadable", "ink_without_text"}


class Found(NamedTuple):
    """The actual of オンライン申請件数, and every check that reports anything on the page."""

    value: int | None
    mark: Mark | None
    read_by: ReadBy | None
    checks: set[str]


def found(content: bytes, reader: Reader, role: Role = Role.ACTUAL) -> Found:
    """What is read of a figure of オンライン申請件数."""
    printed = extract(content, reader=reader)
    reading = parse("r", printed.pages, Passport())
    (number,) = [one.kpi_no for one in reading.records.kpi if one.name == "オンライン申請件数"]
    values = [
        one
        for one in reading.records.kpi_values
        if (one.kpi_no, one.role) == (number, role) and one.fiscal_year == 2024
    ]
    checks = {doubt.check for page in printed.pages for doubt in page.doubts}
    checks |= {one.check for one in reading.observations}
    if not values:
        return Found(None, None, None, checks)
    (value,) = values
    assert value.seen is (value.mark is not Mark.UNREADABLE)
    return Found(
        int(value.value) if value.value is not None else None, value.mark, value.read_by, checks
    )


def kept(name: str) -> bytes:
    return (DRAWN / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize(
    ("name", "value", "mark", "read_by", "checks"),
    [
        pytest.param("form_field_value", 1234, None, "annotation", {"annotation_text"}, id="field"),
        pytest.param("form_field_hidden", 1234, None, "text", set(), id="hidden field"),
        pytest.param("stamp_over_cell", 1243, None, "annotation", {"annotation_over_text"}, id="stamp"),
        pytest.param("figure_as_picture_in_cell", None, "unreadable", "text", UNREAD, id="a picture"),
        pytest.param("figures_as_outlines", None, "unreadable", "text", UNREAD, id="outlines"),
        pytest.param("diagonal_line_in_cell", None, None, None, set(), id="a line through an empty cell"),
        pytest.param("chart_touches_table", 1234, None, "text", set(), id="a chart below"),
    ],
)  # fmt: skip
def test_actual(
    name: str,
    value: int | None,
    mark: str | None,
    read_by: str | None,
    checks: set[str],
    reader: Reader,
) -> None:
    assert found(kept(name), reader) == (value, mark, read_by, checks)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("struck_through_alone", None, id="nothing is left"),
        pytest.param("struck_through_new_beside", 1200, id="a new figure is beside it"),
        pytest.param("struck_through_annotation", 1200, id="struck by an annotation"),
    ],
)
def test_struck_target(name: str, value: int | None, reader: Reader) -> None:
    figure = found(kept(name), reader, Role.TARGET)
    assert (figure.value, figure.checks) == (value, {"struck_through"})


def test_drawn_status(reader: Reader) -> None:
    printed = extract(kept("status_as_drawn_shapes"), reader=reader)
    checks = [one.check for one in parse("r", printed.pages, Passport()).observations]
    assert checks.count("unknown_status") == 3
    assert "ink_without_text" in checks


Draw = Callable[[Drawing], Drawing]


def digits_as_lines(x: float, top: float) -> list[list[tuple[float, float]]]:
    """2 and 4 as on a calculator, 6 points high, each line drawn by itself."""
    two = [((0, 0), (4, 0)), ((4, 0), (4, 3)), ((0, 3), (4, 3)), ((0, 3), (0, 6)), ((0, 6), (4, 6))]
    four = [((6, 0), (6, 3)), ((6, 3), (10, 3)), ((10, 0), (10, 3)), ((10, 3), (10, 6))]
    return [[(x + one, top + y) for one, y in ends] for ends in (*two, *four)]


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda page: page, id="nothing"),
        pytest.param(lambda page: page.fill(Box(412, 145, 475, 169), colour=BLUE, behind=True), id="a data bar that ends behind the figure"),
        pytest.param(lambda page: page.fill(FIGURE, colour=YELLOW, behind=True), id="a marker"),
        pytest.param(lambda page: page.fill(Box(410, 157, 540, 171), colour=PALE, behind=True), id="a stripe behind half of the cell"),
        pytest.param(lambda page: page.lines(around((440, 147), (510, 147), (510, 167), (440, 167)), dashed=True), id="a dashed box around it"),
        pytest.param(lambda page: page.ring(Box(440, 147, 510, 167)), id="an ellipse around it"),
        pytest.param(lambda page: page.lines([(390, 157), (430, 157)], [(425, 154), (430, 157), (425, 160)]), id="an arrow from cell to cell"),
        pytest.param(lambda page: page.lines([(456, 162.5), (494, 162.5)], [(456, 164.5), (494, 164.5)]), id="underlined twice"),
        pytest.param(lambda page: page.fill(*[Box(x, 162.5, x + 1, 163.5) for x in range(456, 494, 3)]), id="underlined with dots"),
        pytest.param(lambda page: page.lines([(456, 151), (494, 151)]), id="a line over it"),
        pytest.param(lambda page: page.ring(Box(414, 152, 424, 162), colour=GREEN), id="a light at the edge of the cell"),
        pytest.param(lambda page: page.lines([(502, 161), (502, 153)], [(499, 156), (502, 153), (505, 156)]), id="an arrow behind its unit"),
        pytest.param(lambda page: page.lines(*rounded(Box(452, 149, 498, 164))), id="a box with round corners around it"),
        pytest.param(lambda page: page.fill(*[Box(x, 159.3, x + 0.9, 160.2) for x in range(415, 452, 4)]), id="dots that lead to it"),
        pytest.param(lambda page: page.annotation(raw.FPDF_ANNOT_HIGHLIGHT, FIGURE), id="highlighted"),
        pytest.param(lambda page: page.annotation(raw.FPDF_ANNOT_UNDERLINE, FIGURE), id="underlined by a note"),
        pytest.param(lambda page: page.annotation(raw.FPDF_ANNOT_TEXT, Box(500, 145, 520, 165), text="?"), id="a note beside it"),
        pytest.param(lambda page: page.annotation(raw.FPDF_ANNOT_STRIKEOUT, FIGURE, flags=2), id="a hidden strike"),
        pytest.param(lambda page: page.stamp(FIGURE, "1,999", flags=2), id="a hidden stamp"),
        pytest.param(lambda page: page.stamp(Box(300, 100, 500, 264), "DRAFT 99", size=60), id="a large stamp over the table"),
    ],
)  # fmt: skip
def test_a_figure_with_decoration_is_read(draw: Draw, reader: Reader) -> None:
    figure = found(draw(Drawing(FULL)).content(), reader)
    assert figure == (1234, None, ReadBy.TEXT, set())


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda page: page, id="nothing"),
        pytest.param(lambda page: page.fill(CELL, colour=PALE, behind=True), id="a ground"),
        pytest.param(lambda page: page.fill(Box(412, 145, 480, 169), colour=BLUE, behind=True), id="a data bar"),
        pytest.param(lambda page: page.lines(*rounded(Box(415, 147, 535, 167))), id="a box with round corners"),
        pytest.param(lambda page: page.lines(around((415, 147), (535, 147), (535, 167), (415, 167))), id="a frame"),
        pytest.param(lambda page: page.lines([(414, 147), (536, 168)]), id="a line from corner to corner"),
        pytest.param(lambda page: page.lines([(410, 143), (540, 171)], [(540, 143), (410, 171)]), id="crossed out"),
        pytest.param(lambda page: page.lines(*[[(x, 171), (x + 28, 143)] for x in range(410, 513, 8)]), id="hatched"),
        pytest.param(lambda page: page.annotation(raw.FPDF_ANNOT_TEXT, Box(460, 145, 480, 165), text="?"), id="the icon of a note"),
        pytest.param(lambda page: page.stamp(Box(450, 150, 500, 164), "1,999", flags=32), id="a stamp that is not to be viewed"),
    ],
)  # fmt: skip
def test_an_empty_cell_with_decoration_is_empty(draw: Draw, reader: Reader) -> None:
    assert found(draw(Drawing(EMPTY)).content(), reader) == (None, None, None, set())


@pytest.mark.parametrize(
    ("name", "draw"),
    [
        pytest.param(FULL, lambda page: page.lines([(449, 157), (454, 157)]), id="a minus"),
        pytest.param(FULL, lambda page: page.lines(around((450, 152), (454.5, 161), (445.5, 161))), id="a △ for minus"),
        pytest.param(FULL, lambda page: page.fill(Box(448, 153, 454, 160)), id="a ■ before it"),
        pytest.param(FULL, lambda page: page.fill(Box(474.9, 159.3, 476, 160.4)), id="a decimal point between two digits"),
        pytest.param(FULL, lambda page: page.ring(Box(474.9, 159.3, 476, 160.4), colour=BLACK), id="a round one"),
        pytest.param(EMPTY, lambda page: page.lines([(470, 157), (479, 157)]), id="a dash"),
        pytest.param(EMPTY, lambda page: page.ring(Box(470, 152, 480, 162)), id="○"),
        pytest.param(EMPTY, lambda page: page.lines([(470, 157), (474, 161), (481, 152)]), id="a tick"),
        pytest.param(EMPTY, lambda page: page.ring(Box(465, 146, 487, 168)), id="○ as high as the cell"),
        pytest.param(EMPTY, lambda page: page.lines([(470, 152), (480, 162)], [(480, 152), (470, 162)]), id="×"),
        pytest.param(EMPTY, lambda page: page.lines(*digits_as_lines(523, 163)), id="digits of lines at the corner of the cell"),
        pytest.param(EMPTY, lambda page: page.annotation(raw.FPDF_ANNOT_INK, CELL, look="0 G 2 w 460 430 m 490 440 l 470 445 l S"), id="written by hand"),
    ],
)  # fmt: skip
def test_a_cell_with_a_drawn_sign_has_no_value(name: str, draw: Draw, reader: Reader) -> None:
    figure = found(draw(Drawing(name)).content(), reader)
    assert figure == (None, Mark.UNREADABLE, ReadBy.TEXT, UNREAD)


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda page: page.lines([(456, 156), (494, 156)], [(456, 158), (494, 158)]), id="two lines"),
        pytest.param(lambda page: page.fill(Box(454, 156.5, 496, 157.3)), id="a thin box"),
        pytest.param(lambda page: page.lines([(456, 160.5), (494, 154)]), id="a slanting line"),
        pytest.param(lambda page: page.lines([(415, 157), (535, 157)]), id="a line through nearly the whole cell"),
        pytest.param(lambda page: page.annotation(raw.FPDF_ANNOT_STRIKEOUT, FIGURE), id="an annotation"),
    ],
)  # fmt: skip
def test_a_figure_struck_through_is_not_read(draw: Draw, reader: Reader) -> None:
    figure = found(draw(Drawing(FULL)).content(), reader)
    assert figure == (None, None, None, {"struck_through"})


def test_a_part_of_a_number_is_struck_through(reader: Reader) -> None:
    """1,2 of 1,234件: no part of the number is sure."""
    figure = found(Drawing(FULL).lines([(455, 157), (468, 157)]).content(), reader)
    assert figure == (None, Mark.UNREADABLE, ReadBy.TEXT, {"struck_through", "unreadable"})


@pytest.mark.parametrize(
    ("line", "is_struck"),
    [
        pytest.param([(455.5, 161.5), (459.5, 152.5)], True, id="a steep line through one digit"),
        pytest.param([(447, 163), (451, 152)], False, id="a stroke before the digits"),
    ],
)
def test_a_steep_line_strikes_the_digit_it_goes_through(
    line: list[tuple[float, float]], is_struck: bool, reader: Reader
) -> None:
    checks = found(Drawing(FULL).lines(line).content(), reader)[3]
    assert ("struck_through" in checks) is is_struck


@pytest.mark.parametrize(
    ("name", "draw", "value", "mark", "checks"),
    [
        pytest.param(EMPTY, lambda page: page.stamp(FIGURE, "1,234"), 1234, None, {"annotation_text"}, id="into an empty cell"),
        pytest.param(FULL, lambda page: page.stamp(FIGURE, "1,243", ground=True), 1243, None, {"annotation_over_text"}, id="over a figure"),
        pytest.param(FULL, lambda page: page.stamp(FIGURE, "1,243"), None, Mark.UNREADABLE, {"annotation_over_text", "unreadable"}, id="both can be seen"),
    ],
)  # fmt: skip
def test_a_stamp(
    name: str, draw: Draw, value: int | None, mark: Mark | None, checks: set[str], reader: Reader
) -> None:
    figure = found(draw(Drawing(name)).content(), reader)
    assert figure == (value, mark, ReadBy.ANNOTATION, checks)


CATALOG = "<</AcroForm<</DA(/Helv 10 Tf 0 g)/Fields[3 0 R]>>/Pages 4 0 R/Type/Catalog{}>>"
FIELD = "<</FT/{kind}/Rect[410 424 540 452]/Subtype/Widget/T(a)/Type/Annot/F {flags}{more}>>"
LAYER = "/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>"
CHECK = (
    "<</Type/XObject/Subtype/Form/BBox[0 0 130 28]/Resources<</Font<</Z<</Type/Font/Subtype/Type1"
    "/BaseFont/ZapfDingbats>>>>>>/Length 32>>stream\nBT /Z 12 Tf 60 9 Td (4) Tj ET   \nendstream"
)


def field(kind: str = "Tx", flags: int = 4, more: str = "/AP<</N 5 0 R>>") -> str:
    """The form field of the page as a PDF object; its appearance is 1,234件."""
    return FIELD.format(kind=kind, flags=flags, more=more)


@pytest.mark.parametrize(
    ("objects", "value", "mark", "checks"),
    [
        pytest.param({3: field()}, 1234, None, {"annotation_text"}, id="drawn"),
        pytest.param({3: field(flags=36)}, None, None, set(), id="not to be viewed"),
        pytest.param({3: field(more="")}, None, None, set(), id="without a value or a drawing"),
        pytest.param({3: field(more="/V(1,234)")}, None, Mark.UNREADABLE, {"annotation_not_read", "unreadable"}, id="the value is not drawn"),
        pytest.param({3: field(more="/AP<</N 5 0 R>>/OC 20 0 R"), 20: "<</Type/OCG/Name(a)>>", 1: CATALOG.format(LAYER)}, None, None, {"annotation_not_read"}, id="on a layer"),
        pytest.param({3: field("Btn", more="/AP<</N<</On 21 0 R>>>>/AS/On"), 21: CHECK}, None, Mark.WORDS, {"annotation_text"}, id="a box that is ticked"),
        pytest.param({3: field("Btn", more="/AP<</N<</On 21 0 R>>>>/AS/Off"), 21: CHECK}, None, None, set(), id="a box that is not"),
    ],
)  # fmt: skip
def test_a_form_field(
    objects: dict[int, str], value: int | None, mark: Mark | None, checks: set[str], reader: Reader
) -> None:
    figure = found(updated(kept(EMPTY), objects), reader)
    assert (figure.value, figure.mark, figure.checks) == (value, mark, checks)


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param([(463.5, 161), (469, 152.5)], id="from corner to corner"),
        pytest.param([(463.5, 152.5), (469, 161)], id="the other way"),
    ],
)
def test_a_figure_of_which_a_digit_is_struck_through_has_no_value(
    ends: list[tuple[float, float]], reader: Reader
) -> None:
    """The line is as high as the digit, and steeper than one that strikes a word."""
    figure = found(Drawing(FULL).lines(ends).content(), reader)
    assert figure == (None, Mark.UNREADABLE, ReadBy.TEXT, {"struck_through", "unreadable"})


NUMBER, NUMBER_AND_UNIT = Box(221, 120, 241.5, 133), Box(221, 120, 255, 133)
"""The target of オープンデータの公開数, 120件, on the page without rules."""
NO_RULES = Path(__file__).parents[1] / "editions" / "writer-no-rules.pdf"


def page_without_rules() -> bytes:
    """The page of 行政のデジタル化, a table without any line."""
    whole = pypdfium2.PdfDocument(NO_RULES.read_bytes())
    alone = pypdfium2.PdfDocument.new()
    alone.import_pages(whole, [1])
    buffer = io.BytesIO()
    alone.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("draw", "value", "checks"),
    [
        pytest.param(lambda page: page, 120, set(), id="nothing"),
        pytest.param(lambda page: page.lines([(221, 133.5), (254, 133.5)]), 120, set(), id="underlined"),
        pytest.param(lambda page: page.ring(Box(214, 119, 262, 136)), 120, set(), id="an ellipse around it"),
        pytest.param(lambda page: page.lines([(264, 131), (264, 123)], [(261, 126), (264, 123), (267, 126)]), 120, set(), id="an arrow behind it"),
        pytest.param(lambda page: page.without_text(NUMBER).lines(*digits_as_lines(226, 124)), None, UNREAD, id="digits of lines before a unit"),
        pytest.param(lambda page: page.without_text(NUMBER_AND_UNIT).lines(*digits_as_lines(226, 124)), None, UNREAD, id="digits of lines alone"),
        pytest.param(lambda page: page.without_text(NUMBER).lines(*digits_as_lines(229, 124)[-4:]), None, UNREAD, id="one digit before a unit"),
    ],
)  # fmt: skip
def test_a_figure_of_a_table_without_rules_that_is_drawn_has_no_value(
    draw: Draw, value: int | None, checks: set[str], reader: Reader
) -> None:
    printed = extract(draw(Drawing(page_without_rules())).content(), reader=reader)
    reading = parse("r", printed.pages, Passport())
    values = [
        int(one.value) if one.value is not None else None
        for one in reading.records.kpi_values
        if (one.role, one.fiscal_year) == (Role.TARGET, 2025)
    ]
    assert values == [65, value, 80, 40, 120000, 600, -30, 5]
    assert UNREAD & {one.check for one in reading.observations} == checks
