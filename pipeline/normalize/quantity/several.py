"""A cell with several figures: told apart by words or years, in a row, or a baseline and its target."""

from collections.abc import Callable

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.model.vocabulary import Role
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.figure import read_figure
from pipeline.normalize.quantity.no_figure import mark_of
from pipeline.normalize.quantity.parser import (
    BRACKET,
    Reading,
    skip_space,
    take,
    take_year,
    with_company,
)

MOST = 12
SYMBOL_FONTS = "".join(map(chr, range(0xF000, 0xF100)))
BULLETS = " \n・•●■◆▪➢✓☑□◇❖▶►‣" + SYMBOL_FONTS
APART = BULLETS + "、。,;/"
NAME = r"(?P<label>[^\s:：()0-9、,-]{1,15}?)"
MARKS = "[-―−–—]|なし|集計中|調査中|未公表|精査中"
MARK = Pattern(rf"(?:{MARKS})(?=[\s、]|$)")
LABELLED_WORDS = Pattern(
    rf"{NAME}(?:\s*+[:：]\s*+)(?P<words>[^0-9\n、]{{1,30}}+)(?=\n|、|$)"
    rf"|{NAME}\s*+(?P<words>{MARKS})(?=[\s、]|$)"
)
NAMED = Pattern(r"[\p{Han}\p{Katakana}ー・A-Za-z]{1,15}")
APART_FROM = Pattern(r"[\s:]")
OF_WHICH = ("うち", "内")


def read_cell(text: str, era: str | None) -> tuple[Quantity, ...] | None:
    """The quantities of a cell with at least one figure, read whole; else None."""
    if enclosed := BRACKET.fullmatch(text):
        inside = read_cell(enclosed["inside"].strip(), era)
        return inside and tuple(with_piece(one, text[0] + text[-1], "brackets") for one in inside)
    readings = _in_a_row(text.lstrip(BULLETS), era)
    if readings is None or all(reading.quantity.mark is Mark.WORDS for reading in readings):
        return None
    quantities = tuple(reading.quantity for reading in readings)
    if len(quantities) > 1:
        return _told_apart(quantities)
    return (_alone(quantities[0]),) if _is_apart(quantities[0], text) else None


def with_piece(quantity: Quantity, text: str, meaning: str) -> Quantity:
    """The quantity with one more piece that it was read from."""
    return quantity._replace(pieces=(*quantity.pieces, Piece(text, meaning)))


def _is_apart(quantity: Quantity, text: str) -> bool:
    """Whether a mark stands apart from its label: 該当者：なし does, 変更なし is a phrase."""
    return not (quantity.mark and quantity.part) or APART_FROM.search(text) is not None


def _alone(quantity: Quantity) -> Quantity:
    """A label tells nothing apart where there is one figure: 全国16位. It is kept as company."""
    company = with_company(quantity.part, quantity.company)
    return quantity._replace(part=None, company=company)


def _in_a_row(text: str, era: str | None) -> list[Reading] | None:
    readings: list[Reading] = []
    brackets_lead = BRACKET.match(text) is not None
    while text:
        reading = read_figure(text, era, brackets_lead=brackets_lead) or _labelled_words(text, era)
        if reading is None or len(readings) == MOST:
            return None
        if readings and _run_together(readings[-1], text) and not _alike(readings[-1], reading):
            return None
        readings.append(reading)
        text = reading.rest.lstrip(APART)
    return readings


def _run_together(before: Reading, text: str) -> bool:
    return before.rest == text


def _alike(one: Reading, other: Reading) -> bool:
    """Whether figures printed without a space between them count the same: 男12人女13人."""
    return one.quantity.unit == other.quantity.unit


def _labelled_words(text: str, era: str | None) -> Reading | None:
    """北米：維持, 地域－, R6：集計中: the words of one part of a cell, or its mark."""
    dated = take_year(Reading(text, Quantity(printed="")), era)
    if dated and (words_of_year := MARK.match(dated.rest)):
        mark = mark_of(words_of_year[0]) or Mark.WORDS
        said = dated.quantity._replace(mark=mark)
        return take(dated, words_of_year.end(), mark.value, said)
    part = LABELLED_WORDS.match(text)
    if part is None:
        return None
    words = part["words"].strip()
    pieces = (Piece(part["label"], "label"), Piece(words, "words"))
    mark = mark_of(words) or Mark.WORDS
    quantity = Quantity(printed="", mark=mark, part=part["label"], pieces=pieces)
    return skip_space(Reading(text[part.end() :], quantity))


