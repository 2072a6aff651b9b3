"""The unit directly after a number, separated from the words that follow it without a space."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.listed_words import (
    ANOTHER_FIGURE,
    are_words_only,
    bounds_after,
    is_relative_label,
    is_relative_unit,
    leading_words,
    parse_words_after,
    words_after,
)
from pipeline.normalize.quantity.parser_state import ParserState, consume, skip_space
from pipeline.normalize.unit import LONGEST, NOUN, is_known, spelt
from pipeline.normalize.written_year import YEAR

LETTER = r"[\p{Han}\p{Katakana}\p{Hiragana}ーA-Za-z%‰℃°μΩℓ²³\u3371-\u33df]"
"""A letter a unit is written with; U+3371 to U+33DF are the squared units (㎡, ㎞)."""
NOT_A_UNIT = "(?!から約?[0-9△▲]|注[0-9])"
"""から before a number begins the upper end of a range, 注1 is a note mark."""
LETTERS = Pattern(rf"{NOT_A_UNIT}{LETTER}(?:[/・×-]?{NOT_A_UNIT}{LETTER}){{0,39}}+")
"""The letters after a number: a unit and words after it. 40 hold the longest of both together."""
LETTERS_AND_DIGITS = Pattern(rf"{LETTER}(?:[/・×-]?(?:{LETTER}|[0-9,.])){{0,39}}+")
"""The same for a unit with digits in it: t-CO2, 人口10万対."""
LABEL = Pattern(r"[\p{Han}\p{Katakana}ー]{1,15}")
"""The label of a figure after this one; as long as the longest label before a number may be."""
LABEL_OF_ANOTHER = Pattern(rf"{LABEL.pattern}\s*+(?:[△▲]?+[0-9](?![0-9]?\))|:)")
DIGIT = Pattern("[0-9]")
TIMES = ("年", "月", "日", "時")
"""No unlisted noun begins with these: 6年実施, 3月公表 and 10日開催 are dates."""
HALF = Decimal("0.5")


def parse_unit(state: ParserState) -> ParserState | None:
    """The state after the unit and the words written together with it; None if neither is one.

    It is the same state where no letter follows the number.
    """
    ahead = skip_space(state)
    letters = LETTERS.match(ahead.rest)
    if letters is None:
        return state
    if unit := _unit_with_digits(ahead.rest):
        return parse_words_after(_consume_unit(ahead, unit))
    is_apart = ahead.rest != state.rest
    if is_apart and (LABEL_OF_ANOTHER.match(ahead.rest) or YEAR.match(ahead.rest)):
        return state
    is_labelled = ANOTHER_FIGURE.match(ahead.rest, letters.end())
    units = (
        _unit_before_label(letters[0]) if is_labelled else None,
        unit_before_words(letters[0], only_known=is_apart),
        unit_before_words(letters[0].rpartition("/")[0], only_known=is_apart),
        unit_before_words(letters[0].rstrip("²³"), only_known=is_apart),
    )
    unit = next((unit for unit in units if unit is not None), None)
    return None if unit is None else parse_words_after(_consume_unit(ahead, unit))


def unit_before_words(letters: str, *, only_known: bool = False) -> str | None:
    """The unit in a run of letters that is a unit and words after it, or None: 件 of 件以上.

    It is empty where there are only words (程度). With `only_known` a unit must be a listed one.
    """
    if not letters:
        return None
    if is_known(letters) and not is_relative_unit(letters):
        return letters
    return next(_units_before_words(letters, only_known=only_known), None)


def _units_before_words(letters: str, *, only_known: bool) -> Iterator[str]:
    first = 0 if letters.endswith(words_after()) else len(letters)
    for end in range(first, len(letters) + 1):
        unit, after = letters[:end], letters[end:]
        if after and not are_words_only(after):
            continue
        if (is_known(unit) and (after or not is_relative_unit(unit))) or (
            not only_known and (not unit or _may_be_unit(unit))
        ):
            yield unit


def _may_be_unit(unit: str) -> bool:
    if unit.endswith("半"):
        return is_known(unit[:-1])
    is_noun = NOUN.fullmatch(unit) is not None and not unit.startswith(TIMES)
    return is_noun and not is_relative_unit(unit)


def _consume_unit(state: ParserState, unit: str) -> ParserState:
    """The state after a unit, with the half of 3時間半."""
    if not unit:
        return state
    quantity = state.quantity
    if unit.endswith("半") and not is_known(unit):
        value = quantity.value or Decimal(0)
        value += HALF.copy_sign(value)
        whole = quantity._replace(value=value, unit=spelt(unit[:-1]))
        return consume(consume(state, len(unit) - 1, "unit", whole), 1, "half")
    return consume(state, len(unit), "unit", quantity._replace(unit=spelt(unit)))


def _unit_with_digits(text: str) -> str | None:
    """The longest known unit with digits in it that the text begins with: t-CO2, 人口10万対."""
    run = LETTERS_AND_DIGITS.match(text)
    if run is None or not DIGIT.search(run[0]):
        return None
    units = (run[0][:end] for end in range(min(len(run[0]), LONGEST), 1, -1))
    return next((unit for unit in units if DIGIT.search(unit) and is_known(unit)), None)


def _unit_before_label(letters: str) -> str | None:
    """The unit at the start where the next figure's label follows: 人 of 12人女性13人."""
    if letters.endswith(bounds_after()):
        return None
    for end in range(min(len(letters), LONGEST) - 1, -1, -1):
        unit, label = letters[:end], letters[end:]
        label = label[sum(len(word.text) for word in leading_words(label) if word.qualifier) :]
        is_label = LABEL.fullmatch(label) is not None and not is_relative_label(label)
        if is_label and (not unit or is_known(unit)):
            return unit
    return None
