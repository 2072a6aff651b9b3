"""The number at the start of a text, in whichever form it is written, with its sign and unit."""

from decimal import Decimal
from functools import cache

import regex

from pipeline.knowledge import load
from pipeline.normalize.number import FRACTION, MINUS, scaled_by, unsigned
from pipeline.normalize.pattern import Pattern, any_of
from pipeline.normalize.quantity.listed_words import are_words_only
from pipeline.normalize.quantity.parser_state import ParserState, consume
from pipeline.normalize.quantity.printed_unit import LETTERS, parse_unit, unit_before_words

SIGN = Pattern(r"(?P<sign>[△▲−‐‑+-](?=[0-9¥$€])|マイナス|プラス|±)?+(?P<money>[¥$€](?=[0-9]))?+")
"""△ and - are signs only directly before a number: elsewhere a grade, a list mark, a range."""
CURRENCIES = {"¥": "円", "$": "ドル", "€": "ユーロ"}
NUMBER_BEGINS = r"(?:[△▲±¥$€]|[−‐‑+-](?=[0-9])|[0-9]|マイナス|プラス|ゼロ)"
"""How a number begins, to be looked for ahead; kanji are left out, since most begin words."""
DIGITS = Pattern(r"[0-9][0-9,.]*+(?:[京兆億万千百十]++(?:[0-9][0-9,.]*+)?+)*+")
"""A number in digits with its scales: 1億2,000万."""
DIGITS_AND_SCALE = Pattern(r"(?P<number>[0-9.,]++)(?P<scale>[京兆億万千百十]++)")
KANJI = Pattern(r"[一二三四五六七八九十百千壱弐参拾][〇一二三四五六七八九十百千万億兆壱弐参拾]*+")
KANJI_DIGIT = Pattern("[一二三四五六七八九十壱弐参拾]")
"""A number in kanji has one of these: 百, 千 and 百万 alone may be part of a word."""
RATE = Pattern(
    r"(?:[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九十])\s*+割(?:[0-9]分(?:[0-9]厘)?)?(?![合引り])"
)
"""3割5分; not the words 割合, 割引 and 割り."""
POINTED = Pattern(r"(?P<whole>[0-9]{1,3})・(?P<tenths>[0-9]{1,2})(?=%|ポイント|倍)")
"""34・9%: the press writes the decimal point so; before these units it can be nothing else."""
ZERO = Pattern("ゼロ|零")
ONLY_DIGITS, CONTINUES_NUMBER = frozenset("0123456789.,"), tuple("0123456789,./")
TENTH, HUNDRED = Decimal(10), Decimal(100)
"""The scale of 割, and what a part of one is multiplied by to be a percentage."""


def parse_amount(state: ParserState) -> ParserState | None:
    """The state after a signed number and its unit, or None: △2,000万円以上."""
    sign = SIGN.match(state.rest)
    if sign is None:
        return None
    numbered = _parse_numeral(consume(state, sign.end(), "sign") if sign[0] else state)
    if numbered is None or numbered.quantity.value is None:
        return None
    value = numbered.quantity.value
    opposite = -value if value else value
    if sign["sign"] in MINUS:
        quantity = numbered.quantity._replace(value=opposite)
    elif sign["sign"] == "±":
        quantity = numbered.quantity._replace(value=opposite, upper=value or None)
    else:
        quantity = numbered.quantity
    signed = numbered._replace(quantity=quantity)
    measured = signed if quantity.unit else parse_unit(signed)
    return _in_currency(measured, sign["money"]) if sign["money"] else measured


def _in_currency(state: ParserState | None, sign: str) -> ParserState | None:
    """The state in the currency of a sign before the number: ¥1,000 and ¥1,000円, not ¥1,000人."""
    if state is None or state.quantity.unit not in (None, CURRENCIES[sign]):
        return None
    return state._replace(quantity=state.quantity._replace(unit=CURRENCIES[sign]))


def _parse_numeral(state: ParserState) -> ParserState | None:
    """The state after an unsigned number, or None. A rate and a duration bring their unit."""
    forms = (
        _parse_fraction,
        _parse_rate,
        _parse_duration,
        _parse_pointed,
        _parse_digits,
        _parse_kanji,
        _parse_zero,
    )
    return next((parsed for form in forms if (parsed := form(state))), None)


def _consume_value(state: ParserState, length: int, meaning: str, value: Decimal) -> ParserState:
    return consume(state, length, meaning, state.quantity._replace(value=value))


