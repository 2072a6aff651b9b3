"""A cell with several figures: distinguished by labels or years, or a baseline and its target."""

from collections.abc import Callable

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.model.vocabulary import Role
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.no_figure import mark_of
from pipeline.normalize.quantity.one_figure import parse_figure
from pipeline.normalize.quantity.parser_state import (
    BRACKET,
    ParserState,
    consume,
    parse_year,
    skip_space,
    with_company,
    with_piece,
)

MOST = 12
"""Figures of one cell at most, one for each month; a cell with more is a list."""
SYMBOL_FONTS = "".join(map(chr, range(0xF000, 0xF100)))
"""Where Symbol and Wingdings place their characters, mostly bullets; marks.toml lists the arrows."""
BULLETS = " \n・•●■◆▪➢✓☑□◇❖▶►‣" + SYMBOL_FONTS
SEPARATORS = BULLETS + "、。,;/"
LABEL = r"(?P<label>[^\s:：()0-9、,-]{1,15}?)"
MARKS = "[-―−–—]|なし|集計中|調査中|未公表|精査中"
MARK = Pattern(rf"(?:{MARKS})(?=[\s、]|$)")
"""The marks that are printed for one of several figures, as often as a number would be."""
LABELLED_WORDS = Pattern(
    rf"{LABEL}(?:\s*+[:：]\s*+)(?P<words>[^0-9\n、]{{1,30}}+)(?=\n|、|$)"
    rf"|{LABEL}\s*+(?P<words>{MARKS})(?=[\s、]|$)"
)
NAME = Pattern(r"[\p{Han}\p{Katakana}ー・A-Za-z]{1,15}")
"""A bracket after a figure that may be its label: 男; with a digit or hiragana it is a remark."""
AFTER_LABEL = Pattern(r"[\s:]")
OF_WHICH = ("うち", "内")
"""How the label of a part begins that is counted in the whole before it."""


def read_figures(text: str, era: str | None) -> tuple[Quantity, ...] | None:
    """The quantities of a text with at least one figure, read whole; else None."""
    if enclosed := BRACKET.fullmatch(text):
        inside = read_figures(enclosed["inside"].strip(), era)
        return inside and tuple(with_piece(one, text[0] + text[-1], "brackets") for one in inside)
    states = _parse_figures(text.lstrip(BULLETS), era)
    if states is None or all(state.quantity.mark is Mark.WORDS for state in states):
        return None
    quantities = tuple(state.quantity for state in states)
    if len(quantities) > 1:
        return _distinguished(quantities)
    return (_only_figure(quantities[0]),) if _is_figure_or_mark(quantities[0], text) else None


def _is_figure_or_mark(quantity: Quantity, text: str) -> bool:
    """Whether it is no phrase: a mark is apart from its label in 該当者：なし, not in 変更なし."""
    return not (quantity.mark and quantity.part) or AFTER_LABEL.search(text) is not None


def _only_figure(quantity: Quantity) -> Quantity:
    """The figure with its label as company: 全国16位. It has no other to be distinguished from."""
    company = with_company(quantity.part, quantity.company)
    return quantity._replace(part=None, company=company)


def _parse_figures(text: str, era: str | None) -> list[ParserState] | None:
    states: list[ParserState] = []
    brackets_lead = BRACKET.match(text) is not None
    while text:
        state = parse_figure(text, era, brackets_lead=brackets_lead) or _parse_mark(text, era)
        if state is None or len(states) == MOST:
            return None
        if states and states[-1].rest == text and not _have_one_unit(states[-1], state):
            return None
        states.append(state)
        text = state.rest.lstrip(SEPARATORS)
    return states


def _have_one_unit(one: ParserState, other: ParserState) -> bool:
    """Figures printed without a space between them count the same: 男12人女13人."""
    return one.quantity.unit == other.quantity.unit


def _parse_mark(text: str, era: str | None) -> ParserState | None:
    """北米：維持, 地域－, R6：集計中: the words of one part of a cell, or its mark."""
    dated = parse_year(ParserState(text, Quantity(printed="")), era)
    if dated and (printed := MARK.match(dated.rest)):
        mark = mark_of(printed[0]) or Mark.WORDS
        return consume(dated, printed.end(), mark.value, dated.quantity._replace(mark=mark))
    part = LABELLED_WORDS.match(text)
    if part is None:
        return None
    words = part["words"].strip()
    pieces = (Piece(part["label"], "label"), Piece(words, "words"))
    mark = mark_of(words) or Mark.WORDS
    quantity = Quantity(printed="", mark=mark, part=part["label"], pieces=pieces)
    return skip_space(ParserState(text[part.end() :], quantity))


def _distinguished(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...] | None:
    """The quantities, each with its own part or its own year; None where two cannot be told apart.

    The first may be the whole of which the others are part: 120人⏎うち女性30人.
    """
    named = tuple(map(_named_by_bracket, quantities))
    if not any(one.part or one.year for one in named):
        named = tuple(map(_named_by_company, quantities))
    parts = [quantity.part for quantity in named]
    years = [quantity.year for quantity in named]
    is_whole_first = parts[0] is None and all(str(part).startswith(OF_WHICH) for part in parts[1:])
    labels = years if not any(parts) and None not in years else parts
    if (None in labels and not is_whole_first) or len(set(labels)) < len(labels):
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
    if company is None or not NAME.fullmatch(company):
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
"""The last から of a text, which is the one between baseline and target."""
ReadSide = Callable[[str], tuple[Quantity, ...] | None]


def read_change(text: str, read: ReadSide) -> tuple[Quantity, ...] | None:
    """Two quantities with the roles baseline and target, or None where the cell holds no change.

    `read` reads a side. One side may be words or a mark; with から both are figures.
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


def _side(text: str, read: ReadSide) -> Quantity | None:
    mark = mark_of(text)
    if mark is not None or not text:
        return Quantity(printed="", mark=mark) if mark not in (None, Mark.BLANK) else None
    quantities = read(text)
    if quantities is not None:
        return quantities[0] if len(quantities) == 1 else None
    return None if DIGIT.search(text) else Quantity(printed="", mark=Mark.WORDS)
