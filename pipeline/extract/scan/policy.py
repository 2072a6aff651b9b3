"""The readings of one line → what of it is believed; a number only where the readings agree.

The rules are those that no wrong number passed on 769 numbers of 14 scans with known truth: one
recogniser reads the line in grey and in black and white, and both readings are the same, sign,
separators and unit too; another recogniser finds the same digits, or the first is sure of every
letter; no ink is left that no letter explains.
"""

import re
import unicodedata
from typing import NamedTuple

from pipeline.extract.scan.line_readings import LineReading
from pipeline.model.page import UNSEEN

SURE = 0.9
"""The least sureness of a line whose digits the other recogniser does not confirm."""
SHORT = 24
"""Letters: a line no longer holds a figure with its unit, or a heading; all of it must be alike."""
NUMBER = re.compile(
    r"[△▲+±-]?\d(?:[\d,.]*\d)?"
    r"|[一二三四五六七八九十百千〇]{2,}|[一二三四五六七八九十百千](?=[つ件人校年月日回団事市町村か箇ヶ%])"
)
"""A number in folded text, with its sign; one in kanji, unless it may be part of a word (一部)."""
DIGITS = re.compile(r"\d")
DASHES = frozenset("-一ー―－‐–—_~二=")
"""What a dash alone in its cell is read as."""
RINGS = frozenset("0OoQ○〇◯◎●。D")
"""What a ring alone in its cell is read as."""
FLAT = 2.5
"""Width for a height of 1: a dash is flatter than any other sign; the kanji 一 alone is as flat."""
ROUND, NARROW = 0.88, 0.75
"""Width for a height of 1: a ring is drawn round; a nought is narrow, full-width ones too."""
PIECES = {"%": 3, ":": 2, ";": 2, "i": 2, "j": 2}
"""Spots of ink of a sign that is not one."""
CODE = re.compile(r"(?:[IVX1l|]{1,5}-\d{1,2}(?:-\d{1,2})?|[IVXl|1]{1,5})(?![\dA-Za-z,.%-])[.:、]?")
"""What a section code is read as, in folded text: a Roman number, perhaps with others behind it."""
ROMAN = frozenset("IVXl|")
PLAIN = re.compile(r"[\d,.%△▲+-]+")
"""Text of which is known how many spots of ink it has at most."""


SPACED_DIGITS = re.compile(r"(?<![\d.,])\d(?:\s+[\d.,])+(?![\d.,])")
SPACE = re.compile(
    r"(?<![A-Za-z\d])\s+|\s+(?![A-Za-z\d])|(?<=\d)\s+(?=[A-Za-z])|(?<=[A-Za-z])\s+(?=\d)"
)


class Believed(NamedTuple):
    """The text of a line, with UNSEEN for each number that is refused.

    `refused` says whether one is; `differs`, whether its words are read in two ways.
    """

    text: str
    refused: bool = False
    differs: bool = False


def believed(line: LineReading) -> Believed:
    r"""What of a line is believed.

    >>> from pipeline.model.page import Box
    >>> box = Box(0, 0, 9, 9)
    >>> believed(LineReading(box, "73.7%", "73.7％", "73.7%", 0.99, 3.0, 6, in_cell=True))
    Believed(text='73.7%', refused=False, differs=False)
    >>> believed(LineReading(box, "73.7%", "78.7%", "73.7%", 0.99, 3.0, 6, in_cell=True))
    Believed(text='\ufffd', refused=True, differs=False)
    """
    first, second = folded(line.first), folded(line.second)
    if line.in_cell and (sign := _lone_sign(line, first, second)):
        return sign
    if code := _code(line):
        return code
    is_short = len(first) <= SHORT
    if not has_number(first) and not (is_short and has_number(second)):
        return _words(line, first, second)
    if _agrees(line, first, second) and not _has_ink_left(line, first):
        return _words(line, first, second)
    mostly_number = len(NUMBER.sub("", first)) <= len(first) / 2 or not has_number(first)
    if is_short and line.in_cell and mostly_number:
        return Believed(UNSEEN, refused=True)
    return Believed(without_numbers(line.first), refused=True, differs=first != second)


