"""`diff`: what this checkout changes in the accepted tables."""

import sys
from pathlib import Path

from pipeline.commands.snapshots import differences, read_accepted, rows_of
from pipeline.messages import in_language, say
from pipeline.model.edition import Edition
from pipeline.run.raw_files import cause_at
from pipeline.run.results import read_in_child
from pipeline.run.sources import sources
from pipeline.validate.across.compare import cross_edition_findings

SAME, DIFFERENT, NOTHING_READ = 0, 1, 2


def diff(raw: Path, accepted: Path) -> int:
    """Print every changed figure. Returns 0 if there is none, 1 if there are some, 2 without reports."""
    try:
        editions = editions_of(raw)
    except OSError as problem:
        reason = in_language(cause_at(raw, problem))
        print(say("no_folder", folder=raw, reason=reason), file=sys.stderr)
        return NOTHING_READ
    return DIFFERENT if print_differences(editions, accepted) else SAME


def editions_of(raw: Path) -> dict[str, Edition]:
    """Every report of a folder as this checkout reads it, by its document_id."""
    files = list(sources(raw))
    accepted = {file.document_id: file.passport.accepted for file in files}
    read = [read_in_child(file).whole() for file in files]
    editions = cross_edition_findings(read, accepted)
    return {file.document_id: edition for file, edition in zip(files, editions, strict=True)}


def print_differences(editions: dict[str, Edition], accepted: Path) -> bool:
    """Print what changed of each report; return whether anything did."""
    has_changed = False
    for document_id, edition in editions.items():
        before = read_accepted(accepted, document_id)
        lines = list(differences(before or {}, rows_of(edition)))
        if before is None:
            print(say("never_accepted", document=document_id))
        elif lines:
            print(say("figures_changed", document=document_id, count=len(lines)))
            print("\n".join(lines))
        else:
            print(say("as_accepted", document=document_id))
        has_changed = has_changed or before is None or bool(lines)
    return has_changed
