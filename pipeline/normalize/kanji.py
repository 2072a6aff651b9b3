"""Numbers made of kanji digits and scales: 十二万三千, 二〇二四, 壱拾, 302万5千, 3割5分."""

from collections.abc import Callable, Mapping
from decimal import Context, Decimal
from functools import cache
from typing import Literal

import regex

from pipeline.knowledge import load

EXACT = Context(prec=120)


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
    """The sum of coefficients, each times the scale after it, or None.

    Scales fall from left to right, a coefficient stays below the scale before it, and only the
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
