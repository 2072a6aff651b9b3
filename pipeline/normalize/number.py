"""A number in digits or kanji, read whole or not at all, as an exact decimal."""

from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from functools import cache
from typing import Literal

import regex

from pipeline.knowledge import load
from pipeline.model.columns import VALUE_DECIMAL_PLACES, VALUE_DIGITS
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import unify_characters

LONGEST = 60
"""Characters of a number: 18 digits in kanji, each with a scale, take about 40."""
ASCII = Pattern(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})++|[1-9][0-9]*+|0)(?:\.[0-9]++)?+(?![0-9])")
"""Commas at every third digit or none, and no leading zero: 12,34 and 007 are no numbers."""
MINUS = ("△", "▲", "−", "‐", "‑", "-", "マイナス")
PLUS = ("+", "プラス")
"""Signs as printed: in accounts △ and ▲ are minus; hyphens (‐, ‑) and − look alike."""
COUNT = "[0-9]{1,6}|[一二三四五六七八九十百]{1,6}"
"""The parts of a fraction; with more than 6 digits its 6 decimals would say little of it."""
FRACTION = Pattern(
    rf"(?P<below>{COUNT})分の(?P<above>{COUNT})|(?P<above>{COUNT})/(?P<below>{COUNT})"
)
SCALE_APART = Pattern(
    r"(?<=[0-9十百千万億兆])\s++(?!千葉|百貨|万博)(?=[十百千万億兆]{1,2}+(?:[0-9,.]++[^0-9\s]{0,8}+|[^0-9\s]{0,8}+)$)"
)
"""A space before a scale and at most a unit of 8 letters; 千葉, 百貨 and 万博 are words."""
DIGITS_APART = Pattern(r"(?<![0-9.,])[0-9.,]++(?:\s++[0-9.,]++)++")
"""Digits with spaces or line breaks between them."""
LETTER_OR_NOTE = Pattern(r"[※*†\p{L}]")
"""What makes the first of spaced digits a number of its own: ※1 234, 図1 234."""
SPACED_THOUSANDS = Pattern(r"[1-9][0-9]{0,2}(?:[ \u00a0\u2007\u2009\u202f\u3000][0-9]{3})++")
"""1 234 with any of the spaces that typesetters use, but no line break."""


def read_number(text: str) -> Decimal | None:
    """The number the whole text writes, or None.

    ASCII and full-width, thousands, decimals, kanji, 大字, scales from 十 to 京, 割分厘, 半, ゼロ,
    fractions, signs. At most 18 digits before and 6 after the decimal point; a fraction that does
    not end (2/3) is rounded to 6 places.

    >>> read_number("１億2,000万"), read_number("△1.5"), read_number("12,34")
    (Decimal('120000000'), Decimal('-1.5'), None)
    """
    if len(text) > LONGEST:
        return None
    return signed(join_digits(unify_characters(text).strip()))


def signed(text: str) -> Decimal | None:
    """As `read_number`, of text with unified characters and joined digits."""
    for sign in (*MINUS, *PLUS):
        if text.startswith(sign):
            value = unsigned(text.removeprefix(sign))
            return EXACT.minus(value) if value is not None and sign in MINUS else value
    return unsigned(text)


def unsigned(text: str) -> Decimal | None:
    """As `signed`, of text without a sign; a sign makes it None."""
    if (value := _ascii_number(text)) is not None:
        return _storable(value)
    if text in load("numerals")["zero"]["words"]:
        return Decimal(0)
    if text == "半":
        return Decimal("0.5")
    if part := FRACTION.fullmatch(text):
        return _quotient(part["above"], part["below"])
    if any(scale in text for scale in scales("rate")):
        return _storable(
            scaled(text, scales("rate"), _number_before_scale, one_may_be_left_out=False)
        )
    plain = plain_numerals(text)
    return _storable(
        scaled(plain, scales("large"), _number_before_scale, one_may_be_left_out=False)
    )


def _ascii_number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if ASCII.fullmatch(text) else None


def _number_before_scale(text: str) -> Decimal | None:
    """The number before a scale of four digits: 2,000, 二十九, 3千5百, 4.5千."""
    value = _ascii_number(text)
    if value is None:
        value = kanji_section(text)
    if value is None:
        value = scaled(text, scales("small"), _ascii_number, one_may_be_left_out=True)
    return value


def _quotient(above: str, below: str) -> Decimal | None:
    part, whole = _number_before_scale(above), _number_before_scale(below)
    if part is None or not whole:
        return None
    exact = EXACT.divide(part, whole)
    return exact if _storable(exact) is not None else round(exact, VALUE_DECIMAL_PLACES)


def _storable(value: Decimal | None) -> Decimal | None:
    """The value in plain notation, or None where the tables cannot hold it exactly."""
    if value is None or value.adjusted() >= VALUE_DIGITS - VALUE_DECIMAL_PLACES:
        return None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > VALUE_DECIMAL_PLACES:
        return None
    return value.quantize(Decimal(1), context=EXACT) if exponent > 0 else value


