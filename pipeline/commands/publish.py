"""`publish`: the tables in the forms people ask for, all of one run."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import polars as pl

from pipeline.messages import in_language, say, visible
from pipeline.model.vocabulary import Severity
from pipeline.publish.catalogue.schema_org import dataset
from pipeline.publish.every_form import forms
from pipeline.publish.output_folder import put
from pipeline.publish.read_tables import Tables, read_frames
from pipeline.run.row_pictures import pictures
from pipeline.write.failure import CannotWrite

PUBLISHED, NOTHING_PUBLISHED = 0, 2
KILOBYTE = 1024
CREDITED = ("publisher", "url", "licence")
"""The entries of a passport that whoever uses the figures must know."""
MOST_NAMED = 3


def publish(tables: Path, to: Path, raw: Path) -> int:
    """Write every form of the tables in `tables` into `to`, say what was written with its size and findings.

    Returns the exit status: 0 published, or as before; 2 nothing was written.
    """
    try:
        frames = read_frames(tables)
    except (OSError, ValueError, pl.exceptions.PolarsError) as problem:
        return _nothing(say("no_tables_to_publish", folder=tables, reason=problem))
    try:
        files = forms(frames, partial(_page, raw=raw))
        has_changed = put(to, files)
    except ImportError as problem:
        return _nothing(say("publish_missing", name=problem.name))
    except CannotWrite as problem:
        return _nothing(visible(in_language((str(problem), problem.message_ja))))
    _told(files)
    for line in (*_unsaid(frames), _counted(frames)):
        print(line)
    print(say("published" if has_changed else "published_before", folder=to))
    for warning in _warnings(frames):
        print(warning, file=sys.stderr)
    return PUBLISHED


def _page(tables: Tables, raw: Path) -> bytes:
    """The page for a browser, with pictures of the printed rows drawn from the reports in `raw`."""
    from pipeline.publish.web_page.web_page import page  # noqa: PLC0415 -- jinja2 is loaded where it is needed

    return page(tables, pictures(tables, raw), dataset(tables))


def _told(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        print(say("published_file", path=path, size=f"{-(-len(content) // KILOBYTE):,}"))


def _unsaid(tables: Tables) -> Iterator[str]:
    """What the passports do not say that a credit line needs, reports that lack the same together."""
    lacking: dict[str, list[str]] = {}
    for document_id, *told in tables["documents"].select("document_id", *CREDITED).iter_rows():
        missing = ", ".join(entry for entry, said in zip(CREDITED, told, strict=True) if not said)
        lacking.setdefault(missing, []).append(document_id)
    lacking.pop("", None)
    for entries, found in lacking.items():
        more = f" (+{len(found) - MOST_NAMED})" if len(found) > MOST_NAMED else ""
        yield say("unsaid", documents=", ".join(found[:MOST_NAMED]) + more, entries=entries)


def _counted(tables: Tables) -> str:
    """How many findings of each severity stand in what was published."""
    severities = Counter(tables["findings"]["severity"])
    return say("findings", **{severity: severities[severity] for severity in Severity})


def _warnings(tables: Tables) -> Iterator[str]:
    """What whoever publishes must know first, though the files are written."""
    if tables["documents"].is_empty():
        yield say("none_published")
    errors = sum(severity == Severity.ERROR for severity in tables["findings"]["severity"])
    if errors:
        yield say("errors_published", errors=errors)


def _nothing(reason: str) -> int:
    print(reason, file=sys.stderr)
    return NOTHING_PUBLISHED
