"""Units as printed, separated from their scale: 千円 is 1000 円."""

from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.normalize.number import unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import TEXTS_KEPT, normalized

LONGEST = 30
"""Characters of a unit; longer texts are remarks, and cost time."""
NO_UNIT = Pattern(r"[-－―ー−–—‐…/]++|なし|無し|単位なし")
"""What a unit column prints for a figure without a unit."""
OPEN, CLOSE, INSIDE = r"[(\[〔【]", r"[)\]〕】]", r"[^()\[\]〔〕【】]++"
HEADED = Pattern(rf"{OPEN}?+単位[:：]?+(?P<unit>.+?){CLOSE}?")
"""単位：百万円, with or without brackets round it."""
ENCLOSED = Pattern(rf"{OPEN}(?P<inside>{INSIDE}){CLOSE}")
AT_END = Pattern(rf"(?P<before>.+){OPEN}(?P<inside>{INSIDE}){CLOSE}")
"""A bracket at the end of a unit, 件（月平均）, or of a name, 待ち時間（分）."""
SCALE = Pattern(r"(?P<scale>(?:[0-9][0-9,]*+)?+[十百千万億兆]++)(?P<unit>.*+)")
"""百万円 and 100万ドル; the rest must be a unit, since 百貨店 begins so too."""
ROUND_NUMBER_OF = Pattern(r"(?:10*+(?:,000)*+)?+[十百千万億]*+(?P<unit>[^0-9]++)")
"""What a rate is counted on: 10万人, 100万円, 1,000人. Another number may be a part of a date."""
WITH_BOUND = Pattern(r"約?+[○〇◯]?+(?P<unit>.+?)(?:以上|以下|以内|未満|超)?")
"""約○％, W/m・K以下: a circle is the place of the figure."""
TIMES = Pattern("[・×-]")
"""Between the factors of a compound unit: 人・日, W/m・K, kg-CO2."""
LATIN_OR_KATAKANA = Pattern(r"[\p{Katakana}ーA-Za-z]{2,14}")
"""An unlisted unit that may follow a scale; in kanji 千 or 百 may be its first letter."""
HEADED_AT_END = Pattern(r"単位[:：](?P<unit>[^()\[\]〔〕【】:：、]{1,30})[)\]〕】]?$")
NOTE = Pattern("[※*注]|令和|平成|R[0-9]|H[0-9]|20[0-9]")
"""A bracket at the end of a name that is no unit, but may have one before it."""
MOST_BRACKETS = 3
"""Brackets at the end of a name: its unit, 累計 and a note."""
CUMULATIVE = Pattern(r"累計|延べ|累積|\((?:累計|延べ|累積)\)")
"""Words that say what the figures count up, and that are not part of the unit."""
NOUN = Pattern(
    r"[\p{Han}々]{1,8}|[\p{Katakana}ー]{2,14}|[\p{Han}々]{1,6}[\p{Katakana}ー]{2,10}"
    r"|[\p{Katakana}ー]{2,10}[\p{Han}々]{1,6}|[A-Za-zμΩ°]{2,12}|[A-Za-z]{2,8}[\p{Han}々]{1,4}"
)
"""Letters directly after a number that may be an unlisted unit: 経営体, ダウンロード, 申請フォーム.

The lengths hold the longest units seen in reports; longer runs are sentences.
"""


class Scaled(NamedTuple):
    """A unit without its scale; `unit` is None where － says that there is none."""

    scale: Decimal
    unit: str | None


@cache
def known_units() -> frozenset[str]:
    """The units `knowledge/units.toml` lists."""
    units = load("units")
    return frozenset(map(normalized, (units["counted"] + units["measured"]).split()))


@cache
def _units_of_whom() -> frozenset[str]:
    """Units that in a bracket may rather say of whom a figure is: 利用率（市町村）."""
    return frozenset(load("units")["in_names"]["of_whom"].split())


def spelt(unit: str) -> str:
    """The unit in the spelling the tables use: ％pt → %ポイント."""
    return str(load("units")["spelling"].get(unit, unit))


@lru_cache(maxsize=TEXTS_KEPT)
def is_known(unit: str) -> bool:
    """Whether the unit, or each part of a compound one (kg-CO2/㎡), is listed.

    >>> is_known("GJ/百万円"), is_known("市町村数"), is_known("ビジネス")
    (True, True, False)
    """
    if len(unit) > LONGEST:
        return False
    if _is_listed(unit):
        return True
    if written := AT_END.fullmatch(unit):
        return is_known(written["before"]) and NOUN.fullmatch(written["inside"]) is not None
    counted, *per = unit.split("/")
    parts = TIMES.split(counted)
    return (
        len(parts) + len(per) > 1
        and all(map(_is_listed, parts))
        and all(_is_base(base) and not base.endswith(counted) for base in per)
    )


def _is_listed(unit: str) -> bool:
    return spelt(unit) in known_units() or unit.removesuffix("数") in known_units()


