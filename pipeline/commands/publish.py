"""`publish`: the tables in the forms people ask for, all of one run."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import polars as pl

from pipeline.messages import in_language, say, visible
from pipeline.model.vocabulary import Severity
from pipeline.publish.catalogue.licence import stated_publishers
from pipeline.publish.catalogue.schema_org import dataset
from pipeline.publish.every_form import forms
from pipeline.publish.output_folder import replace_folder
from pipeline.publish.read_tables import Tables, read_frames
from pipeline.run.row_pictures import pictures
from pipeline.write.failure import CannotWrite, cause_of

PUBLISHED, NOTHING_PUBLISHED = 0, 2
KILOBYTE = 1024
CREDITED = ("publisher", "url", "licence")
"""The entries of a passport that users of the figures must know."""
MOST_NAMED = 3


def publish(tables: Path, to: Path, raw: Path, *, all_pages: bool = False) -> int:
    """Write every form of the tables in `tables` into `to`, print the files with their sizes, and the findings.

    The page shows the pages of a report that have unread numbers, or `all_pages` with numbers.
    Returns the exit status: 0 published, or as before; 2 nothing was written.
    """
    try:
        frames = read_frames(tables)
    except (OSError, ValueError, pl.exceptions.PolarsError) as problem:
        reason = in_language(cause_of(problem)) if isinstance(problem, OSError) else problem
        return _nothing_written(say("no_tables_to_publish", folder=tables, reason=reason))
    try:
        files = forms(frames, partial(_page, raw=raw, all_pages=all_pages))
        has_changed = replace_folder(to, files)
    except ImportError as problem:
        return _nothing_written(say("publish_missing", name=problem.name))
    except CannotWrite as problem:
        reason = visible(in_language((str(problem), problem.message_ja)))
        elsewhere = say("write_elsewhere", command="make publish TO=…")
        return _nothing_written(f"{reason} {elsewhere}")
    _print_summary(files)
    for line in (*_missing_entries(frames), _finding_counts(frames)):
        print(line)
    print(say("published" if has_changed else "published_before", folder=to))
    for warning in _warnings(frames):
        print(warning, file=sys.stderr)
    return PUBLISHED


def _page(tables: Tables, raw: Path, *, all_pages: bool) -> bytes:
    """The page for a browser, with pictures of the printed rows drawn from the reports in `raw`."""
    from pipeline.publish.web_page.web_page import page  # noqa: PLC0415 -- jinja2 is loaded where it is needed

    drawn = pictures(tables, raw, all_pages=all_pages)
    return page(tables, drawn.rows, dataset(tables), drawn.pages)


def _print_summary(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        print(say("published_file", path=path, size=f"{-(-len(content) // KILOBYTE):,}"))


def _missing_entries(tables: Tables) -> Iterator[str]:
    """The entries of a credit line that passports lack; reports that lack the same are one line."""
    lacking: dict[str, list[str]] = {}
    documents = tables["documents"]
    stated = pl.Series("publisher", stated_publishers(documents), pl.String())
    known = documents.with_columns(stated).select("document_id", *CREDITED)
    for document_id, *values in known.iter_rows():
        missing = ", ".join(
            entry for entry, value in zip(CREDITED, values, strict=True) if not value
        )
        lacking.setdefault(missing, []).append(document_id)
    lacking.pop("", None)
    for entries, found in lacking.items():
        more = f" (+{len(found) - MOST_NAMED})" if len(found) > MOST_NAMED else ""
        yield say(
            "passport_incomplete", documents=", ".join(found[:MOST_NAMED]) + more, entries=entries
        )


def _finding_counts(tables: Tables) -> str:
    """How many findings of each severity the published tables hold."""
    severities = Counter(tables["findings"]["severity"])
    return say("finding_counts", **{severity: severities[severity] for severity in Severity})


def _warnings(tables: Tables) -> Iterator[str]:
    """What to know before the files are passed on."""
    if tables["documents"].is_empty():
        yield say("none_published")
    errors = sum(severity == Severity.ERROR for severity in tables["findings"]["severity"])
    if errors:
        yield say("errors_published", errors=errors)


def _nothing_written(reason: str) -> int:
    print(reason, file=sys.stderr)
    return NOTHING_PUBLISHED
