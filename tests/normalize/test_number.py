"""Numbers as they are written: read whole, or not at all."""

from decimal import Decimal

import pytest

from pipeline.normalize.number import read_number

NUMBERS = [
    ("0", "0", "zero is a figure"),
    ("12", "12", "ASCII"),
    ("１２", "12", "full width"),
    ("1２", "12", "mixed widths"),
    ("1,995", "1995", "thousands"),
    ("１，０９３", "1093", "full-width comma"),
    ("1,234,567", "1234567", "two commas"),
    ("98.441", "98.441", "printed so in the report of 令和6年度: a point stays a point"),
    ("80.0", "80.0", "a printed zero is kept"),
    ("0.10", "0.10", "decimals below one"),
    ("１．５", "1.5", "full-width point"),
    ("1 234", "1234", "thousands with a space"),
    ("1\u00a0234\u00a0567", "1234567", "with no-break spaces"),
    ("1,0\n93", "1093", "a line break inside the number"),
    ("1,0 93", "1093", "a space inside the number"),
    ("98\n.4", "98.4", "a line break before the point"),
    ("1,\u200b995", "1995", "a zero-width space inside"),
    ("十二", "12", "kanji"),
    ("二十九", "29", "kanji"),
    ("三十五", "35", "三十五市町村"),
    ("百二十", "120", "a hundred without a digit before it"),
    ("千", "1000", "a thousand alone"),
    ("百万", "1000000", "a scale of two kanji"),
    ("千万", "10000000", "a scale of two kanji"),
    ("十二万三千四百五十六", "123456", "all kanji"),
    ("一億二千万", "120000000", "all kanji"),
    ("〇", "0", "kanji zero"),
    ("一二三", "123", "digit by digit"),
    ("二〇二四", "2024", "digit by digit with zero"),
    ("壱弐参", "123", "大字"),
    ("壱拾弐", "12", "大字 with a scale"),
    ("拾萬", "100000", "大字 of contracts"),
    ("302万5千", "3025000", "two scales"),
    ("302.5万", "3025000", "decimals before a scale"),
    ("１億2,000万", "120000000", "thousands between scales"),
    ("5兆1204億", "5120400000000", "兆 and 億"),
    ("3千5百", "3500", "scales below 万"),
    ("2千500", "2500", "digits after 千"),
    ("1万2600", "12600", "digits after 万"),
    ("1万2,600", "12600", "digits with a comma after 万"),
    ("1万155", "10155", "fewer digits than the scale"),
    ("4.5千", "4500", "千 alone"),
    ("20百万", "20000000", "a number of two digits before 百万"),
    ("1,995百万", "1995000000", "and of four"),
    ("10,678億", "1067800000000", "a first section above ten thousand"),
    ("12億3456万7890", "1234567890", "three sections"),
    ("1京", "10000000000000000", "the largest scale"),
    ("3割", "0.3", "tenths"),
    ("３割５分", "0.35", "tenths and hundredths"),
    ("2割5分5厘", "0.255", "and thousandths"),
    ("十割", "1", "in kanji"),
    ("半", "0.5", "half"),
    ("ゼロ", "0", "spelt out"),
    ("1/2", "0.5", "a fraction"),
    ("3/4", "0.75", "a fraction"),
    ("2/3", "0.666667", "one without an end is rounded to the places of the tables"),
    ("3分の2", "0.666667", "in words"),
    ("四分の三", "0.75", "in kanji"),
    ("△10", "-10", "triangle"),
    ("▲2,530", "-2530", "black triangle"),
    ("－１２", "-12", "full-width hyphen: jaconv.normalize makes ー of it"),
    ("−5", "-5", "minus sign"),
    ("‐5", "-5", "hyphen"),
    ("-0.5", "-0.5", "ASCII hyphen"),
    ("△0", "0", "negative zero is zero"),
    ("△1万2,000", "-12000", "with a scale"),
    ("マイナス5", "-5", "spelt out"),
    ("＋10", "10", "plus"),
    ("123456789012345678", "123456789012345678", "as long as the tables hold"),
    ("0.123456", "0.123456", "as fine as the tables hold"),
]
REFUSED = [
    ("", "empty"),
    ("1O5", "a letter O"),
    ("l0", "a letter l"),
    ("1〇5", "a kanji zero between digits"),
    ("12,34", "a comma out of place"),
    ("1,2345", "a comma out of place"),
    ("1234,567", "a comma missing"),
    ("0,123", "thousands that begin with zero"),
    ("1,995,", "a comma at the end"),
    (",995", "a comma at the start"),
    ("1..2", "two points"),
    ("3.4.5", "two points"),
    ("1.", "a point at the end: digits may be lost"),
    (".5", "a point at the start: digits may be lost"),
    ("007", "zeros at the start: a code"),
    ("1 2 3", "single digits apart: three numbers, or one"),
    ("3.8 5.2", "two numbers"),
    ("3.8\n5.2", "two numbers in two lines"),
    ("12\n345", "one number, or two"),
    ("1. 5", "a numbered 5, or 1.5"),
    ("1e5", "a programmer's number"),
    ("1_000", "a programmer's number"),
    ("0x1F", "a programmer's number"),
    ("NaN", "no number"),
    ("∞", "no number"),
    ("1億20000万", "a section above its scale"),
    ("1億10000万", "a section as great as its scale"),
    ("1万12600", "a section above its scale"),
    ("1.5億3万", "decimals before a smaller scale"),
    ("5百3千", "scales that rise"),
    ("3万5万", "a scale twice"),
    ("万", "a scale without a number"),
    ("十百", "scales that rise"),
    ("5割3", "digits after a rate"),
    ("△ 10", "a triangle that is not directly before the digit"),
    ("△△5", "two signs"),
    ("△-5", "two signs"),
    ("ー5", "a long vowel mark is no minus"),
    ("―5", "nor is a dash"),
    ("–5", "nor is an en dash"),
    ("±10", "two numbers"),
    ("1/0", "no number"),
    ("1/2/3", "a date"),
    ("10～20", "a range"),
    ("98%", "a quantity"),
    ("12人", "a quantity"),
    ("٣", "another script's digit"),
    ("²", "a superscript"),
    ("①", "a number in a circle"),
    ("Ⅰ", "a Roman numeral"),
    ("1234567890123456789", "longer than the tables hold"),
    ("0.1234567", "finer than the tables hold"),
    ("9" * 5000, "a page of digits"),
]


@pytest.mark.parametrize(
    ("text", "value"), [pytest.param(text, value, id=why) for text, value, why in NUMBERS]
)
def test_number_is_read(text: str, value: str) -> None:
    number = read_number(text)
    assert number == Decimal(value)
    assert "E" not in str(number)


def test_negative_zero_has_no_sign() -> None:
    assert str(read_number("△0")) == "0"


def test_printed_decimals_are_kept() -> None:
    assert str(read_number("80.0")) == "80.0"


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for text, why in REFUSED])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert read_number(text) is None
