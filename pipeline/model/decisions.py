"""The decisions of a passport, and which of them hold: those made for the very file that is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.model.passport import Accepted, Decision, Passport
from pipeline.model.records.review import Review
from pipeline.model.vocabulary import DecisionKind

KINDS: dict[str, DecisionKind] = {
    "correction": DecisionKind.CORRECTED,
    "confirmed": DecisionKind.CONFIRMED,
    "misprint": DecisionKind.MISPRINT,
    "rejected": DecisionKind.REJECTED,
    "accepted": DecisionKind.ACCEPTED,
}
"""The kind of each decision, by the heading it has in a passport."""


class Made(NamedTuple):
    """One decision, and what kind it is of."""

    kind: DecisionKind
    decision: Decision


class Target(NamedTuple):
    """The row that a decision is about, and what it is called there."""

    table: str | None = None
    row_no: int | None = None
    kpi_no: int | None = None
    value_no: int | None = None
    page: int | None = None
    name: str = ""


class Held(NamedTuple):
    """A passport with the decisions that hold alone, each acceptance of one finding; and the others.

    `unbound` name no file, `foreign` another one.
    """

    passport: Passport
    unbound: tuple[Made, ...]
    foreign: tuple[Made, ...]


def decisions_of(passport: Passport) -> tuple[Made, ...]:
    """All decisions of a passport, in the order of their kinds; a group as its members."""
    entries = passport.model_copy(update={"accepted": tuple(each_accepted(passport.accepted))})
    return tuple(Made(kind, one) for name, kind in KINDS.items() for one in getattr(entries, name))


def each_accepted(accepted: Iterable[Accepted]) -> Iterator[Accepted]:
    """The acceptances, each of one finding: a group as its members, with what they share."""
    for one in accepted:
        shared = one.model_copy(update={"members": ()})
        for member in one.members:
            given = {name: value for name, value in member if value is not None}
            yield shared.model_copy(update=given)
        if not one.members:
            yield one


def decisions_for(passport: Passport, sha256: str | None) -> Held:
    """The decisions of a passport that were made for the file with this checksum, and the others."""
    made = decisions_of(passport)
    held: dict[str, tuple[Decision, ...]] = {
        name: tuple(one for of, one in made if of is kind and sha256 and one.sha256 == sha256)
        for name, kind in KINDS.items()
    }
    return Held(
        passport.model_copy(update=held),
        tuple(one for one in made if one.decision.sha256 is None),
        tuple(one for one in made if one.decision.sha256 not in {None, sha256}),
    )


def review(document_id: str, made: Made, target: Target | None) -> Review:
    """The row of `reviews` of a decision about a row; without a row it does not apply."""
    decision, at = made.decision, target or Target()
    return Review(
        document_id=document_id,
        review_no=1,
        table=at.table,
        kpi_no=at.kpi_no,
        value_no=at.value_no,
        row_no=at.row_no,
        decision=made.kind,
        applied=target is not None,
        printed=decision.printed,
        read_as=getattr(decision, "read_as", None),
        reason=getattr(decision, "reason", None),
        reviewer=decision.reviewer,
        date=decision.date.isoformat() if decision.date else None,
        sha256=decision.sha256,
        check=getattr(decision, "check", None),
        page=at.page or decision.page,
    )


def numbered_reviews(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """The decisions of one report in their order, numbered from 1."""
    return tuple(replace(one, review_no=number) for number, one in enumerate(reviews, 1))
