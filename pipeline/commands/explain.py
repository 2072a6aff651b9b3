"""`explain`: the way of one figure, from its place on the page to its row."""

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.explaining import Told, told_apart
from pipeline.commands.figures import asked
from pipeline.commands.language import say, visible
from pipeline.commands.raw import sources
from pipeline.extract.unreadable import Unreadable

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
            return _not_found(at, known)
        (file,) = (file for file in files if file.document_id == found.document_id)
        told = told_apart(file, found, pictures)
        return _shown(told, pictures) if told.ways else _not_found(at, told.indicators)
    except BrokenPipeError:
        raise
    except (OSError, Unreadable) as problem:
        print(say("cannot_explain", at=at, reason=problem), file=sys.stderr)
        return NOT_FOUND


def _not_found(at: str, known: Sequence[str]) -> int:
    print(say("nothing_at", at=at, known=", ".join(known)), file=sys.stderr)
    return NOT_FOUND


def _shown(told: Told, pictures: Path) -> int:
    pictures.mkdir(parents=True, exist_ok=True)
    for way in told.ways:
        (pictures / way.name).write_bytes(way.picture)
        print("\n".join(map(visible, way.lines)), end="\n\n")
    return EXPLAINED
