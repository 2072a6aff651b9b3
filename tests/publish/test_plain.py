"""Values as plain text: what a spreadsheet takes for a formula, and figures with all their digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.csv_table import as_it_was, decimal_places, figure, fits_excel, safe


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("+CMD", "'+CMD", id="a plus begins one too"),
        pytest.param("-A1", "'-A1", id="so does a minus before a name"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="so does an at sign"),
        pytest.param("＝１＋１", "'＝１＋１", id="Japanese Excel takes wide signs as well"),
        pytest.param(" =1", "' =1", id="behind a space"),
        pytest.param("\n=1", "'\n=1", id="behind a line break of the page"),
        pytest.param("-3+cmd", "'-3+cmd", id="a number that goes on is no number"),
        pytest.param("'=1", "''=1", id="one that has its ' already keeps it"),
        pytest.param("-5.3%", "-5.3%", id="a negative figure"),
        pytest.param("－1,234", "－1,234", id="a negative figure as printed"),
        pytest.param("+10", "+10", id="a signed figure"),
        pytest.param("－", "－", id="not applicable, as printed"),
        pytest.param("--", "--", id="a dash of two"),
        pytest.param("△10％", "△10％", id="the sign of a loss begins no formula"),
        pytest.param("'quoted'", "'quoted'", id="an apostrophe alone is text"),
        pytest.param("利用率=率", "利用率=率", id="a sign within"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_text_for_a_spreadsheet(text: str, written: str) -> None:
    assert safe(text) == written
    assert as_it_was(written) == text


@given(st.text(st.sampled_from("'=+-@＝－ \n1.,%aあ"), max_size=8))
def test_every_text_comes_back(text: str) -> None:
    assert as_it_was(safe(text)) == text


@pytest.mark.parametrize(
    ("value", "shown", "places", "is_number"),
    [
        pytest.param("73.700000", "73.7", 1, True, id="no zeros at the end"),
        pytest.param("20000000.000000", "20000000", 0, True, id="zeros before the point stay"),
        pytest.param("-0.500000", "-0.5", 1, True, id="negative"),
        pytest.param("0.000000", "0", 0, True, id="zero"),
        pytest.param("0.000001", "0.000001", 6, True, id="the smallest that is stored"),
        pytest.param("999999999999999", "999999999999999", 0, True, id="15 digits"),
        pytest.param("1234567890123456", "1234567890123456", 0, False, id="16 digits"),
        pytest.param(
            "1300000000000000000", "1300000000000000000", 0, True, id="long, of two digits"
        ),
    ],
)
def test_a_figure(value: str, shown: str, places: int, is_number: bool) -> None:
    given_value = Decimal(value)
    assert (figure(given_value), decimal_places(given_value)) == (shown, places)
    assert fits_excel(given_value) is is_number


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9
    )
)
def test_a_figure_written_and_read_again_is_itself(value: Decimal) -> None:
    assert Decimal(figure(value)) == value
    if fits_excel(value):
        assert Decimal(f"{float(value):.15g}") == value
