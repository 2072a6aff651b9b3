"""The number at the start of a text, in whichever form it is written, with its sign and unit."""

from decimal import Decimal
from functools import cache

import regex

from pipeline.knowledge import load
from pipeline.normalize.number import FRACTION, MINUS, scaled_by, unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.parser import Reading, take
from pipeline.normalize.quantity.qualifiers import any_of, are_words_only
from pipeline.normalize.quantity.unit_suffix import LETTERS, parted, take_unit

NUMERAL = Pattern(r"[0-9][0-9,.]*+(?:[京兆億万千百十]++(?:[0-9][0-9,.]*+)?+)*+")
WITH_SCALE = Pattern(r"(?P<number>[0-9.,]++)(?P<scale>[京兆億万千百十]++)")
KANJI_NUMERAL = Pattern(
    r"[一二三四五六七八九十百千壱弐参拾][〇一二三四五六七八九十百千万億兆壱弐参拾]*+"
)
KANJI_DIGIT = Pattern("[一二三四五六七八九十壱弐参拾]")
RATE = Pattern(
    r"(?:[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九十])\s*+割(?:[0-9]分(?:[0-9]厘)?)?(?![合引り])"
)
POINTED = Pattern(r"(?P<whole>[0-9]{1,3})・(?P<tenths>[0-9]{1,2})(?=%|ポイント|倍)")
ZERO = Pattern("ゼロ|零")
ONLY_DIGITS, GOES_ON = frozenset("0123456789.,"), tuple("0123456789,./")
TENTH, HUNDRED = Decimal(10), Decimal(100)


def take_numeral(reading: Reading) -> Reading | None:
    """The reading after an unsigned number, or None. A rate and a duration bring their unit."""
    forms = (
        _take_part,
        _take_rate,
        _take_duration,
        _take_pointed,
        _take_digits,
        _take_kanji,
        _take_zero,
    )
    return next((taken for form in forms if (taken := form(reading))), None)


def _take_value(reading: Reading, length: int, meaning: str, value: Decimal) -> Reading:
    return take(reading, length, meaning, reading.quantity._replace(value=value))


def _take_part(reading: Reading) -> Reading | None:
    """3分の2; and 2/3 where nothing but words follow: 41/59市町村 is no fraction."""
    part = FRACTION.match(reading.rest)
    value = unsigned(part[0]) if part else None
    if part is None or value is None or value > 1:
        return None
    after = reading.rest[part.end() :]
    letters = LETTERS.match(after)
    is_date_or_ratio = "/" in part[0] and len(part["below"]) > 1 and part["below"] != "10"
    is_counted = "/" in part[0] and letters is not None and not are_words_only(letters[0])
    if is_date_or_ratio or is_counted or after.startswith(GOES_ON):
        return None
    whole = unsigned(part["below"]) or Decimal(0)
    is_exact = value * whole == unsigned(part["above"])
    meaning = "fraction" if is_exact else "fraction, rounded to 6 places"
    return _take_value(reading, part.end(), meaning, value)


def _take_rate(reading: Reading) -> Reading | None:
    rate = RATE.match(reading.rest)
    value = unsigned("".join(rate[0].split())) if rate else None
    percent = scaled_by(value, HUNDRED) if value is not None else None
    if rate is None or percent is None:
        return None
    said = reading.quantity._replace(value=percent, unit="%")
    return take(reading, rate.end(), "rate", said)._replace(own_scale=TENTH)


def _take_duration(reading: Reading) -> Reading | None:
    """1時間30分: a duration of two units, in the smaller."""
    written = _durations().match(reading.rest)
    if written is None:
        return None
    contained = load("numerals")["durations"][written["larger"]].get(written["smaller"])
    if contained is None or int(written["rest"]) >= contained:
        return None
    value = Decimal(int(written["whole"]) * contained + int(written["rest"]))
    said = reading.quantity._replace(value=value, unit=written["smaller"])
    return take(reading, written.end(), "duration", said)


@cache
def _durations() -> regex.Pattern[str]:
    listed = load("numerals")["durations"]
    smaller = any_of(unit for units in listed.values() for unit in units)
    return regex.compile(
        rf"(?P<whole>[1-9][0-9]{{0,3}})(?P<larger>{any_of(listed)})"
        rf"(?P<rest>[0-9]{{1,2}})(?P<smaller>{smaller})(?![0-9の])"
    )


