"""Findings that a person lets stand: each acceptance is of exactly one finding, or of none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.knowledge import Words, load
from pipeline.model.decisions import Made, Target, review
from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.model.records import Review
from pipeline.model.vocabulary import DecisionKind
from pipeline.normalize.nearest import did_you_mean, nearest
from pipeline.normalize.text import comparison_key, normalized

FEW = 3
"""Findings that a message names where an acceptance may mean several."""
Key = tuple[str, int | None, int | None, str, str, str, str]
"""What tells two findings apart, as far as a person can see it."""


class Acceptance(NamedTuple):
    """One acceptance: the finding it is of, by its key, or the check that says why it is of none."""

    accepted: Accepted
    key: Key | None
    fault: str | None = None
    alike: tuple[Observation, ...] = ()


def acceptances(
    observations: Sequence[Observation], accepted: Sequence[Accepted]
) -> list[Acceptance]:
    """What each acceptance is of. One that may mean several findings, or none, is of none."""
    taken: set[Key] = set()
    found = []
    for one in accepted:
        judged = _acceptance(one, observations, taken)
        taken |= {judged.key} if judged.key else set()
        found.append(judged)
    return found


def _acceptance(one: Accepted, observations: Sequence[Observation], taken: set[Key]) -> Acceptance:
    meant = {key_of(each): each for each in observations if _is_meant(one, each)}
    alike = tuple(meant.values())
    if len(meant) != 1:
        return Acceptance(one, None, "accepted_unclear" if meant else "accepted_stale", alike)
    ((key, observation),) = meant.items()
    if key in taken:
        return Acceptance(one, None, "accepted_doubled")
    if one.printed is None and observation.printed:
        return Acceptance(one, None, "accepted_unclear", alike)
    return Acceptance(one, key)


def key_of(one: Observation) -> Key:
    """What tells a finding apart from others: check, place, name, printed and observed text."""
    observed = (one.printed or "", one.observed or "", one.expected or "")
    return (one.check, one.kpi_no, one.page, one.facts.get("name", ""), *observed)


def _is_meant(accepted: Accepted, one: Observation) -> bool:
    name = comparison_key(one.facts.get("name", ""))
    return (
        accepted.check == one.check
        and accepted.page in {None, one.page}
        and (accepted.indicator is None or name == comparison_key(accepted.indicator))
        and _is_text(accepted.printed, one.printed)
        and _is_text(accepted.observed, one.observed)
    )


def _is_text(wanted: str | None, text: str | None) -> bool:
    return wanted is None or normalized(wanted) == normalized(text or "")


def acceptance_faults(
    found: Sequence[Acceptance], observations: Sequence[Observation]
) -> Iterator[Observation]:
    """A finding of each acceptance that is not applied."""
    for one in found:
        if one.fault:
            accepted = one.accepted
            near, near_ja = _near(one, observations)
            yield Observation(
                one.fault,
                page=accepted.page,
                printed=accepted.printed,
                observed=accepted.check,
                facts={"name": accepted.indicator or "", "near": near},
                facts_ja={"near": near_ja},
            )


def _near(one: Acceptance, observations: Sequence[Observation]) -> Words:
    """What an acceptance may have meant: findings, else a check, else a name it has findings of."""
    accepted = one.accepted
    if one.alike:
        return did_you_mean([_placed(each) for each in one.alike[:FEW]])
    if accepted.check not in load("findings"):
        return did_you_mean(nearest(accepted.check, load("findings")))
    of_check = [each for each in observations if each.check == accepted.check]
    names = {name for each in of_check if (name := each.facts.get("name"))}
    if accepted.indicator and not any(_is_same(accepted.indicator, name) for name in names):
        return did_you_mean(nearest(accepted.indicator, names))
    return did_you_mean([_placed(each) for each in of_check[:FEW]])


def _is_same(one: str, other: str) -> bool:
    return comparison_key(one) == comparison_key(other)


def _placed(one: Observation) -> str:
    """A finding as an acceptance names it."""
    words = (f"p.{one.page}" if one.page else "", one.facts.get("name"), one.printed, one.observed)
    return " ".join(normalized(word) for word in words if word)


def acceptance_reviews(
    document_id: str, found: Sequence[Acceptance], observations: Sequence[Observation]
) -> Iterator[Review]:
    """The row of `reviews` of each acceptance."""
    by_key = {key_of(one): one for one in observations}
    for one in found:
        of = by_key[one.key] if one.key else None
        target = Target(of.table, None, of.kpi_no, None, of.page) if of else None
        yield review(document_id, Made(DecisionKind.ACCEPTED, one.accepted), target)
