"""Decisions as entries of a passport: findings that are accepted, and older decisions bound to a file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model.decisions import KINDS
from pipeline.model.edition import Edition
from pipeline.model.passport import Accepted, CellDecision, Passport
from pipeline.model.records import Finding
from pipeline.normalize.text import comparison_key, normalized
from pipeline.run.passports.passport_text import Entry

Names = Mapping[int | None, str]
"""The name of each indicator by its kpi_no."""


class BoundDecision(NamedTuple):
    """A decision of a passport that did not name the file, at its position among those of its kind.

    `entry` are the entries it lacks, None where nothing in the file is as it says; `findings` are
    those that an acceptance is of.
    """

    heading: str
    position: int
    text: str
    entry: Entry | None
    findings: tuple[Finding, ...] = ()


def names_of(edition: Edition) -> Names:
    """The name of each indicator of a report."""
    return {one.kpi_no: one.name for one in edition.records.kpi}


def accepted_entries(findings: Sequence[Finding], names: Names, shared: Entry) -> list[Entry]:
    """The entries that accept findings: one for each check, a group with its members.

    `shared` is what all have in common: reason, sha256, reviewer, date.
    """
    by_check: dict[str, list[Finding]] = {}
    for one in findings:
        by_check.setdefault(one.check, []).append(one)
    return [
        {"check": check, **_of_findings(members, names), **shared}
        for check, members in by_check.items()
    ]


def _of_findings(findings: Sequence[Finding], names: Names) -> Entry:
    """What tells one finding apart, or the members of a group."""
    if len(findings) == 1:
        return _member(findings[0], names)
    return {"members": [_member(one, names) for one in findings]}


def _member(finding: Finding, names: Names) -> Entry:
    return {
        "indicator": names.get(finding.kpi_no),
        "page": finding.page,
        "printed": normalized(finding.printed) if finding.printed is not None else None,
        "observed": finding.observed,
    }


def with_checksum(passport: Passport, sha256: str) -> Passport:
    """The passport as if every decision had been made for the file with this checksum, but acceptances."""
    bound = {
        heading: tuple(
            one.model_copy(update={"sha256": sha256}) for one in getattr(passport, heading)
        )
        for heading in KINDS
    }
    return passport.model_copy(update={**bound, "accepted": ()})


def bound_decisions(passport: Passport, edition: Edition, sha256: str) -> Iterator[BoundDecision]:
    """Every decision that does not name this file, with what it is of in this file.

    `edition` is the report read with the passport of `with_checksum`.
    """
    applied = {
        (one.decision, one.printed, one.read_as) for one in edition.records.reviews if one.applied
    }
    for heading, kind in KINDS.items():
        for position, one in enumerate(getattr(passport, heading)):
            if one.sha256 == sha256:
                continue
            if isinstance(one, Accepted):
                yield _bound_acceptance(one, position, edition, sha256)
            elif isinstance(one, CellDecision):
                holds = (kind, one.printed, getattr(one, "read_as", None)) in applied
                entry = {"sha256": sha256} if holds else None
                yield BoundDecision(heading, position, normalized(one.printed), entry)


def _bound_acceptance(one: Accepted, position: int, edition: Edition, sha256: str) -> BoundDecision:
    names = names_of(edition)
    found = tuple(
        each
        for each in edition.findings
        for wanted in one.members or (one,)
        if each.check == one.check
        and wanted.page in {None, each.page}
        and (wanted.indicator is None or _is_same(wanted.indicator, names.get(each.kpi_no)))
        and (wanted.printed is None or normalized(wanted.printed) == normalized(each.printed or ""))
    )
    if not found:
        return BoundDecision("accepted", position, one.check, None)
    entry = {"sha256": sha256, **({} if one.members else _of_findings(found, names))}
    return BoundDecision("accepted", position, one.check, entry, found)


def _is_same(one: str, other: str | None) -> bool:
    return comparison_key(one) == comparison_key(other or "")