def _told_apart(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...] | None:
    """The quantities, each with its own part or its own year; None where nothing tells them apart.

    The first may be the whole of which the others are part: 120人⏎うち女性30人.
    """
    named = tuple(map(_named_by_bracket, quantities))
    if not any(one.part or one.year for one in named):
        named = tuple(map(_named_by_company, quantities))
    parts = [quantity.part for quantity in named]
    years = [quantity.year for quantity in named]
    is_whole_first = parts[0] is None and all(str(part).startswith(OF_WHICH) for part in parts[1:])
    told_by = years if not any(parts) and None not in years else parts
    if (None in told_by and not is_whole_first) or len(set(told_by)) < len(told_by):
        return None
    return _with_shared_unit(_with_shared_year(named))


def _named_by_bracket(quantity: Quantity) -> Quantity:
    """(男)79.83: among several figures the bracket before one is its part."""
    leading = [piece for piece in quantity.pieces if piece.meaning == "bracket before"]
    if quantity.part is not None or len(leading) != 1:
        return quantity
    name = leading[0].text[1:-1].strip()
    return quantity._replace(
        part=name, company=None if quantity.company == name else quantity.company
    )


def _named_by_company(quantity: Quantity) -> Quantity:
    """12人(男) 13人(女): so is the bracket after one, where it is a name."""
    company = quantity.company
    if company is None or not NAMED.fullmatch(company):
        return quantity
    return quantity._replace(part=company, company=None)


def _with_shared_year(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """A year printed once after the last figure is the year of all: 男性79.83 女性84.35（H29年）."""
    *others, last = quantities
    if last.year is None or last.company is None or any(one.year or one.company for one in others):
        return quantities
    shared = [
        with_piece(one._replace(year=last.year), last.company, "year of all") for one in others
    ]
    return (*shared, last)


def _with_shared_unit(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """A unit printed once after the last figure is the unit of all: 男79.83・女84.35歳."""
    *others, last = quantities
    if last.unit is None or any(one.unit for one in others):
        return quantities
    shared = [with_piece(one._replace(unit=last.unit), last.unit, "unit of all") for one in others]
    return (*shared, last)


ARROW = Pattern(r"\s*+(?:[→⇒➡➔➠⟶]|=>|->)\s*+")
DIGIT = Pattern("[0-9]")
FROM = Pattern(r"から(?=[^か]*+$)")
ReadCell = Callable[[str], tuple[Quantity, ...] | None]


def read_change(text: str, read: ReadCell) -> tuple[Quantity, ...] | None:
    """Two quantities with the roles baseline and target, or None where the cell holds no change.

    The sides are read with `read`. One side may be words or a mark; with から both are figures.
    """
    outside = BRACKET.sub(lambda bracket: "〓" * len(bracket[0]), text)
    arrows = list(ARROW.finditer(outside)) or list(FROM.finditer(outside))
    if len(arrows) != 1:
        return None
    sides = text[: arrows[0].start()].strip(), text[arrows[0].end() :].strip()
    if arrows[0][0] == "から":
        if sides[1].endswith("まで"):
            return None
        sides = sides[0], sides[1].removesuffix("へ").removesuffix("に")
    baseline, target = (_side(side, read) for side in sides)
    if baseline is None or target is None:
        return None
    if arrows[0][0] == "から" and (baseline.mark or target.mark):
        return None
    if baseline.unit is None and baseline.value is not None and target.unit:
        piece = Piece(target.unit, "unit of the target")
        baseline = baseline._replace(unit=target.unit, pieces=(*baseline.pieces, piece))
    return baseline._replace(role=Role.BASELINE.value), target._replace(role=Role.TARGET.value)


def _side(text: str, read: ReadCell) -> Quantity | None:
    mark = mark_of(text)
    if mark is not None or not text:
        return Quantity(printed="", mark=mark) if mark not in (None, Mark.BLANK) else None
    quantities = read(text)
    if quantities is not None:
        return quantities[0] if len(quantities) == 1 else None
    return None if DIGIT.search(text) else Quantity(printed="", mark=Mark.WORDS)
