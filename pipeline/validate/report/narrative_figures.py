"""Figures of narratives → checks against those of the indicators they are about."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from pipeline.model.finding import Figure, Observation, Outcome, judged
from pipeline.model.records import Initiative, Kpi, KpiValue, Mention
from pipeline.model.vocabulary import Narrative, Role
from pipeline.normalize.text import comparison_key
from pipeline.normalize.unit import unit_class
from pipeline.validate.observations import place
from pipeline.validate.rounding import figure_text

FEWEST_DIGITS = 3
"""Digits two figures must have before one digit of difference is more than chance.

Of the figures of two digits one in five differs from a given one in one digit only; of those of
three digits one in 35. The check `narrative_differs` states it.
"""
BREAKS = "。、・○●\n"
"""What ends the clause a figure is in."""

_WORD = regex.compile(r"[\p{Han}\p{Katakana}ー]{2}")


def narrative_outcomes(
    mentions: Sequence[Mention],
    initiatives: Sequence[Initiative],
    kpi: Sequence[Kpi],
    values: Sequence[KpiValue],
) -> Iterator[Outcome]:
    """A figure that repeats an indicator's corroborates it; a near miss is reported."""
    texts = {one.initiative_no: one for one in initiatives}
    records = {record.kpi_no: record for record in kpi}
    actuals = _actuals(values, records)
    for mention in mentions:
        initiative = texts.get(mention.initiative_no)
        if initiative is None or mention.field is not Narrative.OUTCOME:
            continue
        place_of = (mention.domain, mention.section_code, unit_class(mention.unit))
        near = actuals.get(place_of, []) if mention.unit else []
        if mention.kpi_no is not None:
            same = [value for value in near if value.value == mention.value]
            yield _judged(mention, same, records, is_sound=True)
            continue
        clause = _clause(initiative.outcome or "", mention) if near else ""
        about = [value for value in near if _is_meant_for(mention, value, records, clause)]
        if about:
            yield _judged(mention, about, records, is_sound=False)


def _actuals(
    values: Sequence[KpiValue], records: dict[int, Kpi]
) -> dict[tuple[str | None, ...], list[KpiValue]]:
    """The latest actual of each indicator, by its domain, section and unit."""
    found: dict[tuple[str | None, ...], list[KpiValue]] = {}
    for value in values:
        record = records[value.kpi_no]
        is_latest = value.role is Role.ACTUAL and value.fiscal_year == record.actual_year
        if is_latest and value.value is not None:
            key = (record.domain, record.section_code, unit_class(value.unit))
            found.setdefault(key, []).append(value)
    return found


def _is_meant_for(mention: Mention, value: KpiValue, records: dict[int, Kpi], clause: str) -> bool:
    """Whether another number is plainly meant for that figure.

    Its clause has the indicator's whole name; or a word of it, and the number differs in one digit
    of several, or in the order of two.
    """
    if value.value == mention.value or mention.qualifier or mention.upper is not None:
        return False
    name = comparison_key(records[value.kpi_no].name)
    is_slip = _is_slip(_digits(mention.value), _digits(value.value))
    return name in clause or (is_slip and _share_a_word(name, clause))


def _share_a_word(name: str, clause: str) -> bool:
    """Whether two kanji or katakana of the name follow on each other in the clause too: 参加."""
    pairs = (name[at : at + 2] for at in range(len(name) - 1))
    return any(pair in clause for pair in pairs if _WORD.fullmatch(pair))


def _clause(text: str, mention: Mention) -> str:
    start = max((text.rfind(mark, 0, mention.start) for mark in BREAKS), default=-1) + 1
    ends = [at for mark in BREAKS if (at := text.find(mark, mention.end)) >= 0]
    return comparison_key(text[start : min(ends, default=len(text))])


def _digits(value: Decimal | None) -> str:
    return figure_text(value).replace(",", "")


def _is_slip(one: str, other: str) -> bool:
    """One digit typed wrong, or two neighbours exchanged: 165 and 156."""
    if len(one) != len(other) or len(one) < FEWEST_DIGITS:
        return False
    unlike = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(unlike) == 1:
        return True
    return len(unlike) == 2 and sorted(one) == sorted(other) and unlike[1] == unlike[0] + 1


def _judged(
    mention: Mention, values: Sequence[KpiValue], records: dict[int, Kpi], *, is_sound: bool
) -> Outcome:
    value = values[0] if values else None
    observation = Observation(
        "narrative_differs",
        "mentions",
        value.kpi_no if value else mention.kpi_no,
        mention.page,
        mention.printed,
        expected=figure_text(value.value) if value else None,
        observed=figure_text(mention.value),
        facts={"name": records[value.kpi_no].name if value else ""},
    )
    mentioned = Figure("mentions", (mention.initiative_no, mention.start), "value")
    return judged(observation, is_sound, (mentioned, *map(place, values)))