def _parse_fraction(state: ParserState) -> ParserState | None:
    """3分の2; and 2/3 where nothing but words follow: 41/59市町村 is not a fraction."""
    part = FRACTION.match(state.rest)
    value = unsigned(part[0]) if part else None
    if part is None or value is None or value > 1:
        return None
    after = state.rest[part.end() :]
    letters = LETTERS.match(after)
    is_date_or_ratio = "/" in part[0] and len(part["below"]) > 1 and part["below"] != "10"
    is_counted = "/" in part[0] and letters is not None and not are_words_only(letters[0])
    if is_date_or_ratio or is_counted or after.startswith(CONTINUES_NUMBER):
        return None
    whole = unsigned(part["below"]) or Decimal(0)
    is_exact = value * whole == unsigned(part["above"])
    meaning = "fraction" if is_exact else "fraction, rounded to 6 places"
    return _consume_value(state, part.end(), meaning, value)


def _parse_rate(state: ParserState) -> ParserState | None:
    """3割, which is 30 %."""
    rate = RATE.match(state.rest)
    value = unsigned("".join(rate[0].split())) if rate else None
    percent = scaled_by(value, HUNDRED) if value is not None else None
    if rate is None or percent is None:
        return None
    quantity = state.quantity._replace(value=percent, unit="%")
    return consume(state, rate.end(), "rate", quantity)._replace(own_scale=TENTH)


def _parse_duration(state: ParserState) -> ParserState | None:
    """1時間30分: a duration of two units, in the smaller."""
    written = _durations().match(state.rest)
    if written is None:
        return None
    contained = load("numerals")["durations"][written["larger"]].get(written["smaller"])
    if contained is None or int(written["rest"]) >= contained:
        return None
    value = Decimal(int(written["whole"]) * contained + int(written["rest"]))
    quantity = state.quantity._replace(value=value, unit=written["smaller"])
    return consume(state, written.end(), "duration", quantity)


@cache
def _durations() -> regex.Pattern[str]:
    listed = load("numerals")["durations"]
    smaller = any_of(unit for units in listed.values() for unit in units)
    return regex.compile(
        rf"(?P<whole>[1-9][0-9]{{0,3}})(?P<larger>{any_of(listed)})"
        rf"(?P<rest>[0-9]{{1,2}})(?P<smaller>{smaller})(?![0-9の])"
    )


def _parse_pointed(state: ParserState) -> ParserState | None:
    """34・9%."""
    pointed = POINTED.match(state.rest)
    value = unsigned(f"{pointed['whole']}.{pointed['tenths']}") if pointed else None
    if pointed is None or value is None:
        return None
    return _consume_value(state, pointed.end(), "number", value)


def _parse_digits(state: ParserState) -> ParserState | None:
    """1,064万, 1万2600: the scale after all digits is a piece of its own."""
    numeral = DIGITS.match(state.rest)
    value = unsigned(numeral[0]) if numeral else None
    if numeral is None or value is None:
        return None
    if scaled := DIGITS_AND_SCALE.fullmatch(numeral[0]):
        counted = _consume_value(state, scaled.end("number"), "number", value)
        return consume(counted, len(scaled["scale"]), "scale")._replace(
            own_scale=value_of_scale(scaled["scale"])
        )
    parsed = _consume_value(state, numeral.end(), "number", value)
    return parsed if ONLY_DIGITS.issuperset(numeral[0]) else parsed._replace(own_scale=value)


def value_of_scale(scale: str) -> Decimal:
    """The number that scales in kanji stand for: 1000000 for 百万."""
    return unsigned(scale) or unsigned(f"1{scale}") or Decimal(1)


def _parse_kanji(state: ParserState) -> ParserState | None:
    """三十五市町村: in kanji only alone or before a known unit; 一部, 四国 and 百人 are words."""
    numeral = KANJI.match(state.rest)
    value = unsigned(numeral[0]) if numeral else None
    if numeral is None or value is None or not KANJI_DIGIT.search(numeral[0]):
        return None
    if state.rest.startswith(tuple(load("numerals")["words"]["names"])):
        return None
    after = state.rest[numeral.end() :].lstrip()
    letters = LETTERS.match(after)
    is_number = unit_before_words(letters[0], only_known=True) if letters else len(numeral[0]) > 1
    return _consume_value(state, numeral.end(), "number", value) if is_number else None


def _parse_zero(state: ParserState) -> ParserState | None:
    """ゼロ alone or before a known unit: ゼロカーボン is a word."""
    zero = ZERO.match(state.rest)
    if zero is None:
        return None
    letters = LETTERS.match(state.rest[zero.end() :])
    if letters and not unit_before_words(letters[0], only_known=True):
        return None
    return _consume_value(state, zero.end(), "number", Decimal(0))
