"""`accept` of findings: write into the passport that a person lets them stand, after showing each."""

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.explain.query import Query, parse_query
from pipeline.knowledge import load
from pipeline.messages import in_language, say, sentence, visible
from pipeline.model.edition import Edition, Source
from pipeline.model.records import Finding
from pipeline.model.vocabulary import Severity
from pipeline.normalize.nearest import did_you_mean, nearest
from pipeline.normalize.text import comparison_key
from pipeline.run.passports.decision_entries import (
    BoundDecision,
    accepted_entries,
    bound_decisions,
    names_of,
    with_checksum,
)
from pipeline.run.passports.passport_file import update_decision, write_decision
from pipeline.run.passports.passport_text import Entry
from pipeline.run.raw_files import PASSPORT, cause_at
from pipeline.run.results import read_in_child
from pipeline.run.sources import sources
from pipeline.validate.across.compare import cross_edition_findings

WRITTEN, NOT_WRITTEN, NOT_FOUND = 0, 1, 2


def accept_findings(raw: Path, at: str, reason: str, reviewer: str) -> int:
    """Accept the findings that `at` names: a report, then a check, a page, words of the sentence.

    Without a reason the findings are shown and nothing is written. Where a report alone is named,
    its older decisions are bound to the file as it is. Returns 0 written, 1 nothing written, 2
    nothing found.
    """
    try:
        files = list(sources(raw))
        query = parse_query(at, [file.document_id for file in files])
        if query is None:
            return _no_report(at, files)
        shared = {"reviewer": reviewer or None, "date": dt.datetime.now().astimezone().date()}
        return _decide(raw, files, query, {"reason": reason or None, **shared})
    except (OSError, ValueError) as problem:
        text = in_language(cause_at(raw, problem)) if isinstance(problem, OSError) else problem
        print(say("decision_not_written", reason=text), file=sys.stderr)
        return NOT_WRITTEN


def _decide(raw: Path, files: Sequence[Source], query: Query, shared: Entry) -> int:
    source = next(file for file in files if file.document_id == query.document_id)
    path = (raw / source.file_name).with_suffix(PASSPORT)
    is_whole = query == Query(query.document_id, None, None, None, ())
    if is_whole:
        return _bind(path, files, source, shared)
    edition = _edition(files, source)
    found = [one for one in edition.findings if _is_meant(one, query)]
    if not found:
        checks = nearest(" ".join(query.words), {one.check for one in edition.findings})
        near = in_language(did_you_mean(checks))
        print(say("no_finding_matches", document=query.document_id, near=near), file=sys.stderr)
        return NOT_FOUND
    for one in found:
        print(sentence(one))
    if not shared["reason"]:
        print(say("reason_needed", count=len(found)))
        return NOT_WRITTEN
    given = {**shared, "sha256": source.sha256}
    for entry in accepted_entries(found, names_of(edition), given):
        write_decision(path, "accepted", entry)
    print(say("decisions_written", count=len(found), file=path))
    return WRITTEN


def _is_meant(finding: Finding, query: Query) -> bool:
    """Whether a finding is one that the query names; one that is accepted is settled already.

    The name of a check means that check, not a sentence with that word.
    """
    if finding.accepted or finding.severity is Severity.NOTICE:
        return False
    text = comparison_key(f"{finding.message}{finding.message_ja}{finding.printed}")
    checks = {word for word in query.words if word in load("findings")}
    return (
        query.kpi_no in {None, finding.kpi_no}
        and query.page in {None, finding.page}
        and checks <= {finding.check}
        and all(comparison_key(word) in text for word in query.words if word not in checks)
    )


def _bind(path: Path, files: Sequence[Source], source: Source, shared: Entry) -> int:
    """Write the checksum of the file beside each older decision that is of something in it."""
    sha256 = source.sha256 or ""
    bound = replace(source, passport=with_checksum(source.passport, sha256))
    decisions = list(bound_decisions(source.passport, _edition(files, bound), sha256))
    if not decisions:
        print(say("nothing_to_bind", document=source.document_id))
        return NOT_WRITTEN
    done = 0
    for one in decisions:
        print(
            say(
                "decision_bound" if one.entry else "decision_not_bound",
                heading=one.heading,
                text=one.text,
                near=_near_check(one),
            )
        )
        for finding in one.findings:
            print(f"  {sentence(finding)}")
        if one.entry:
            given = {**one.entry, "reviewer": shared["reviewer"], "date": shared["date"]}
            update_decision(path, one.heading, one.position, given)
            done += 1
    print(say("decisions_written", count=done, file=path))
    return WRITTEN if done == len(decisions) else NOT_WRITTEN


def _near_check(one: BoundDecision) -> str:
    """The checks a misspelt one may have meant."""
    checks = load("findings")
    is_unknown = one.heading == "accepted" and one.text not in checks
    return in_language(did_you_mean(nearest(one.text, checks) if is_unknown else []))


def _edition(files: Sequence[Source], source: Source) -> Edition:
    """A report as it is read, with what its checks against the others of its folder find."""
    every = [source if one.document_id == source.document_id else one for one in files]
    accepted = {one.document_id: one.passport.accepted for one in every}
    editions = cross_edition_findings([read_in_child(one).whole() for one in every], accepted)
    return editions[every.index(source)]


def _no_report(at: str, files: Sequence[Source]) -> int:
    known = [file.document_id for file in files]
    near = in_language(did_you_mean(nearest(at.strip().partition(" ")[0], known)))
    print(say("no_report_matches", at=f"{at}{near}"), file=sys.stderr)
    for one in known:
        print(f"  {visible(one)}", file=sys.stderr)
    return NOT_FOUND
