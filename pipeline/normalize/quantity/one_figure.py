"""One figure: what is printed before the number, the amount, what is after it, and its range."""

from decimal import Decimal

from pipeline.model.figure import Qualifier, Quantity
from pipeline.normalize.number import scaled_by, unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.listed_words import (
    is_relative_label,
    parse_word,
    parse_words_after,
    word_before_number,
    words,
)
from pipeline.normalize.quantity.numeral import DIGITS, NUMBER_BEGINS, parse_amount
from pipeline.normalize.quantity.parser_state import (
    BRACKET,
    NOTE_AFTER,
    ParserState,
    consume,
    parse_bracket,
    parse_note,
    parse_year,
    skip_space,
    with_company,
)
from pipeline.normalize.quantity.printed_unit import LETTERS
from pipeline.normalize.unit import is_known

NUMBER_AHEAD = Pattern(rf"\s*+(?:{word_before_number()})*+\s*+{NUMBER_BEGINS}")
"""A number, or listed words and a number: what makes a bracket before it that number's."""
NOT_IN_LABEL = r"[^\d\s:：()\[\]〔〕【】、,;→⇒]"
LABEL = Pattern(
    rf"(?:(?P<label>{NOT_IN_LABEL}{{1,15}})\s*+[:：]\s*+|(?P<label>[\p{{L}}ー・]{{1,15}})\s++"
    rf"|(?P<label>(?:うち|内)?+[\p{{Han}}\p{{Katakana}}・A-Za-z][\p{{Han}}\p{{Katakana}}ーA-Za-z・]{{0,14}}?)"
    rf"(?<=[\p{{Han}}\p{{Katakana}}ー])(?![−‐‑+-]))"
    rf"(?=(?:{word_before_number()})?+\s*+{NUMBER_BEGINS}|[(\[〔【])"
)
"""A label before a colon (実績：12人), a space (ひとり親 10世帯) or the number itself (国際3.8).

Of 16 characters or more it is a sentence. Directly before the number it ends with a kanji or
katakana, since a word in hiragana goes on; and no dash follows, which may be a hyphen in a name.
"""
WORD_BEFORE = Pattern(rf"{word_before_number()}(?=\s*+(?:{word_before_number()}|{NUMBER_BEGINS}))")
COUNTED_ON = Pattern(
    r"[0-9]{1,2}(?:年間|か年|か月間|カ月間)で\s*+|(?:人口|出生|出産|世帯)?[0-9]*+[十百千万]++[人件世帯]{0,2}(?:対|当たり|あたり|につき)\s*+"
)
"""The time or the base a figure is counted on: 5年間で, 人口10万対."""
AMONG = Pattern(
    rf"全?(?P<number>{DIGITS.pattern})(?P<unit>[^\d\s()]{{1,10}}?)(?:中の?|のうちの?|の内)[、,\s]*+"
    rf"(?={NUMBER_BEGINS}|約)"
)
"""The whole a figure is part of: 59市町村中. Ten characters hold every counter listed."""
PER = Pattern(rf"/(?P<unit>{LETTERS.pattern})")
RANGE = Pattern(rf"\s*+(?P<mark>[～~]|[-−‐–—―ー…]{{1,2}}|から)\s*+(?=約?{NUMBER_BEGINS})")
RANGE_AFTER_BOUND = Pattern(r"\s*+(?:かつ|、|,)?\s*+(?=[0-9])")
"""After 以上 or 超 a range needs no mark: 50%以上80%未満."""
DASHES = ("-", "−", "‐", "–", "—", "―", "ー", "--", "――", "ーー", "−−")
MUST_RISE = (*DASHES, "", "かつ", "、", ",")
"""Between figures that fall these make no range: a dash is a minus there, 90以上80未満 is empty."""


def parse_figure(text: str, era: str | None, *, brackets_lead: bool = False) -> ParserState | None:
    """The state after the figure the text begins with, or None.

    With `brackets_lead` a bracket directly before a number belongs to that one: (男)79.83 (女)84.35.
    """
    begun = _parse_prefix(ParserState(text, Quantity(printed="")), era)
    amount = parse_amount(begun)
    if amount is None:
        return None
    ended = _parse_suffix(amount, era, brackets_lead=brackets_lead)
    return _parse_range(ended, era, brackets_lead=brackets_lead)


def _parse_prefix(state: ParserState, era: str | None) -> ParserState:
    """The state at the number, after everything before it."""
    before: ParserState | None = state
    while before is not None:
        state = _skip_colon(before)
        before = (
            parse_year(state, era)
            or _parse_kept(state, AMONG)
            or _parse_kept(state, COUNTED_ON)
            or _parse_word_before(state)
            or parse_bracket(state, era, "bracket before")
            or parse_note(state)
            or _parse_label(state)
        )
    return state


def _skip_colon(state: ParserState) -> ParserState:
    """The state without the space that comes next, and the colon of 目標値（R6）：80%."""
    is_begun = bool(state.quantity.pieces)
    return state._replace(rest=state.rest.lstrip(" \n\t:" if is_begun else None))


