"""Where a table belongs: the domain, section and 新しい価値 of the headings above it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.knowledge import load
from pipeline.model.page import Line, Page
from pipeline.normalize.text import plain
from pipeline.normalize.unit import unit_in_name
from pipeline.parse.badge import Badge, badge_of_heading, badges_of
from pipeline.parse.headings import domain_of, read_heading
from pipeline.parse.numbering import LONGEST_HEADING, Numbered, read_numbered
from pipeline.parse.table import Table

CAPTION_GAP = 3.0
"""Heights of its own line a caption may stand above its table."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the headings in force say.

    `item` is a heading such as ① below a section's; `caption` is the line right above the table,
    `unit` what a line such as (単位：千円) above it says of all its figures.
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
    for thing in _in_reading_order(pages, tables):
        if isinstance(thing, Table):
            unit, caption = _right_above(by_number[thing.page], thing)
            found[thing.number] = replace(context, unit=unit, caption=caption)
            continue
        page, line = thing
        context = _after(line, page, context, levels, badges[page.number])
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
        things: list[tuple[float, int, Table | tuple[Page, Line]]] = [
            (line.box.top, position, (page, line)) for position, line in enumerate(page.lines)
        ]
        things += [(table.top, 0, table) for table in starts.get(page.number, [])]
        yield from (thing for _, _, thing in sorted(things, key=lambda entry: entry[:2]))


def _after(
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
    marked = _marked(line.text)
    if marked:
        return Context(context.domain, section_name=marked)
    numbered = read_numbered(line.text)
    if numbered is None or not numbered.name:
        return context
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


def _marked(text: str) -> str | None:
    """The words of a heading that a mark opens (■ 総務部), unless they only name a table."""
    words = plain(text)
    if words[:1] not in load("context")["heading_marks"] or not words[1:]:
        return None
    name = words[1:].strip()
    is_sentence = "。" in name or len(name) > LONGEST_HEADING
    return None if is_sentence or read_heading(name).is_known else name


def _code(numbered: Numbered, levels: dict[str, Numbered]) -> str:
    """The code of a heading below the headings of other styles in force: 第1章, (2) → 1-2."""
    styles = list(levels)
    if numbered.style in levels:
        for style in styles[styles.index(numbered.style) :]:
            del levels[style]
    levels[numbered.style] = numbered
    return "-".join(level.code for level in levels.values())


def _right_above(page: Page, table: Table) -> tuple[str | None, str | None]:
    """The unit and the caption in the lines right above a table."""
    top = table.top
    above = [line for line in page.lines if line.box.bottom <= top + 1]
    near = [line for line in above if top - line.box.bottom <= CAPTION_GAP * _height(line)]
    units = {line: unit for line in near if (unit := _unit_said(line))}
    captions = [line for line in near if line not in units and not read_heading(line.text).is_known]
    caption = max(captions, key=lambda line: (line.box.bottom, -line.box.x0), default=None)
    unit = next(iter(units.values()), None)
    return unit, plain(caption.text) if caption else None


def _height(line: Line) -> float:
    return line.box.bottom - line.box.top


def _unit_said(line: Line) -> str | None:
    text = plain(line.text)
    says_unit = any(text.strip("(").startswith(word) for word in load("context")["unit_openers"])
    return unit_in_name(text if text.startswith("(") else f"({text})") if says_unit else None
