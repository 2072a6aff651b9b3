"""A number and a listed unit, read at one glance; what may be anything else is left alone."""

import pytest

from pipeline.normalize.quantity.quantities import read_number_with_unit
from tests.normalize.said import line


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("85,021人", "85021 人", "thousands and a counter"),
        ("73.7%", "73.7 %", "decimals and percent"),
        ("154", "154", "a number alone"),
        ("20百万枚", "20000000 枚", "a scale between the two"),
        ("5万", "50000", "a scale and no unit"),
        ("0.8kg-CO2/㎡", None, "a unit with a digit is taken from left to right"),
        ("5万人対", None, "counted on fifty thousand people, not fifty thousand of anything"),
        ("12,34人", None, "no number is written so"),
        ("5件増", None, "a change is no figure"),
        ("3貨店", None, "a unit that nobody has listed"),
        ("6年", None, "may be a year"),
        ("2024分", None, "the part for 2024"),
        ("3割", None, "a rate, which is thirty percent"),
        ("約5人", None, "a word before the number"),
        ("5人以上", None, "a word after the unit"),
        ("人", None, "no number"),
        ("", None, "nothing"),
    ],
)
def test_what_is_read_at_a_glance(text: str, said: str | None, why: str) -> None:
    quantity = read_number_with_unit(text, text)
    assert (line(quantity) if quantity else None) == said, why
