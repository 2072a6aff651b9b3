"""Editions → editions with what their checks against each other found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.decisions import each_accepted, numbered_reviews
from pipeline.model.edition import Edition
from pipeline.model.finding import Outcome, check_counts, failures
from pipeline.model.passport import Accepted
from pipeline.model.records import Review
from pipeline.validate.across.editions import CROSS_CHECKS, cross_outcomes
from pipeline.validate.findings import numbered, reviewed_findings


def cross_edition_findings(
    editions: Sequence[Edition], accepted: Mapping[str, Sequence[Accepted]]
) -> tuple[Edition, ...]:
    """The editions, each with its findings and counts of the checks against the edition before it.

    `accepted` holds what the passport of each report accepts, by its document_id.
    """
    found: dict[str, list[Outcome]] = {}
    for document_id, outcome in cross_outcomes([edition.records for edition in editions]):
        found.setdefault(document_id, []).append(outcome)
    return tuple(_with(edition, found, accepted) for edition in editions)


def _with(
    edition: Edition,
    found: Mapping[str, Sequence[Outcome]],
    accepted: Mapping[str, Sequence[Accepted]],
) -> Edition:
    document = next(iter(edition.records.documents), None)
    if document is None:
        return edition
    outcomes = found.get(document.document_id, ())
    accepted_here = [
        one
        for one in each_accepted(accepted.get(document.document_id, ()))
        if one.check in CROSS_CHECKS and one.sha256 == document.sha256
    ]
    if not outcomes and not accepted_here:
        return edition
    added = reviewed_findings(
        document.document_id, document.source_file, failures(outcomes), accepted_here
    )
    return replace(
        edition,
        records=replace(edition.records, reviews=_with_cross_reviews(edition, added.reviews)),
        findings=numbered((*edition.findings, *added.findings)),
        checks=(*edition.checks, *check_counts(outcomes)),
    )


def _with_cross_reviews(edition: Edition, reviews: Sequence[Review]) -> tuple[Review, ...]:
    """The decisions of a report, those of these checks as they were judged now."""
    judged = {(one.check, one.sha256) for one in reviews}
    others = [one for one in edition.records.reviews if (one.check, one.sha256) not in judged]
    return numbered_reviews((*others, *reviews))
