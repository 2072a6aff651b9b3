"""The number of a figure with its sign, as it stands at the start of a text."""

from dataclasses import replace
from decimal import Decimal

import regex

from pipeline.knowledge import load
from pipeline.normalize.measure import LETTERS, parted, take_unit
from pipeline.normalize.number import FRACTION, MINUS, scaled_by, unsigned
from pipeline.normalize.reading import Reading, take
from pipeline.normalize.wording import are_words_only

SIGN = regex.compile(r"(?P<sign>[△▲−‐‑+-](?=[0-9¥])|マイナス|プラス|±)?+(?P<money>¥)?+")
STARTS = r"(?:[△▲±¥]|[−‐‑+-](?=[0-9])|[0-9]|マイナス|プラス|ゼロ)"
NUMERAL = regex.compile(r"[0-9][0-9,.]*+(?:[京兆億万千百十]++(?:[0-9][0-9,.]*+)?+)*+")
WITH_SCALE = regex.compile(r"(?P<number>[0-9.,]++)(?P<scale>[京兆億万千百十]++)")
KANJI_NUMERAL = regex.compile(
    r"[一二三四五六七八九十百千壱弐参拾][〇一二三四五六七八九十百千万億兆壱弐参拾]*+"
)
KANJI_DIGIT = regex.compile("[一二三四五六七八九十壱弐参拾]")
RATE = regex.compile(
    r"(?:[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九十])\s*+割(?:[0-9]分(?:[0-9]厘)?)?(?![合引り])"
)
POINTED = regex.compile(r"(?P<whole>[0-9]{1,3})・(?P<tenths>[0-9]{1,2})(?=%|ポイント|倍)")
HUNDRED = Decimal(100)


def take_amount(reading: Reading) -> Reading | None:
    """The reading after a signed number and its unit, or None: △2,000万円以上."""
    sign = SIGN.match(reading.rest)
    if sign is None:
        return None
    numbered = _take_number(take(reading, sign.end(), "sign") if sign[0] else reading)
    if numbered is None or numbered.quantity.value is None:
        return None
    value = numbered.quantity.value
    opposite = -value if value else value
    if sign["sign"] in MINUS:
        said = replace(numbered.quantity, value=opposite)
    elif sign["sign"] == "±":
        said = replace(numbered.quantity, value=opposite, upper=value or None)
    else:
        said = numbered.quantity
    if sign["money"]:
        return replace(numbered, quantity=replace(said, unit="円"))
    signed = replace(numbered, quantity=said)
    return signed if said.unit else take_unit(signed)


def _take_number(reading: Reading) -> Reading | None:
    for take_form in (
        _take_part,
        _take_rate,
        _take_pointed,
        _take_numeral,
        _take_kanji,
        _take_zero,
    ):
        if taken := take_form(reading):
            return taken
    return None


def _take_value(reading: Reading, length: int, meaning: str, value: Decimal) -> Reading:
    return take(reading, length, meaning, replace(reading.quantity, value=value))


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
    if is_date_or_ratio or is_counted or regex.match("[0-9,./]", after):
        return None
    return _take_value(reading, part.end(), "fraction", value)


def _take_rate(reading: Reading) -> Reading | None:
    rate = RATE.match(reading.rest)
    value = unsigned("".join(rate[0].split())) if rate else None
    percent = scaled_by(value, HUNDRED) if value is not None else None
    if rate is None or percent is None:
        return None
    said = replace(reading.quantity, value=percent, unit="%")
    return take(reading, rate.end(), "rate", said)


def _take_pointed(reading: Reading) -> Reading | None:
    """34・9%: the press writes the decimal point so; before % or 倍 it can be nothing else."""
    pointed = POINTED.match(reading.rest)
    value = unsigned(f"{pointed['whole']}.{pointed['tenths']}") if pointed else None
    if pointed is None or value is None:
        return None
    return _take_value(reading, pointed.end(), "number", value)


def _take_numeral(reading: Reading) -> Reading | None:
    numeral = NUMERAL.match(reading.rest)
    value = unsigned(numeral[0]) if numeral else None
    if numeral is None or value is None:
        return None
    if scaled := WITH_SCALE.fullmatch(numeral[0]):
        counted = _take_value(reading, scaled.end("number"), "number", value)
        return replace(
            take(counted, len(scaled["scale"]), "scale"), own_scale=scale_of(scaled["scale"])
        )
    taken = _take_value(reading, numeral.end(), "number", value)
    return taken if regex.fullmatch("[0-9.,]++", numeral[0]) else replace(taken, own_scale=value)


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
    zero = regex.match("ゼロ|零", reading.rest)
    if zero is None:
        return None
    letters = LETTERS.match(reading.rest[zero.end() :])
    if letters and not parted(letters[0], only_known=True):
        return None
    return _take_value(reading, zero.end(), "number", Decimal(0))