def scaled_by(value: Decimal, scale: Decimal) -> Decimal | None:
    """The value times a scale, without the zeros that brings, or None where it is too large.

    >>> scaled_by(Decimal("302.50"), Decimal(10000))
    Decimal('3025000')
    """
    return value if scale == 1 else _storable(EXACT.normalize(EXACT.multiply(value, scale)))


def join_digits(text: str) -> str:
    """The text with the digits and scales of one number joined over spaces and line breaks.

    Digits are one number where they cannot be two (1,0⏎93) or where thousands are spaced (1 234);
    a scale belongs to the digits before it (16.7⏎万回), not to the words of another part
    (国際3⏎千葉5).

    >>> join_digits("1,0 93"), join_digits("1 234"), join_digits("3.8 5.2"), join_digits("16.7 万回")
    ('1,093', '1234', '3.8 5.2', '16.7万回')
    """
    if len(text.split()) < 2:
        return text
    return DIGITS_APART.sub(_joined_if_one, SCALE_APART.sub("", text))


def _joined_if_one(apart: regex.Match[str]) -> str:
    """The digits joined where they are one number; 1. 234 on one line is a numbered item."""
    pieces = apart[0].split()
    joined = "".join(pieces)
    before = apart.string[max(apart.start() - 1, 0) : apart.start()]
    if SPACED_THOUSANDS.fullmatch(apart[0]) and not LETTER_OR_NOTE.match(before):
        return joined
    is_item = pieces[0].endswith(".") and "\n" not in apart[0]
    are_separate = all(ASCII.fullmatch(piece) for piece in pieces)
    return joined if ASCII.fullmatch(joined) and not are_separate and not is_item else apart[0]


EXACT = Context(prec=120)
"""More digits than any product of two numbers of LONGEST characters has: nothing is rounded."""


@cache
def _plain_numerals() -> dict[int, str]:
    return {ord(formal): plain for formal, plain in load("numerals")["formal"].split()}


@cache
def _digits() -> dict[str, str]:
    return {kanji: str(digit) for digit, kanji in enumerate(load("numerals")["digits"])}


@cache
def scales(size: Literal["small", "large", "rate"]) -> Mapping[str, int]:
    """The scales as powers of ten: small is 千百十, large 京兆億万, rate 割分厘."""
    return {str(scale): int(power) for scale, power in load("numerals")[size].items()}


def plain_numerals(text: str) -> str:
    """The text with 大字 as plain kanji numerals: 壱拾 → 一十."""
    return text.translate(_plain_numerals())


def digit_by_digit(text: str) -> str | None:
    """The digits of a number written digit by digit, or None: 二〇二四 → 2024."""
    digits = [_digits().get(kanji) for kanji in text]
    known = [digit for digit in digits if digit is not None]
    return "".join(known) if known and len(known) == len(digits) else None


def scaled(
    text: str,
    powers: Mapping[str, int],
    coefficient: Callable[[str], Decimal | None],
    *,
    one_may_be_left_out: bool,
) -> Decimal | None:
    """The sum of coefficients, each multiplied by the scale after it, or None.

    Scales fall from left to right, a coefficient is below the scale before it, and only the
    last may have decimals: 3千5百 is 3500; 5百3千, 1億20000万 and 1.5億3万 are refused.
    """
    if not text:
        return None
    total, above, whole = Decimal(0), None, True
    for written, scale in _sections("".join(powers)).findall(text):
        if not written and not scale:
            continue
        power = powers.get(scale, 0)
        value = Decimal(1) if one_may_be_left_out and not written else coefficient(written)
        if value is None or not whole or (above is not None and not _below(value, above - power)):
            return None
        total = EXACT.add(total, EXACT.scaleb(value, power))
        above, whole = power, value == value.to_integral_value()
    return total


@cache
def _sections(letters: str) -> regex.Pattern[str]:
    return regex.compile(rf"([^{letters}]*+)([{letters}]|$)")


def _below(value: Decimal, power: int) -> bool:
    return power > 0 and value < 10**power


def kanji_section(text: str) -> Decimal | None:
    """The number that kanji alone write below ten thousand, or digit by digit, or None.

    >>> kanji_section("二十九"), kanji_section("二九"), kanji_section("十百")
    (Decimal('29'), Decimal('29'), None)
    """
    plain = plain_numerals(text)
    if digits := digit_by_digit(plain):
        return Decimal(digits) if digits == "0" or digits[0] != "0" else None
    return scaled(plain, scales("small"), _one_digit, one_may_be_left_out=True)


def _one_digit(text: str) -> Decimal | None:
    digit = _digits().get(text)
    return Decimal(digit) if digit and digit != "0" else None
