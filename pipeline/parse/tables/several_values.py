"""Cells with several values, of which the page says what each is → a column for each.

By a note, 上段：目標値 下段：実績値, a cell holds a target over an actual; below 基準値 → 実績値 each arrow
leads from one value to the next.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pipeline.model.page import Page
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import is_figure_or_mark
from pipeline.normalize.text import comparison_key, normalized
from pipeline.parse.headings.block import Block, Row
from pipeline.parse.headings.lexicon import VALUE_ROLES, Heading, read_heading
from pipeline.parse.table import Cell, Table
from pipeline.parse.tables.crosstab import crossed

_NOTE = Pattern(
    r"(?:上段|上)(?:は|が|に|[:：=＝]|[(（])*(?P<upper>[^\s、,，。・/／()（）:：下]{1,8})[)）]?[\s、,，・/／]*"
    r"(?:下段|下)(?:は|が|に|[:：=＝]|[(（])*(?P<lower>[^\s、,，。・/／()（）:：]{1,8})"
)
_MARKED = Pattern(
    r"(?P<upper>[^\s()（）]{1,8})[(（]上段[)）][/／・、]*(?P<lower>[^\s()（）]{1,8})[(（]下段[)）]"
)


_ARROW = Pattern(r"[→▶➡⇒►▷]")


class TwoLines(NamedTuple):
    """What the upper and the lower line of a cell hold."""

    upper: Heading
    lower: Heading


def two_lines_of(pages: Iterable[Page], tables: Iterable[Table]) -> TwoLines | None:
    """What a note in a line or a cell says of the lines of cells; None where none does, or two differ."""
    texts = (
        *(line.text for page in pages for line in page.lines),
        *(cell.printed for table in tables for cell in table.cells if "段" in cell.printed),
    )
    found = set(filter(None, map(_read, texts)))
    return found.pop() if len(found) == 1 else None


def _read(text: str) -> TwoLines | None:
    folded = comparison_key(text)
    match = _MARKED.search(folded) or _NOTE.search(folded)
    if match is None:
        return None
    upper, lower = read_heading(match["upper"]), read_heading(match["lower"])
    is_known = upper.role in VALUE_ROLES and lower.role in VALUE_ROLES and upper.role != lower.role
    return TwoLines(upper, lower) if is_known else None


def split_values(block: Block, lines: TwoLines | None) -> Block:
    """The block with a column for each value of cells that hold several, of which each has its heading."""
    split = {
        at: found for at in range(len(block.headings)) if (found := _headings(block, at, lines))
    }
    if not split:
        return block
    headings = (
        one for at, heading in enumerate(block.headings) for one in split.get(at, (heading,))
    )
    counts = {at: len(found) for at, found in split.items()}
    rows = tuple(tuple(_split_row(row, counts)) for row in block.rows)
    return replace(block, headings=tuple(headings), rows=rows)


def _headings(block: Block, column: int, lines: TwoLines | None) -> tuple[Heading, ...]:
    """A heading for each value in the cells of a column; none where they hold one."""
    heading = block.headings[column]
    parts = [read_heading(part) for part in _ARROW.split(heading.text)]
    is_led = len(parts) > 1 and all(part.role in VALUE_ROLES for part in parts)
    if is_led and _hold(block, column, len(parts)):
        return tuple(parts)
    if lines and heading.year and not heading.role and _hold(block, column, 2):
        return crossed(heading, lines.upper, None), crossed(heading, lines.lower, None)
    return ()


def _hold(block: Block, column: int, count: int) -> bool:
    """Whether each cell of a column with text holds so many figures or marks, and one at least does."""
    cells = block.filled(column)
    parts = [_parts(cell.printed, count) for cell in cells]
    return bool(cells) and all(
        len(part) == count and all(map(is_figure_or_mark, part)) for part in parts
    )


def _parts(printed: str, count: int) -> list[str]:
    """The values of a cell: between its arrows, else one a line."""
    by_arrow = [part.strip() for part in _ARROW.split(printed)]
    return by_arrow if len(by_arrow) == count else printed.split("\n")


def _split_row(row: Row, counts: Mapping[int, int]) -> Iterator[Cell | None]:
    for at, cell in enumerate(row):
        count = counts.get(at, 1)
        if count == 1 or cell is None or not cell.text:
            yield from (cell,) * count
            continue
        for part in _parts(cell.printed, count):
            yield cell._replace(printed=part, text=normalized(part))
