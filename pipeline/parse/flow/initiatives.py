"""Rows of 取組 in plain text, where each of their columns is a paragraph of its own."""

from pipeline.parse.flow.headings import Run, runs_at
from pipeline.parse.flow.labels import is_name
from pipeline.parse.flow.rows import Known
from pipeline.parse.flow.tables import Found, cell, taken_by
from pipeline.parse.flow.words import Opens, Span, Words, paragraph_end, text_of

ITEMS = frozenset({"item", "name_if_alone", "name"})
NARRATIVES = frozenset({"plan", "outcome", "next_plan"})


def initiatives_at(words: Words, start: int, known: Known) -> Found | None:
    """The one row of 取組 under headings that begin with a word.

    As many paragraphs as headings: the name, then narratives, each ending a sentence; and no
    sentence right below. Narratives of one line each side by side would have spaces in them.
    """
    runs = runs_at(words, start, ITEMS | NARRATIVES, known.era)
    tables = [table for run in runs if (table := _row(words, run))]
    return tables[0] if len(tables) == 1 else None


def _row(words: Words, run: Run) -> Found | None:
    roles = [named.heading.role for named in run]
    if len(run) < 3 or roles[0] not in ITEMS or not NARRATIVES.issuperset(roles[1:]):
        return None
    place = run[-1].span.end
    cells: list[Span] = []
    while place < len(words) and len(cells) < len(run):
        cells.append(Span(place, paragraph_end(words, place)))
        place = cells[-1].end
    below = Span(place, paragraph_end(words, place)) if place < len(words) else None
    if len(cells) < len(run) or not is_name(words, cells[0]):
        return None
    if not all(_is_narrative(words, cell) for cell in cells[1:]):
        return None
    if below and "。" in text_of(words, below):
        return None
    table = (tuple(cell(named.span) for named in run), tuple(map(cell, cells)))
    return Found(table, taken_by(table))


def _is_narrative(words: Words, span: Span) -> bool:
    is_in_lines = all(
        words[place].opens is not Opens.NOTHING for place in range(span.start + 1, span.end)
    )
    return is_in_lines and text_of(words, span).endswith("。")
