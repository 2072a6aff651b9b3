"""Rows whose name cell says what they hold, 受講者数(計画値) over (実績値) → a column of their own for it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import normalized
from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.headings.lexicon import NAME_ROLES, Heading, read_heading
from pipeline.parse.table import Cell

_NAME_AND_ROLE = Pattern(
    r"(?s)(?P<name>.*?)\s*[(（\[〔【<＜](?P<role>[^()（）\[\]〔〕【】<>＜＞]+)[)）\]〕】>＞]\s*"
)


class Labelled(NamedTuple):
    """A row with the name its label goes on with (empty: that of the row above) and what it holds."""

    row: Row
    name: str
    label: str


def split_role_from_name(block: Block, known: Collection[str], era: str | None) -> Block | None:
    """The block with the words 計画値 and 実績値 taken out of the name into a column after the last.

    The column of the names is the one under its heading, else the first that no heading explains. None
    where a row has no such word, or where all have the same.
    """
    column = next((at for at, one in enumerate(block.headings) if one.role in NAME_ROLES), None)
    if column is None:
        column = next((at for at, one in enumerate(block.headings) if not one.is_known), None)
    if column is None:
        return None
    labelled = [_labelled(row, column, known, era) for row in block.rows]
    roles = {read_heading(one.label, era).role for one in labelled if one and one.label}
    if len(roles) < 2 or not all(labelled):
        return None
    rows = tuple(_parted(filter(None, labelled), column))
    headings = [*block.headings, Heading("")]
    headings[column] = headings[column]._replace(role=headings[column].role or "name")
    return replace(block, headings=tuple(headings), rows=rows)


def _labelled(row: Row, column: int, known: Collection[str], era: str | None) -> Labelled | None:
    """A row with the word that says what it holds; a heading between rows has none and needs none."""
    cell = row[column]
    if cell is None:
        return None
    if heading_across(row):
        return Labelled(row, cell.printed, "")
    if read_heading(cell.printed, era).role in known:
        return Labelled(row, "", cell.printed)
    match = _NAME_AND_ROLE.fullmatch(cell.printed)
    if match is None or read_heading(match["role"], era).role not in known:
        return None
    return Labelled(row, match["name"], match["role"])


def _parted(labelled: Iterator[Labelled], column: int) -> Iterator[Row]:
    """The rows with one name cell an indicator, as if it were merged, and the word at the end."""
    name: Cell | None = None
    for one in labelled:
        cell = one.row[column]
        if not one.label or cell is None:
            yield (*one.row, cell)
            continue
        text = normalized(one.name)
        if text and (name is None or name.text != text):
            name = cell._replace(text=text)
        label = cell._replace(printed=one.label, text=normalized(one.label))
        yield (*one.row[:column], name, *one.row[column + 1 :], label)