def _code(line: LineReading) -> Believed | None:
    """A line that is, or begins with, a section code: Ⅰ-1 reads 1-1, and Ⅲ reads I.

    The code is never believed: only the sequence of a whole report could settle it.
    """
    readings = [folded(one) for one in (line.first, line.second, line.third or "")]
    found = [code for one in readings if (code := CODE.match(one))]
    if not any(set(code[0]) & ROMAN or "-" in code[0] for code in found):
        return None
    rest = CODE.sub("", readings[0], count=1) if CODE.match(readings[0]) else readings[0]
    return Believed(f"{UNSEEN}{without_numbers(rest)}", refused=True)


def _agrees(line: LineReading, first: str, second: str) -> bool:
    """Whether the numbers of a line are read alike: in a short line all of it must be.

    Where its words are read in two ways, two of three readings must be the same, and the numbers of
    all three, with what stands before and after them.
    """
    if first == second or (len(first) > SHORT and _numbers(first) == _numbers(second)):
        return _is_confirmed(line, first)
    third = folded(line.third or "")
    return third in (first, second) and _numbers(first) == _numbers(second) == _numbers(third)


def _words(line: LineReading, first: str, second: str) -> Believed:
    """The words of a line: the reading that another one confirms, else the first."""
    third = folded(line.third or "")
    confirmed = line.second if third == second != first else line.first
    return Believed(closed_up(confirmed), differs=first not in (second, third) and second != third)


def closed_up(text: str) -> str:
    """The text with no space but between two Latin words: a recogniser puts them anywhere.

    Digits spaced one by one are one number; any other space between digits may part two.

    >>> closed_up("7 8 %"), closed_up("KPI 設定 事業数"), closed_up("Digital Transformation")
    ('78%', 'KPI設定事業数', 'Digital Transformation')
    >>> closed_up("12 15")
    '12 15'
    """
    spaced = SPACED_DIGITS.sub(lambda found: "".join(found[0].split()), text.strip())
    return SPACE.sub("", spaced)


def folded(text: str) -> str:
    """The text closed up, in the plain forms of its letters: all minus signs are one."""
    return closed_up(unicodedata.normalize("NFKC", text).translate(MINUS))


MINUS = str.maketrans(dict.fromkeys("−‐–—―－", "-"))


def _lone_sign(line: LineReading, first: str, second: str) -> Believed | None:
    """A dash or a ring alone in its cell: every recogniser mistakes them, their shape tells them."""
    if len(first) > 1 or len(second) > 1:
        return None
    if line.shape >= FLAT and (first in DASHES or second in DASHES):
        return Believed("－")
    if first in RINGS and second in RINGS and first + second != "":
        return _ring(line, first, second)
    is_odd = first in DASHES or second in DASHES or first in RINGS or second in RINGS
    return Believed(UNSEEN, refused=True) if is_odd and first != second else None


def _ring(line: LineReading, first: str, second: str) -> Believed:
    if line.shape >= ROUND:
        marks = {one for one in (first, second) if one in "◎●"}
        if not marks:
            return Believed("○")
        return Believed(first) if first == second else Believed(UNSEEN, refused=True)
    if line.shape <= NARROW and line.third is not None and "0" in (first, second):
        agrees = first == second and _is_confirmed(line, first)
        return Believed("0") if agrees else Believed(UNSEEN, refused=True)
    return Believed(UNSEEN, refused=True)


def has_number(text: str) -> bool:
    """Whether a text holds a number."""
    return NUMBER.search(text) is not None


def _numbers(text: str) -> list[str]:
    """The numbers of a line, each with the two letters after it: its unit."""
    return [text[found.start() : found.end() + 2] for found in NUMBER.finditer(text)]


def _is_confirmed(line: LineReading, first: str) -> bool:
    third = folded(line.third or "")
    return DIGITS.findall(first) == DIGITS.findall(third) or line.sureness >= SURE


def _has_ink_left(line: LineReading, first: str) -> bool:
    """Whether there are more spots of ink than the letters of a plain figure have."""
    if not PLAIN.fullmatch(first):
        return False
    return line.spots > sum(PIECES.get(letter, 1) for letter in first)


def without_numbers(text: str) -> str:
    """The text with UNSEEN for each number in it."""
    plain = unicodedata.normalize("NFKC", text).translate(MINUS)
    return NUMBER.sub(UNSEEN, closed_up(plain))
