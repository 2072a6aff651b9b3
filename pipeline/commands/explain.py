"""`explain`: the way of one figure, from its place on the page to its row."""

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.explain.provenance import Told, told_apart
from pipeline.explain.query import asked
from pipeline.extract.errors import Unreadable
from pipeline.messages import say, visible
from pipeline.run.sources import sources

EXPLAINED, NOT_FOUND = 0, 2


def explain(at: str, raw: Path, pictures: Path) -> int:
    """Print the way of the figures `at` names, their pictures put into `pictures`.

    `at` is a document_id, then an indicator's number, words of its name, or p.9 and a place on that
    page; further words (目標, 2025, a printed text) leave only the figures they fit. A place may be
    that of any cell of a table.
    Returns 0 where a figure was explained, 2 where none was found.
    """
    try:
        files = list(sources(raw))
        known = [file.document_id for file in files]
        found = asked(at, known)
        if found is None:
            return _not_found("no_report_at" if at.strip() else "nothing_asked", known, at=at)
        (file,) = (file for file in files if file.document_id == found.document_id)
        told = told_apart(file, found, pictures)
        if told.ways:
            return _shown(told, pictures)
        phrase = "no_figure_fits" if told.misfit else "whole_report"
        return _not_found(phrase, told.indicators, word=told.misfit, document=file.document_id)
    except BrokenPipeError:
        raise
    except (OSError, Unreadable) as problem:
        print(say("cannot_explain", at=at, reason=problem), file=sys.stderr)
        return NOT_FOUND


def _not_found(phrase: str, known: Sequence[str], **words: str) -> int:
    """Say why nothing is explained, and what might be asked for, one a line."""
    print(say(phrase, **words), file=sys.stderr)
    for one in known:
        print(f"  {visible(one)}", file=sys.stderr)
    return NOT_FOUND


def _shown(told: Told, pictures: Path) -> int:
    pictures.mkdir(parents=True, exist_ok=True)
    for way in told.ways:
        (pictures / way.name).write_bytes(way.picture)
        print("\n".join(map(visible, way.lines)), end="\n\n")
    return EXPLAINED
