"""Pages and tables → the domain, section and 新しい価値 of the headings above each table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.knowledge import load
from pipeline.model.page import Box, Line, Page
from pipeline.normalize.text import comparison_key, normalized
from pipeline.normalize.unit import unit_in_name
from pipeline.parse.headings.lexicon import domain_of, read_heading
from pipeline.parse.headings.notes import heading_words, is_note
from pipeline.parse.headings.numbering import (
    LONGEST_HEADING,
    Numbered,
    read_numbered,
    readable_code,
)
from pipeline.parse.table import Table


@dataclass(frozen=True, slots=True)
class Badge:
    """A 新しい価値 badge and the words at its right."""

    box: Box
    statement: str | None


@cache
def new_value_words() -> tuple[str, ...]:
    """The words a badge begins with, folded: 新しい価値."""
    return tuple(map(comparison_key, load("context")["new_value"]))


def badges_of(page: Page) -> Iterator[Badge]:
    """The badges of a page, each with the words at its right."""
    for line in page.lines:
        text = comparison_key(line.text)
        word = next((word for word in new_value_words() if text.startswith(word)), None)
        if word is None:
            continue
        rest = normalized(line.text).removeprefix(word).strip() or _words_at_right(line, page.lines)
        yield Badge(line.box, rest)


def _words_at_right(badge: Line, lines: Iterable[Line]) -> str | None:
    """The words at the right of a badge, unless they are a heading of their own."""
    at_right = [line for line in lines if line.box.x0 >= badge.box.x1 and _are_level(badge, line)]
    if not at_right:
        return None
    nearest = min(at_right, key=lambda line: line.box.x0)
    return None if read_numbered(nearest.text) else normalized(nearest.text)


def _are_level(one: Line, other: Line) -> bool:
    """Whether two lines are at one height: the middle of the other lies within the one."""
    middle = (other.box.top + other.box.bottom) / 2
    return one.box.top <= middle <= one.box.bottom


def badge_of_heading(heading: Line, page: Page, badges: Iterable[Badge]) -> Badge | None:
    """The badge of a section, of those of its page: at the heading's height, or above it with no table between."""
    here = tuple(badges)
    beside = [badge for badge in here if _are_level(heading, Line("", badge.box, 0))]
    if beside:
        return beside[0]
    above = [badge for badge in here if badge.box.bottom <= heading.box.top + 1]
    nearest = max(above, key=lambda badge: badge.box.bottom, default=None)
    if nearest is None or _is_separated(nearest.box, heading, page):
        return None
    return nearest


def _is_separated(badge: Box, heading: Line, page: Page) -> bool:
    tables = any(badge.bottom <= table.box.top <= heading.box.top for table in page.tables)
    return tables or any(
        badge.bottom <= line.box.top and line.box.bottom <= heading.box.top
        for line in page.lines
        if read_numbered(line.text)
    )


CAPTION_GAP = 3.0
"""Heights of its own line a caption may be above its table: two blank lines, not four.

In the PDFs at hand the line right above a table is 0 to 2.7 heights above it where it is a caption;
a section heading with text between is 7 and more. From 2.8 on the table of another text.
"""


@dataclass(frozen=True, slots=True)
class Context:
    """What the headings above a table mean for it.

    `item` is a heading such as ① below a section's; `caption` is the line right above the table,
    `unit` the unit that a line such as (単位：千円) above it gives all its figures.
    """

    domain: str | None = None
    section_code: str | None = None
    section_name: str | None = None
    is_new_value: bool = False
    value_statement: str | None = None
    item: str | None = None
    unit: str | None = None
    caption: str | None = None


def contexts(pages: Sequence[Page], tables: Sequence[Table]) -> dict[int, Context]:
    """The context of each table, by table number. A page without headings inherits the last."""
    badges = {page.number: tuple(badges_of(page)) for page in pages}
    by_number = {page.number: page for page in reversed(pages)}
    found: dict[int, Context] = {}
    levels: dict[str, Numbered] = {}
    context = Context()
    for entry in _in_reading_order(pages, tables):
        if isinstance(entry, Table):
            unit, caption = _right_above(by_number[entry.page], entry)
            found[entry.number] = replace(context, unit=unit, caption=caption)
            continue
        page, line = entry
        context = _context_after(line, page, context, levels, badges[page.number])
    has_headings = any(context.section_name for context in found.values())
    return found if has_headings else {key: _captioned(value) for key, value in found.items()}


