"""`explain`: where a figure comes from, from its place on the page to its row."""

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.explain.provenance import ProvenanceAnswer, explain_in_child
from pipeline.explain.query import parse_query
from pipeline.extract.errors import Unreadable
from pipeline.messages import say, visible
from pipeline.run.sources import sources

EXPLAINED, NOT_FOUND = 0, 2


def explain(at: str, raw: Path, pictures: Path) -> int:
    """Print the provenance of the figures that `at` names; write their pictures into `pictures`.

    `at` is a document_id, then an indicator's number, words of its name, or p.9 and a place on that
    page; further words (目標, 2025, a printed text) leave only the figures they match. A place may
    be that of any cell of a table. For each page, what became of all its numbers follows.
    Returns 0 if a figure was explained, 2 if none was found.
    """
    try:
        files = list(sources(raw))
        known = [file.document_id for file in files]
        query = parse_query(at, known)
        if query is None:
            reason = say("no_report_matches", at=at) if at.strip() else say("no_query")
            return _not_found(reason, known)
        (file,) = (file for file in files if file.document_id == query.document_id)
        answer = explain_in_child(file, query, pictures)
        if answer.figures or answer.pages:
            return _print_answer(answer, pictures)
        return _not_found(_no_figure(answer, file.document_id), answer.indicators)
    except BrokenPipeError:
        raise
    except (OSError, Unreadable) as problem:
        print(say("cannot_explain", at=at, reason=problem), file=sys.stderr)
        return NOT_FOUND


def _no_figure(answer: ProvenanceAnswer, document_id: str) -> str:
    """Why there is no figure: a word matches none, or only a report is named."""
    if answer.unmatched:
        return say("no_figure_matches", word=answer.unmatched, document=document_id)
    return say("whole_report", document=document_id)


def _not_found(reason: str, known: Sequence[str]) -> int:
    """Print why nothing is explained, and the names that AT may hold, one per line."""
    print(reason, file=sys.stderr)
    for one in known:
        print(f"  {visible(one)}", file=sys.stderr)
    return NOT_FOUND


def _print_answer(answer: ProvenanceAnswer, pictures: Path) -> int:
    pictures.mkdir(parents=True, exist_ok=True)
    for figure in (*answer.figures, *answer.pages):
        (pictures / figure.name).write_bytes(figure.picture)
        print("\n".join(map(visible, figure.lines)), end="\n\n")
    return EXPLAINED
