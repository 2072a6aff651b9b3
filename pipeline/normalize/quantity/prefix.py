"""What may stand before a number: a year, a label, 約, 延べ, the whole it is part of."""

from pipeline.normalize.number import unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.numeral import NUMERAL, STARTS
from pipeline.normalize.quantity.parser import (
    Reading,
    take,
    take_bracket,
    take_note,
    take_word,
    take_year,
    with_company,
)
from pipeline.normalize.quantity.qualifiers import before_number, is_relative_label, words

NUMBER_AHEAD = Pattern(rf"\s*+(?:{before_number()})*+\s*+{STARTS}")
SEPARATED = r"[^\d\s:：()\[\]〔〕【】、,;→⇒]"
LABEL = Pattern(
    rf"(?:(?P<label>{SEPARATED}{{1,15}})\s*+[:：]\s*+|(?P<label>[\p{{L}}ー・]{{1,15}})\s++"
    rf"|(?P<label>(?:うち|内)?+[\p{{Han}}\p{{Katakana}}・A-Za-z][\p{{Han}}\p{{Katakana}}ーA-Za-z・]{{0,14}}?)"
    rf"(?<=[\p{{Han}}\p{{Katakana}}ー])(?![−‐‑+-]))"
    rf"(?=(?:{before_number()})?+\s*+{STARTS}|[(\[〔【])"
)
BEFORE = Pattern(rf"{before_number()}(?=\s*+(?:{before_number()}|{STARTS}))")
BASE = Pattern(
    r"[0-9]{1,2}(?:年間|か年|か月間|カ月間)で\s*+|(?:人口|出生|出産|世帯)?[0-9]*+[十百千万]++[人件世帯]{0,2}(?:対|当たり|あたり|につき)\s*+"
)
AMONG = Pattern(
    rf"全?(?P<number>{NUMERAL.pattern})(?P<unit>[^\d\s()]{{1,10}}?)(?:中の?|のうちの?|の内)[、,\s]*+"
    rf"(?={STARTS}|約)"
)


def take_before(reading: Reading, era: str | None) -> Reading:
    """The reading up to the number, whatever stands before it."""
    before: Reading | None = reading
    while before is not None:
        reading = _skip_colon(before)
        before = (
            take_year(reading, era)
            or _take_kept(reading, AMONG)
            or _take_kept(reading, BASE)
            or _take_before_word(reading)
            or take_bracket(reading, era, "bracket before")
            or take_note(reading)
            or _take_label(reading)
        )
    return reading


def _skip_colon(reading: Reading) -> Reading:
    """The reading without the space that comes next, and the colon of 目標値（R6）：80%."""
    is_begun = bool(reading.quantity.pieces)
    return reading._replace(rest=reading.rest.lstrip(" \n\t:" if is_begun else None))


def _take_kept(reading: Reading, pattern: Pattern) -> Reading | None:
    """The reading after what the figure is part of or counted on, kept as company: 59市町村中."""
    whole = pattern.match(reading.rest)
    number = whole.groupdict().get("number") if whole else None
    if whole is None or (number and unsigned(number) is None):
        return None
    company = with_company(reading.quantity.company, whole[0].rstrip("、, \n"))
    return take(reading, whole.end(), "company", reading.quantity._replace(company=company))


def _take_before_word(reading: Reading) -> Reading | None:
    word = BEFORE.match(reading.rest)
    return take_word(reading, words("before")[word[0]]) if word else None


def _take_label(reading: Reading) -> Reading | None:
    label = LABEL.match(reading.rest)
    if label is None or reading.quantity.part is not None or is_relative_label(label["label"]):
        return None
    said = reading.quantity._replace(part=label["label"])
    return take(reading, label.end(), "label", said)
