"""Which numbers of a scanned line are believed, by what its readings say; no engine runs."""

import pytest

from pipeline.extract.scan.line_readings import LineReading
from pipeline.extract.scan.policy import Believed, believed, closed_up
from pipeline.model.page import UNSEEN, Box

BOX = Box(0, 0, 30, 10)
REFUSED = Believed(UNSEEN, refused=True)


def line(
    first: str,
    second: str | None = None,
    third: str | None = None,
    sureness: float = 0.99,
    shape: float = 3.0,
    spots: int = 1,
    *,
    in_cell: bool = True,
) -> LineReading:
    """A line; readings that are not given are like the first."""
    second, third = (first if one is None else one for one in (second, third))
    return LineReading(BOX, first, second, third, sureness, shape, spots, in_cell)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(line("73.7%"), Believed("73.7%"), id="all readings agree"),
        pytest.param(line("73.7%", "７３.７％"), Believed("73.7%"), id="widths differ"),
        pytest.param(line("73.7%", "78.7%"), REFUSED, id="the second reading differs"),
        pytest.param(line("73.7%", "737%"), REFUSED, id="a point is read once only"),
        pytest.param(line("△10%", "10%"), REFUSED, id="a sign is read once only"),
        pytest.param(line("-10", "10"), REFUSED, id="a bit of a rule is read as a minus once"),
        pytest.param(line("2,238件", "2,238仵"), REFUSED, id="its unit is read in two ways"),
        pytest.param(line("73.7%", third="73.1%"), Believed("73.7%"), id="sure without a witness"),
        pytest.param(
            line("73.7%", third="73.1%", sureness=0.8), REFUSED, id="unsure, contradicted"
        ),
        pytest.param(line("73.7%", sureness=0.8), Believed("73.7%"), id="unsure, but confirmed"),
        pytest.param(line("737", spots=4), REFUSED, id="a spot of ink that no letter explains"),
        pytest.param(line("73.7%", spots=7), Believed("73.7%"), id="a percent sign is three spots"),
        pytest.param(line("7 8%"), Believed("78%"), id="digits spaced one by one"),
        pytest.param(line("12 15"), Believed("12 15"), id="perhaps two numbers: not joined"),
        pytest.param(line("12 15", "1215"), REFUSED, id="one number or two"),
        pytest.param(line("三十五市町村", "三十石市町村"), REFUSED, id="a number in kanji"),
        pytest.param(
            line("R6成果効果", "R6成果・効果", "R6成果・効果"),
            Believed("R6成果・効果"),
            id="words: two of three readings, the number in all",
        ),
        pytest.param(
            line("R6成果効果", "R8成果・効果", "R8成果・効果"),
            Believed(f"R{UNSEEN}成果効果", refused=True, differs=True),
            id="words: the number differs",
        ),
    ],
)
def test_a_number_is_believed_where_its_readings_agree(
    read: LineReading, expected: Believed
) -> None:
    assert believed(read) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        pytest.param(line("O", "0", "〇", shape=1.0), Believed("○"), id="a ring is round"),
        pytest.param(line("0", shape=0.6), Believed("0"), id="a nought is narrow"),
        pytest.param(line("O", "0", "0", shape=0.6), REFUSED, id="narrow, but read as a letter"),
        pytest.param(line("0", shape=0.8), REFUSED, id="neither round nor narrow"),
        pytest.param(line("◎", "○", shape=1.0), REFUSED, id="one ring or two"),
        pytest.param(line("一", "-", shape=6.0), Believed("－"), id="a dash is flat"),
        pytest.param(line("二", "", shape=2.0), REFUSED, id="read as a sign once only"),
        pytest.param(line("%", "96", "0り"), REFUSED, id="a unit alone is read as a number"),
    ],
)
def test_a_sign_alone_is_told_by_its_shape(read: LineReading, expected: Believed) -> None:
    assert believed(read) == expected


@pytest.mark.parametrize(
    ("read", "rest"),
    [
        pytest.param(line("1-1", "I-1"), "", id="Ⅰ as a digit"),
        pytest.param(line("1-1"), "", id="Ⅰ as a digit, every time"),
        pytest.param(line("II"), "", id="Ⅱ, or Ⅲ without a stroke"),
        pytest.param(line("I- 2行政サービス", in_cell=False), "行政サービス", id="in a heading"),
        pytest.param(line("IⅢI-1震災", "III-1震災", in_cell=False), "震災", id="strokes added"),
    ],
)
def test_a_section_code_is_never_believed(read: LineReading, rest: str) -> None:
    assert believed(read) == Believed(UNSEEN + rest, refused=True)


@pytest.mark.parametrize("text", ["ICT活用指導力", "IoTの導入", "PV", "11市町村", "ⅠT"])
def test_words_and_counts_are_no_section_codes(text: str) -> None:
    assert not believed(line(text)).refused


def test_a_name_read_in_two_ways_is_flagged() -> None:
    assert believed(line("就職率", "戸職率", "献職率")) == Believed("就職率", differs=True)
    assert not believed(line("就職率", "戸職率", "就職率")).differs


@pytest.mark.parametrize("text", ["7 8 %", "KPI 設定", "12 15", "Digital Transformation"])
def test_closing_up_twice_is_closing_up_once(text: str) -> None:
    assert closed_up(closed_up(text)) == closed_up(text)
