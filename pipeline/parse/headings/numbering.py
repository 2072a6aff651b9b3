"""Lines of text → numbered headings: Ⅰ-１, Ⅳ, 第１章, 施策１－２, (1), ①."""

from functools import lru_cache
from typing import NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.page import UNSEEN
from pipeline.normalize.number import read_number
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import TEXTS_KEPT, comparison_key, normalized
from pipeline.normalize.unit import is_known, read_unit

LONGEST_HEADING = 60
"""Characters a heading may have; what is longer is a sentence.

The longest numbered heading in the PDFs at hand has 29 (市町村に求められるデジタル変革…): twice that.
"""

_ROMAN_DIGITS = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ"]
_ROMAN_LETTERS = dict(
    zip(
        _ROMAN_DIGITS,
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"],
        strict=True,
    )
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_DASH = r"[-‐‑–—―−ー－]"
_KANJI = r"[\d一二三四五六七八九十]+"
_NAMED = Pattern(rf"(?:{'|'.join(load('context')['numbered_headings'])})\s*(?P<rest>[\dⅠ-Ⅻ].*)")
_ROMAN = Pattern(
    rf"(?P<roman>[Ⅰ-Ⅻ]|[IVX]++(?![A-Za-z]))(?:\s*{_DASH}\s*(?P<sub>\d+))?"
    rf"(?:\s*{_DASH}\s*(?P<subsub>\d+))?[.．、:：\s]*(?P<name>.*)"
)
_CODE_LETTERS = Pattern(rf"(?:[Ⅰ-ⅫIVX\d.．、:：\s]|{_DASH})*+")
_AFTER_WORD = Pattern(rf"(?P<number>\d+(?:(?:\.|{_DASH})\d+)*)[.．、:：\s]*(?P<name>\D.*)")
_ORDINALS = (
    ("chapter", Pattern(rf"第\s*(?P<number>{_KANJI})\s*[章編部]\s*(?P<name>.*)")),
    ("section", Pattern(rf"第\s*(?P<number>{_KANJI})\s*[節項]\s*(?P<name>.*)")),
    ("dotted", Pattern(rf"(?P<number>\d+(?:(?:\.|{_DASH})\d+)+)[.\s]*(?P<name>\D.*)")),
    ("bracketed", Pattern(r"\(\s*(?P<number>\d+)\s*\)\s*(?P<name>.*)")),
    ("circled", Pattern(rf"(?P<number>[{_CIRCLED}])\s*(?P<name>.*)")),
)
_SPACED = Pattern(r"(?P<number>\d+)[\s.．、]+(?P<name>\D.*)")


class Numbered(NamedTuple):
    """A numbered heading: which way of numbering, its code in ASCII, its name."""

    style: str
    code: str
    name: str


def may_be_code(word: str) -> bool:
    """Whether a word has no letter that the code of a section is written without."""
    return _CODE_LETTERS.fullmatch(normalized(word)) is not None


def readable_code(code: str | None) -> str | None:
    """The code of a section; None where a part of it could not be read."""
    return None if code and UNSEEN in code else code


def ascii_code(printed: str) -> str | None:
    """The code of a cell or text that holds nothing else: Ⅰ-１ → I-1, Ⅳ → IV."""
    found = _read_roman(normalized(printed))
    return found.code if found and not found.name else None


@lru_cache(maxsize=TEXTS_KEPT)
def read_numbered(line: str) -> Numbered | None:
    """The number and name of a heading line, or None where the line is no numbered heading."""
    text = normalized(line).strip()
    if text.startswith(UNSEEN):
        return _unread_number(text)
    if len(text) > LONGEST_HEADING or "。" in text:
        return None
    named = _NAMED.fullmatch(text)
    roman = _read_roman(named["rest"] if named else text)
    if roman:
        return roman
    if named:
        return _read("named", _AFTER_WORD.fullmatch(named["rest"]))
    for style, pattern in _ORDINALS:
        found = _read(style, pattern.fullmatch(text))
        if found:
            return found
    return _read("number", _SPACED.fullmatch(line.strip()))


def _unread_number(text: str) -> Numbered | None:
    """A heading whose number could not be read; its code is UNSEEN."""
    name = text.strip(UNSEEN).strip()
    is_heading = name and UNSEEN not in name and len(text) <= LONGEST_HEADING and "。" not in name
    return Numbered("unread", UNSEEN, name) if is_heading else None


def _read_roman(text: str) -> Numbered | None:
    match = _ROMAN.fullmatch(text)
    if not match:
        return None
    roman = _ROMAN_LETTERS.get(match["roman"], match["roman"])
    code = "-".join(filter(None, (roman, match["sub"], match["subsub"])))
    return Numbered("roman", code, match["name"].strip())


def _read(style: str, match: regex.Match[str] | None) -> Numbered | None:
    if not match or not match["name"]:
        return None
    if style in {"dotted", "number"} and _is_unit(match["name"]):
        return None
    return Numbered(style, _digits(normalized(match["number"])), normalized(match["name"]))


def _is_unit(name: str) -> bool:
    """Whether the number counts what follows: 12.4％ and 1.3百万円 are figures, not headings."""
    scaled = read_unit(normalized(name))
    return scaled is not None and scaled.unit is not None and is_known(scaled.unit)


def _digits(number: str) -> str:
    if number in _CIRCLED:
        return str(_CIRCLED.index(number) + 1)
    value = read_number(number)
    return (
        comparison_key(number).replace(".", "-") if value is None or "." in number else str(value)
    )
