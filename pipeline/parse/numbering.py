"""Numbered headings: Ⅰ-１, Ⅳ, 第１章, (1), ①."""

from typing import NamedTuple

import regex

from pipeline.normalize.number import read_number
from pipeline.normalize.text import folded, plain

LONGEST_HEADING = 60
"""Characters a heading may have; what is longer is a sentence."""

_ROMAN_LETTERS = {
    **{
        chr(0x2160 + position): roman
        for position, roman in enumerate(
            ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
        )
    },
}
_DASH = r"[-‐‑–—―−ー－]"
_ROMAN = regex.compile(
    rf"(?P<roman>[Ⅰ-Ⅻ]|[IVX]++(?![A-Za-z]))(?:\s*{_DASH}\s*(?P<sub>\d+))?(?:\s*{_DASH}\s*(?P<subsub>\d+))?"
    r"[.．、\s]*(?P<name>.*)"
)
_ORDINALS = (
    (
        "chapter",
        regex.compile(r"第\s*(?P<number>[\d一二三四五六七八九十]+)\s*[章編部]\s*(?P<name>.*)"),
    ),
    (
        "section",
        regex.compile(r"第\s*(?P<number>[\d一二三四五六七八九十]+)\s*[節項]\s*(?P<name>.*)"),
    ),
    ("dotted", regex.compile(rf"(?P<number>\d+(?:(?:\.|{_DASH})\d+)+)[.\s]*(?P<name>\D.*)")),
    ("bracketed", regex.compile(r"\(\s*(?P<number>\d+)\s*\)\s*(?P<name>.*)")),
    ("circled", regex.compile(r"(?P<number>[①-⑳])\s*(?P<name>.*)")),
)
_SPACED = regex.compile(r"(?P<number>\d+)[\s.．、]+(?P<name>\D.*)")


class Numbered(NamedTuple):
    """A numbered heading: which way of numbering, its code in ASCII, its name."""

    style: str
    code: str
    name: str


def ascii_code(printed: str) -> str | None:
    """The code of a cell or text that holds nothing else: Ⅰ-１ → I-1, Ⅳ → IV."""
    found = _read_roman(plain(printed))
    return found.code if found and not found.name else None


def read_numbered(line: str) -> Numbered | None:
    """The number and name of a heading line, or None where the line is no numbered heading."""
    text = plain(line).strip()
    if len(text) > LONGEST_HEADING or "。" in text:
        return None
    roman = _read_roman(text)
    if roman:
        return roman
    for style, pattern in _ORDINALS:
        match = pattern.fullmatch(text)
        if match and match["name"]:
            return Numbered(style, _digits(match["number"]), match["name"].strip())
    spaced = _SPACED.fullmatch(line.strip())
    if spaced:
        return Numbered("number", _digits(plain(spaced["number"])), plain(spaced["name"]))
    return None


def _read_roman(text: str) -> Numbered | None:
    match = _ROMAN.fullmatch(text)
    if not match:
        return None
    roman = _ROMAN_LETTERS.get(match["roman"], match["roman"])
    code = "-".join(filter(None, (roman, match["sub"], match["subsub"])))
    return Numbered("roman", code, match["name"].strip())


def _digits(number: str) -> str:
    if number in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return str(ord(number) - ord("①") + 1)
    value = read_number(number)
    return folded(number) if value is None else str(value)