def _is_base(unit: str) -> bool:
    """Whether a unit may follow /, as 人・日, 百万円 or 10万人 do."""
    base = ROUND_NUMBER_OF.fullmatch(unit)
    parts = TIMES.split(base["unit"]) if base else []
    return unit in known_units() or (
        bool(parts) and all(map(_is_listed, parts)) and "%" not in unit
    )


@lru_cache(maxsize=TEXTS_KEPT)
def read_unit(printed: str) -> Scaled | None:
    """The unit and the scale a unit cell or heading gives, or None where it is not understood.

    A scale is separated from a known unit or from one in katakana or Latin letters only: 百貨店 is
    a unit, 千経営体 is refused unless 経営体 is listed. 約, 以下 and 累計 are not part of it.

    >>> read_unit("単位：百万円"), read_unit("－")
    (Scaled(scale=Decimal('1000000'), unit='円'), Scaled(scale=Decimal('1'), unit=None))
    """
    unit = "".join(normalized(printed).split())
    if len(unit) > LONGEST:
        return None
    if headed := HEADED.fullmatch(unit):
        unit = headed["unit"]
    elif enclosed := ENCLOSED.fullmatch(unit):
        unit = enclosed["inside"]
    if not unit or NO_UNIT.fullmatch(unit):
        return Scaled(Decimal(1), None)
    unit = CUMULATIVE.sub("", unit)
    return _scaled(unit) or (
        _scaled(bounded["unit"]) if (bounded := WITH_BOUND.fullmatch(unit)) else None
    )


def _scaled(unit: str) -> Scaled | None:
    if unit == "割":
        return Scaled(Decimal(10), "%")
    if _is_listed(unit):
        return Scaled(Decimal(1), spelt(unit))
    scaled = SCALE.fullmatch(unit)
    if scaled and _may_follow_a_scale(scaled["unit"]) and (scale := _scale(scaled["scale"])):
        return Scaled(scale, spelt(scaled["unit"]) or None)
    if bracketed := AT_END.fullmatch(unit):
        scale = _scale(bracketed["inside"]) if SCALE.fullmatch(bracketed["inside"]) else None
        if scale or _is_listed(bracketed["inside"]):
            return _multiplied(_scaled(bracketed["before"]), scale or Decimal(1))
    if scaled or not (is_known(unit) or NOUN.fullmatch(unit)):
        return None
    return Scaled(Decimal(1), unit)


def is_cumulative(printed: str) -> bool:
    """Whether a unit cell says that figures add up over the years: 件（累計）."""
    return CUMULATIVE.search(normalized(printed)) is not None


def is_unit_alone(word: str) -> bool:
    """Whether a word in a bracket is a known unit and does not rather say of whom a figure is."""
    scaled = read_unit(word)
    is_one = scaled is not None and scaled.unit is not None and is_known(scaled.unit)
    return is_one and scaled is not None and scaled.unit not in _units_of_whom()


def _multiplied(unit: Scaled | None, scale: Decimal) -> Scaled | None:
    return Scaled(unit.scale * scale, unit.unit) if unit else None


def _scale(written: str) -> Decimal | None:
    return unsigned(written) or unsigned(f"1{written}")


def _may_follow_a_scale(unit: str) -> bool:
    return not unit or is_known(unit) or LATIN_OR_KATAKANA.fullmatch(unit) is not None


@lru_cache(maxsize=TEXTS_KEPT)
def unit_in_name(name: str) -> str | None:
    """The unit an indicator's name ends with: 待ち時間（分）, 出荷額 単位：千円; else None.

    As printed, its scale in it. A word that may say of whom the figure is (市町村) is a unit only
    in a name that counts (～数).

    >>> unit_in_name("指標（千円／人）"), unit_in_name("利用率（市町村）")
    ('千円/人', None)
    """
    text = normalized(name)
    if headed := HEADED_AT_END.search(text):
        return headed["unit"] if _is_unit_of(headed["unit"], "数") else None
    for _ in range(MOST_BRACKETS):
        bracketed = AT_END.fullmatch(text)
        if bracketed is None:
            return None
        text, inside = bracketed["before"], bracketed["inside"].replace("、", ",").split(",")[0]
        if _is_unit_of(inside, text):
            return inside
        if not CUMULATIVE.fullmatch(inside) and not NOTE.match(inside):
            return None
    return None


def _is_unit_of(inside: str, name: str) -> bool:
    """Whether a text in a bracket is the unit of the name before it; (実人数) says how it is counted."""
    if inside.endswith("数"):
        return False
    scaled = read_unit(inside)
    if scaled is None or scaled.unit is None or not is_known(scaled.unit):
        return False
    return name.endswith("数") or scaled.unit not in _units_of_whom()


@cache
def _units_of_one_meaning() -> dict[str, str]:
    return {unit: units[0] for units in load("same_units")["same"] for unit in units}


def unit_class(unit: str | None) -> str | None:
    """The unit that stands for all units that count the same: 名 → 人."""
    return _units_of_one_meaning().get(unit, unit) if unit else unit