def _parse_kept(state: ParserState, pattern: Pattern) -> ParserState | None:
    """The state after what the figure is part of or counted on, kept as company: 59市町村中."""
    whole = pattern.match(state.rest)
    number = whole.groupdict().get("number") if whole else None
    if whole is None or (number and unsigned(number) is None):
        return None
    company = with_company(state.quantity.company, whole[0].rstrip("、, \n"))
    return consume(state, whole.end(), "company", state.quantity._replace(company=company))


def _parse_word_before(state: ParserState) -> ParserState | None:
    word = WORD_BEFORE.match(state.rest)
    return parse_word(state, words("before")[word[0]]) if word else None


def _parse_label(state: ParserState) -> ParserState | None:
    label = LABEL.match(state.rest)
    if label is None or state.quantity.part is not None or is_relative_label(label["label"]):
        return None
    return consume(state, label.end(), "label", state.quantity._replace(part=label["label"]))


def _parse_suffix(state: ParserState, era: str | None, *, brackets_lead: bool) -> ParserState:
    """The state after everything that belongs to the number before it."""
    after: ParserState | None = state
    while after is not None:
        state, ahead = after, skip_space(after)
        after = _parse_per(ahead) or _parse_word_after(ahead)
        if after is None and not (brackets_lead and _is_bracket_of_next(ahead.rest)):
            after = parse_bracket(ahead, era)
        after = after or parse_note(ahead) or parse_note(ahead, NOTE_AFTER)
        if after is None and ahead.rest != state.rest:
            after = _parse_year_after(ahead, era)
    return state


def _parse_per(state: ParserState) -> ParserState | None:
    """10件以上/年: the rest of a compound unit after a bound."""
    per, unit = PER.match(state.rest), state.quantity.unit
    if per is None or unit is None or not is_known(per["unit"]):
        return None
    return consume(state, per.end(), "unit", state.quantity._replace(unit=unit + per[0]))


def _parse_word_after(state: ParserState) -> ParserState | None:
    after = parse_words_after(state)
    return after if after.rest != state.rest else None


def _is_bracket_of_next(text: str) -> bool:
    bracket = BRACKET.match(text)
    return bracket is not None and NUMBER_AHEAD.match(text, bracket.end()) is not None


def _parse_year_after(state: ParserState, era: str | None) -> ParserState | None:
    parsed = parse_year(state, era)
    return parsed if parsed and not NUMBER_AHEAD.match(parsed.rest) else None


def _parse_range(lower: ParserState, era: str | None, *, brackets_lead: bool) -> ParserState | None:
    """The state after the upper end of a range where one follows; None if it does not fit."""
    mark = RANGE.match(lower.rest)
    is_bounded = lower.quantity.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    if mark is None and is_bounded:
        mark = RANGE_AFTER_BOUND.match(lower.rest)
    if mark is None or lower.quantity.upper is not None:
        return lower
    between = consume(lower, mark.end(), "range")
    is_about = between.rest.startswith("約")
    begun = consume(between, 1, "about") if is_about else between
    upper = parse_amount(begun._replace(quantity=Quantity(printed="")))
    ended = upper and _parse_suffix(upper, era, brackets_lead=brackets_lead)
    return _joined_range(begun, ended, mark[0].strip()) if ended else None


def _joined_range(lower: ParserState, upper: ParserState, mark: str) -> ParserState | None:
    """Both ends as one quantity with the unit of either; None where they do not fit."""
    low, high = lower.quantity, upper.quantity
    first, last = _lower_in_scale_of_upper(lower, upper), high.value
    if first is None or last is None or (low.unit and high.unit and low.unit != high.unit):
        return None
    has_to = any(piece.text == "まで" for piece in high.pieces)
    if (mark == "から" and not has_to) or (mark in MUST_RISE and first >= last):
        return None
    is_about = Qualifier.ABOUT in (low.qualifier, high.qualifier) or low.pieces[-1].text == "約"
    quantity = high._replace(
        value=min(first, last),
        upper=max(first, last),
        unit=low.unit or high.unit,
        qualifier=Qualifier.ABOUT if is_about else None,
        cumulative=low.cumulative or high.cumulative,
        part=low.part,
        company=with_company(low.company, high.company),
        year=low.year or high.year,
        pieces=(*low.pieces, *high.pieces),
    )
    return upper._replace(quantity=quantity)


def _lower_in_scale_of_upper(lower: ParserState, upper: ParserState) -> Decimal | None:
    """The lower end, in the upper's scale where it is the smaller number as written.

    1～2万 is 10000 to 20000, 8,000～1万 is 8000 to 10000.
    """
    first, last = lower.quantity.value, upper.quantity.value
    is_bare = lower.own_scale == 1 and not lower.quantity.unit
    if first is None or last is None or not is_bare or first * upper.own_scale >= last:
        return first
    return scaled_by(first, upper.own_scale)
