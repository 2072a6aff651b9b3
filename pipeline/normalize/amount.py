"""A signed number and its unit, as they stand at the start of a text."""

from pipeline.normalize.measure import take_unit
from pipeline.normalize.number import MINUS
from pipeline.normalize.numeral import take_numeral
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.reading import Reading, take

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
