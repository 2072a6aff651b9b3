"""Indicators → indicators with the id of their first name, where a reviewed rename gives one."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.publisher import Publisher
from pipeline.model.records import Kpi
from pipeline.normalize.text import comparison_key


class Name(NamedTuple):
    """What identifies an indicator in a report: its folded name, and its section if that matters."""

    name: str
    section: str | None


class Rename(NamedTuple):
    """One reviewed change of name; `series` is how the titles of the reports begin."""

    series: str
    was: Name
    now: Name


@cache
def reviewed_renames() -> tuple[Rename, ...]:
    """The renames of `knowledge/renames.toml`."""
    return tuple(
        Rename(comparison_key(entry["series"]), _name(entry["was"]), _name(entry["now"]))
        for entry in load("renames")["rename"]
    )


def _name(entry: dict[str, str]) -> Name:
    return Name(comparison_key(entry["name"]), entry.get("section"))


def kpi_id(publisher: str, name: str, section: str, unit: str | None) -> str:
    """An id that is the same wherever these four are; name and section are folded.

    `publisher` is what tells the body from others, as `Publisher.identity` has it.

    Twelve hexadecimal digits are 48 bits: among 100,000 indicators two share an id by chance with a
    probability of 1 in 50,000.
    """
    parts = (publisher, name, section, unit or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def under_first_name(record: Kpi, title: str | None, renames: Sequence[Rename]) -> Kpi:
    """The indicator with the kpi_id of its first name, if a person found that it was renamed."""
    first = first_name(record.name, record.section_code, title, renames)
    if first == Name(comparison_key(record.name), record.section_code):
        return record
    section = first.section or comparison_key(record.section_name or "")
    publisher = Publisher(record.publisher, record.publisher_code).identity(record.document_id)
    return replace(record, kpi_id=kpi_id(publisher, first.name, section, record.unit))


def first_name(
    name: str, section: str | None, title: str | None, renames: Sequence[Rename]
) -> Name:
    """The folded name and the section an indicator had first; both as they are if never renamed.

    >>> renames = [Rename("報告", Name("旧称", "I-1"), Name("新称", "I-2"))]
    >>> first_name("新称", "I-2", "報告 令和６年度", renames)
    Name(name='旧称', section='I-1')
    >>> first_name("新称", "I-3", "報告 令和６年度", renames)
    Name(name='新称', section='I-3')
    """
    found = Name(comparison_key(name), section)
    for _ in renames:
        rename = next((one for one in renames if _is_meant(one, found, title)), None)
        if rename is None:
            break
        found = Name(rename.was.name, rename.was.section or found.section)
    return found


def _is_meant(rename: Rename, found: Name, title: str | None) -> bool:
    is_of_series = comparison_key(title or "").startswith(rename.series)
    is_section = rename.now.section in {None, found.section}
    return is_of_series and rename.now.name == found.name and is_section