def _captioned(context: Context) -> Context:
    """In a report without headings the caption is the section's name."""
    return replace(context, section_name=context.caption)


def _in_reading_order(
    pages: Sequence[Page], tables: Sequence[Table]
) -> Iterator[Table | tuple[Page, Line]]:
    starts: dict[int, list[Table]] = {}
    for table in tables:
        starts.setdefault(table.page, []).append(table)
    for page in pages:
        entries: list[tuple[float, int, Table | tuple[Page, Line]]] = [
            (line.box.top, position, (page, line)) for position, line in enumerate(page.lines)
        ]
        entries += [(table.top, 0, table) for table in starts.get(page.number, [])]
        yield from (entry for _, _, entry in sorted(entries, key=lambda place: place[:2]))


def _context_after(
    line: Line,
    page: Page,
    context: Context,
    levels: dict[str, Numbered],
    badges: Iterable[Badge],
) -> Context:
    """The context after one more line."""
    domain = domain_of(line.text)
    if domain:
        levels.clear()
        return Context(domain=domain)
    marked = _marked_heading(line.text)
    if marked:
        words = heading_words(marked)
        return Context(context.domain, section_name=words) if words else context
    numbered = read_numbered(line.text)
    name = heading_words(numbered.name) if numbered else None
    if numbered is None or not name:
        return context
    numbered = numbered._replace(name=name)
    if numbered.style == "circled" and context.section_code:
        return replace(context, item=numbered.name)
    code = _code(numbered, levels)
    badge = badge_of_heading(line, page, badges)
    return Context(
        context.domain,
        code,
        numbered.name,
        badge is not None,
        badge.statement if badge else None,
    )


def _marked_heading(text: str) -> str | None:
    """The words of a heading that a mark opens (■ 総務部), unless they only name a table."""
    words = normalized(text)
    if words[:1] not in load("context")["heading_marks"] or not words[1:]:
        return None
    name = words[1:].strip()
    is_sentence = "。" in name or len(name) > LONGEST_HEADING
    return None if is_sentence or read_heading(name).is_known else name


def _code(numbered: Numbered, levels: dict[str, Numbered]) -> str | None:
    """The code of a heading below the headings of other styles in force: 第1章, (2) → 1-2.

    None where a number of it could not be read.
    """
    styles = list(levels)
    if numbered.style in levels:
        for style in styles[styles.index(numbered.style) :]:
            del levels[style]
    levels[numbered.style] = numbered
    return readable_code("-".join(level.code for level in levels.values()))


def _right_above(page: Page, table: Table) -> tuple[str | None, str | None]:
    """The unit and the caption in the lines right above a table."""
    top = table.top
    above = [line for line in page.lines if line.box.bottom <= top + 1]
    near = [line for line in above if top - line.box.bottom <= CAPTION_GAP * _height(line)]
    units = {line: unit for line in near if (unit := _unit_of_line(line))}
    captions = [
        line
        for line in near
        if line not in units
        and not is_note(line.text)
        and not _is_sentence(line.text)
        and not read_heading(line.text).is_known
    ]
    caption = max(captions, key=lambda line: (line.box.bottom, -line.box.x0), default=None)
    unit = next(iter(units.values()), None)
    return unit, normalized(caption.text) if caption else None


def _is_sentence(text: str) -> bool:
    """Whether a line is prose: 表の上段は目標値、下段は実績値."""
    return any(mark in text for mark in "、。，")


def _height(line: Line) -> float:
    return line.box.bottom - line.box.top


def _unit_of_line(line: Line) -> str | None:
    text = normalized(line.text)
    is_unit_line = any(text.strip("(").startswith(word) for word in load("context")["unit_openers"])
    return unit_in_name(text if text.startswith("(") else f"({text})") if is_unit_line else None
