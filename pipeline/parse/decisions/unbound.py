"""Decisions that were not made for the file that is read: none is applied, and a finding says so."""

from collections.abc import Iterator, Sequence

from pipeline.model.decisions import KINDS, Held, Made, review
from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.model.records import Review

MOST_NAMED = 5
"""Decisions that are named in a finding: enough to find them in the passport; `reviews` has all."""
SHOWN = 12
"""Characters of a checksum that tell files apart for people."""


def unbound_decisions(
    document_id: str, held: Held, sha256: str | None
) -> Iterator[Observation | Review]:
    """Each decision that does not hold as a row of `reviews`; a finding of those of each reason."""
    for made in (*held.unbound, *held.foreign):
        yield review(document_id, made, None)
    if held.unbound:
        yield _observation("decision_without_report", held.unbound, sha256)
    if held.foreign:
        yield _observation("decision_of_other_report", held.foreign, sha256)


def _observation(check: str, decisions: Sequence[Made], sha256: str | None) -> Observation:
    named = list(dict.fromkeys(map(_named, decisions)))
    more = ["…"] if len(named) > MOST_NAMED else []
    others = dict.fromkeys(one.decision.sha256 or "" for one in decisions)
    return Observation(
        check,
        observed="; ".join([*named[:MOST_NAMED], *more]),
        facts={
            "count": str(len(decisions)),
            "own": (sha256 or "")[:SHOWN],
            "others": ", ".join(one[:SHOWN] for one in others),
        },
    )


def _named(made: Made) -> str:
    """A decision as a person finds it in the passport: its heading, what it is about."""
    heading = next(name for name, kind in KINDS.items() if kind is made.kind)
    check = made.decision.check if isinstance(made.decision, Accepted) else None
    words = (check, made.decision.indicator, made.decision.printed)
    return " ".join([f"[[{heading}]]", *("".join(word.split("\n")) for word in words if word)])
