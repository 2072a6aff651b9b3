"""What shows which way is better for an indicator → a check that it does not disagree."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.evidence import Cues
from pipeline.model.finding import Observation, Outcome, judged, not_applicable
from pipeline.model.plan import planned
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Direction
from pipeline.validate.indicator.status_agreement import has_status, status_figures
from pipeline.validate.observations import indicator_observation, numbers_of, place
from pipeline.validate.rounding import figure_text


def direction_outcome(record: Kpi, values: Sequence[KpiValue], cues: Cues) -> Outcome:
    """The name, the plan, the status and the rates show one direction, or none is settled.

    It runs where two of them show one and the report states none. A status against the name alone
    is left to the check `status`.
    """
    plan = planned(values)
    shown = _shown(record, cues, ", ".join(map(figure_text, numbers_of(plan))))
    if cues.stated or len(shown) < 2 or not has_status(record):
        return not_applicable("direction")
    is_sound = record.direction is not None or len({way for way, *_ in shown}) == 1
    sides = {way: [words for one, *words in shown if one is way] for way in Direction}
    higher, lower = (" / ".join(words[0] for words in sides[way]) for way in Direction)
    higher_ja, lower_ja = ("・".join(words[1] for words in sides[way]) for way in Direction)
    seen = Observation("direction", printed=record.status_printed, expected=higher, observed=lower)
    figures = dict.fromkeys((*status_figures(record, values), *map(place, plan)))
    observation = indicator_observation(seen, record, higher=higher, lower=lower)
    observation = replace(observation, facts_ja={"higher": higher_ja, "lower": lower_ja})
    return judged(observation, is_sound, figures)


def _shown(record: Kpi, cues: Cues, plan: str) -> list[tuple[Direction, str, str]]:
    """Each thing that shows a direction, in English and in Japanese."""
    pair = f"{figure_text(record.target)}, {figure_text(record.actual)}"
    status = (record.status_printed or "").replace("\n", "")
    words = (
        (cues.name, "the name", "名称"),
        (cues.plan, f"the plan ({plan})", f"計画（{plan}）"),
        (
            cues.status,
            f"the status {status} of target and actual ({pair})",
            f"達成状況「{status}」（目標・実績 {pair}）",
        ),
        (cues.rates, "the printed rate", "書かれた率"),
    )
    return [(way, english, japanese) for way, english, japanese in words if way]
