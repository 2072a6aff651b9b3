"""Cells of a row and what is above it → the domain, section and item the row belongs to."""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.parse.headings.block import Block, Row
from pipeline.parse.headings.lexicon import domain_of
from pipeline.parse.headings.numbering import ascii_code, read_numbered, readable_code
from pipeline.parse.headings.sections import Context
from pipeline.parse.table import Cell

GROUPS = ("domain", "section", "item")
"""The roles of columns that group rows, from the widest group to the narrowest."""


def group_cells(block: Block, row: Row, above: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells of a row that say its group; one that is blank repeats the one above it.

    A cell that is printed ends the narrower groups that were printed above. The number beside a
    section goes with it. A second column of sections (大項目, 中項目) groups as an item; a column
    of items proper does not: it may be blank.
    """
    at = _columns(block)
    found: dict[str, Cell] = {}
    is_new = False
    for role in (role for role in GROUPS if role in at):
        cell = row[at[role]]
        if cell is not None and cell.text:
            is_new = is_new or cell != above.get(role)
            found[role] = cell
        elif not is_new and role in above:
            found[role] = above[role]
    number = row[at["number"]] if "number" in at else None
    if number is not None and ascii_code(number.text):
        found["number"] = number
    elif "number" in above and found.get("section") == above.get("section"):
        found["number"] = above["number"]
    return found


def _columns(block: Block) -> dict[str, int]:
    roles = [heading.role for heading in block.headings]
    at = {role: roles.index(role) for role in ("domain", "section", "number") if role in roles}
    sections = [column for column, role in enumerate(roles) if role == "section"]
    is_item = len(sections) > 1 and "item" not in roles
    return at | ({"item": sections[-1]} if is_item else {})


def own_context(named: Mapping[str, Cell], context: Context) -> Context:
    """The context of a row: by its own columns, else by the headings above."""
    section, number, domain = named.get("section"), named.get("number"), named.get("domain")
    if domain and domain.text:
        context = replace(context, domain=domain_of(domain.text) or domain.text)
    if not section or not section.text:
        return context
    numbered = read_numbered(section.text)
    code = ascii_code(number.text) if number else None
    if numbered and numbered.name:
        code = readable_code(numbered.code)
        return replace(context, section_code=code, section_name=numbered.name)
    return replace(context, section_code=code, section_name=section.text)
