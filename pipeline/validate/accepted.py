"""Findings a person has looked at and lets stand."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.normalize.text import folded, plain


def settled(
    observations: Iterable[Observation], accepted: Sequence[Accepted]
) -> Iterator[tuple[Observation, str | None]]:
    """Each observation with the reason for which it is accepted, or None.

    What was accepted and is not observed any more, or is accepted twice, is an observation itself.
    """
    unused = list(accepted)
    for observation in observations:
        reason = next((one.reason for one in accepted if _is_meant(one, observation)), None)
        used = next((one for one in unused if _is_meant(one, observation)), None)
        if used is not None:
            unused.remove(used)
        yield observation, reason
    for one in unused:
        yield _stale(one), None


def _is_meant(accepted: Accepted, observation: Observation) -> bool:
    return (
        accepted.check == observation.check
        and accepted.page in {None, observation.page}
        and (accepted.indicator is None or _name(observation) == folded(accepted.indicator))
        and (accepted.printed is None or plain(accepted.printed) == _printed(observation))
    )


def _name(observation: Observation) -> str:
    return folded(observation.facts.get("name", ""))


def _printed(observation: Observation) -> str:
    return plain(observation.printed or "")


def _stale(accepted: Accepted) -> Observation:
    return Observation(
        "accepted_stale",
        page=accepted.page,
        printed=accepted.printed,
        observed=accepted.check,
        facts={"name": accepted.indicator or ""},
    )