def _take_pointed(reading: Reading) -> Reading | None:
    """34・9%: the press writes the decimal point so; before % or 倍 it can be nothing else."""
    pointed = POINTED.match(reading.rest)
    value = unsigned(f"{pointed['whole']}.{pointed['tenths']}") if pointed else None
    if pointed is None or value is None:
        return None
    return _take_value(reading, pointed.end(), "number", value)


def _take_digits(reading: Reading) -> Reading | None:
    numeral = NUMERAL.match(reading.rest)
    value = unsigned(numeral[0]) if numeral else None
    if numeral is None or value is None:
        return None
    if scaled := WITH_SCALE.fullmatch(numeral[0]):
        counted = _take_value(reading, scaled.end("number"), "number", value)
        return take(counted, len(scaled["scale"]), "scale")._replace(
            own_scale=scale_of(scaled["scale"])
        )
    taken = _take_value(reading, numeral.end(), "number", value)
    return taken if ONLY_DIGITS.issuperset(numeral[0]) else taken._replace(own_scale=value)


def scale_of(scale: str) -> Decimal:
    """The scale kanji name: 百万 and 万."""
    return unsigned(scale) or unsigned(f"1{scale}") or Decimal(1)


def _take_kanji(reading: Reading) -> Reading | None:
    """三十五市町村: in kanji only alone or before a known unit; 一部, 四国 and 百人 are words."""
    numeral = KANJI_NUMERAL.match(reading.rest)
    value = unsigned(numeral[0]) if numeral else None
    if numeral is None or value is None or not KANJI_DIGIT.search(numeral[0]):
        return None
    if reading.rest.startswith(tuple(load("numerals")["words"]["names"])):
        return None
    after = reading.rest[numeral.end() :].lstrip()
    letters = LETTERS.match(after)
    is_read = parted(letters[0], only_known=True) if letters else len(numeral[0]) > 1
    return _take_value(reading, numeral.end(), "number", value) if is_read else None


def _take_zero(reading: Reading) -> Reading | None:
    """ゼロ alone or before a known unit: ゼロカーボン is a word."""
    zero = ZERO.match(reading.rest)
    if zero is None:
        return None
    letters = LETTERS.match(reading.rest[zero.end() :])
    if letters and not parted(letters[0], only_known=True):
        return None
    return _take_value(reading, zero.end(), "number", Decimal(0))


CURRENCIES = {"¥": "円", "$": "ドル", "€": "ユーロ"}
SIGN = Pattern(r"(?P<sign>[△▲−‐‑+-](?=[0-9¥$€])|マイナス|プラス|±)?+(?P<money>[¥$€](?=[0-9]))?+")
STARTS = r"(?:[△▲±¥$€]|[−‐‑+-](?=[0-9])|[0-9]|マイナス|プラス|ゼロ)"


def take_amount(reading: Reading) -> Reading | None:
    """The reading after a signed number and its unit, or None: △2,000万円以上."""
    sign = SIGN.match(reading.rest)
    if sign is None:
        return None
    numbered = take_numeral(take(reading, sign.end(), "sign") if sign[0] else reading)
    if numbered is None or numbered.quantity.value is None:
        return None
    value = numbered.quantity.value
    opposite = -value if value else value
    if sign["sign"] in MINUS:
        said = numbered.quantity._replace(value=opposite)
    elif sign["sign"] == "±":
        said = numbered.quantity._replace(value=opposite, upper=value or None)
    else:
        said = numbered.quantity
    signed = numbered._replace(quantity=said)
    measured = signed if said.unit else take_unit(signed)
    return _of_currency(measured, sign["money"]) if sign["money"] else measured


def _of_currency(reading: Reading | None, sign: str) -> Reading | None:
    """¥1,000 and ¥1,000円, not ¥1,000人."""
    if reading is None or reading.quantity.unit not in (None, CURRENCIES[sign]):
        return None
    return reading._replace(quantity=reading.quantity._replace(unit=CURRENCIES[sign]))
