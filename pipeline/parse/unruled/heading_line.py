"""Strips of lines → the headings that begin with the first: what each column is, and where."""

from collections.abc import Iterable, Sequence
from itertools import islice, repeat
from typing import NamedTuple

from pipeline.model.page import UNSEEN, Line
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.parse.headings.block import is_indicator
from pipeline.parse.headings.lexicon import NARRATIVE_ROLES, Heading, combined
from pipeline.parse.unruled.heading_columns import (
    FIGURE_ROLES,
    NAME_ROLES,
    Chain,
    Group,
    chains_of,
    heading_of,
    is_over_others,
    pieces_of,
    placements,
    takes_in_text,
    text_of,
    unknown_above,
)
from pipeline.parse.unruled.line_pieces import box_of, overlap

MOST_STRIPS = 6
"""Heights at which lines of one row of headings may begin; those centred begin between others.

From 3 to 12 all pages at hand are read alike; every height more is one more way to try.
"""
LONGEST_HEADING = 30
"""Characters a heading may have; what is longer is a sentence.

The longest in `knowledge/headings.toml` has 13. From 15 to 60 all pages at hand are read alike.
"""
NEAR = 2.0
"""Sizes of its letters one line of a heading may be below the line above it, top to top.

From 2 to 4 all pages at hand are read alike; at
1 a year above its columns is not found (test_aligned.py).
"""

OFTEN_REPEATED = frozenset({"year", "passed_over", "note"})


class Headings(NamedTuple):
    """The columns from left to right, each a chain of lines, and the headings over several."""

    chains: tuple[Chain, ...]
    groups: tuple[Group, ...]
    strips: int
    meanings: tuple[Heading, ...]


def headings_at(strips: Sequence[Sequence[Line]], era: str | None) -> Headings | None:
    """The headings that begin with the first strip, over as many strips as they take; or None."""
    if not any(
        heading_of((piece,), era).is_known for line in strips[0] for piece in pieces_of(line, era)
    ):
        return None
    most = 1
    while most < min(len(strips), MOST_STRIPS) and _near(strips[most - 1], strips[most]):
        most += 1
    return next(filter(None, (_headings(strips[:end], era) for end in range(most, 0, -1))), None)


def is_left_over(strip: Sequence[Line], headings: Headings, era: str | None) -> bool:
    """Whether a strip right above headings is a year or a group for which no place was found."""
    pieces = [piece for line in strip for piece in pieces_of(line, era)]
    figures = [
        box_of(chain)
        for chain, heading in zip(headings.chains, headings.meanings, strict=True)
        if heading.role in FIGURE_ROLES
    ]
    is_over = any(
        overlap(piece.box.x0, piece.box.x1, box.x0, box.x1) for piece in pieces for box in figures
    )
    return is_over and _near(strip, headings.chains[0]) and all(map(_is_group, pieces, repeat(era)))


def _is_group(piece: Line, era: str | None) -> bool:
    heading = heading_of((piece,), era)
    return heading.is_known and not heading.role


def _near(above: Sequence[Line], below: Sequence[Line]) -> bool:
    return below[0].box.top - above[0].box.top <= NEAR * max(above[0].size, below[0].size)


def _headings(strips: Sequence[Sequence[Line]], era: str | None) -> Headings | None:
    rows = [[piece for line in strip for piece in pieces_of(line, era)] for strip in strips]
    if not all(
        any(heading_of((piece,), era).is_known for piece in row) for row in (rows[0], rows[-1])
    ):
        return None
    pieces = [piece for row in rows for piece in row]
    over = [piece for piece in pieces if is_over_others(piece, pieces, era)]
    over += unknown_above(chains_of(piece for piece in pieces if piece not in over), era)
    chains = chains_of(piece for piece in pieces if piece not in over)
    if any(takes_in_text(chain, era) for chain in chains):
        return None
    readings = (
        Headings(chains, groups, len(strips), _meanings(chains, groups, era))
        for groups in placements(over, chains, era)
    )
    tables = tuple(islice(filter(_is_table, readings), 2))
    return tables[0] if len(tables) == 1 else None


def _meanings(
    chains: Sequence[Chain], groups: Sequence[Group], era: str | None
) -> tuple[Heading, ...]:
    return tuple(
        combined(
            (
                *(heading_of((one.line,), era) for one in groups if one.first <= column < one.end),
                heading_of(chain, era),
            )
        )
        for column, chain in enumerate(chains)
    )


def _is_table(headings: Headings) -> bool:
    """Whether headings make a table that is understood: at least half are known, none is repeated."""
    meanings = headings.meanings
    unknown = [
        chain
        for chain, heading in zip(headings.chains, meanings, strict=True)
        if not heading.is_known or len(heading.text) > LONGEST_HEADING
    ]
    if 2 * len(unknown) > len(meanings) or any(map(_is_no_heading, unknown)):
        return False
    once = [(one.role, one.year, one.part) for one in meanings if one.role not in OFTEN_REPEATED]
    roles = [one for one in once if one[0]]
    names = [one for one in meanings if one.role in NAME_ROLES]
    is_clear = len(set(roles)) == len(roles) and not any(one.year for one in names)
    return is_clear and bool(names) and _has_years(headings) and _is_understood(meanings)


def _has_years(headings: Headings) -> bool:
    """Whether every column of figures has a year, or a column of years next to it, where any has one."""
    meanings = headings.meanings
    holds_years = [(one.role or "").endswith("year") for one in meanings]
    under = {n for group in headings.groups for n in range(group.first, group.end)}
    if not any(meanings[column].year for column in under):
        return True
    return all(
        one.year or any(holds_years[max(0, column - 1) : column + 2])
        for column, one in enumerate(meanings)
        if one.role in FIGURE_ROLES
    )


def _is_understood(meanings: Iterable[Heading]) -> bool:
    """Whether the roles make a table of indicators, of fields with their counts, or of 取組."""
    roles = [one.role for one in meanings if one.role]
    narratives = [role for role in roles if role in NARRATIVE_ROLES]
    return is_indicator(frozenset(roles)) or "projects" in roles or len(narratives) > 1


def _is_no_heading(chain: Chain) -> bool:
    text = text_of(chain)
    return len(text) > LONGEST_HEADING or "。" in text or UNSEEN in text or is_figure(text)
