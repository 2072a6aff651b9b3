"""The text of a passport with one decision more, or one changed: all other text stays as it is.

TOML is written here line by line, since a library that reads and writes whole documents moves
comments and lists. What comes of it is parsed again, and must be what was meant.
"""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, object]
"""The entries of one decision, as in its model; those that are None or empty are left out."""
_HEADING = re.compile(r"\s*\[{1,2}\s*([\w.-]+)\s*\]{1,2}\s*(?:#.*)?")
_SAYS_NOTHING = re.compile(r"\s*(?:#.*)?")


def with_decision(text: str, heading: str, entry: Entry) -> str:
    """The text with one more decision at its end.

    >>> print(with_decision("", "accepted", {"check": "total", "page": 3, "printed": None}), end="")
    [[accepted]]
    check = "total"
    page = 3

    Raises:
        ValueError: the text is not TOML, or has no place for it.
    """
    given = _given(entry)
    meant = tomllib.loads(text)
    meant.setdefault(heading, []).append(given)
    body = text.rstrip("\n")
    lines = [f"[[{heading}]]", *(_line(name, value) for name, value in given.items()), ""]
    return _checked("\n".join([*([body, ""] if body else []), *lines]), meant)


def with_entries(text: str, heading: str, position: int, entry: Entry) -> str:
    """The text with entries of the decision at a position, from 0, of its kind set or replaced.

    Raises:
        ValueError: the text is not TOML, or is written in a way in which they cannot be set.
    """
    given = _given(entry)
    lines = text.split("\n")
    start, end = _block(lines, heading, position)
    meant = tomllib.loads(text)
    meant[heading][position].update(given)
    block = [line for line in lines[start:end] if not _sets(line, given)]
    last = max(n for n, line in enumerate(block) if not _SAYS_NOTHING.fullmatch(line))
    block[last + 1 : last + 1] = [_line(name, value) for name, value in given.items()]
    return _checked("\n".join([*lines[:start], *block, *lines[end:]]), meant)


def _given(entry: Entry) -> dict[str, Any]:
    """The entries that say something, and of members the same."""
    given: dict[str, Any] = {}
    for name, value in entry.items():
        if isinstance(value, Sequence) and not isinstance(value, str):
            if value:
                given[name] = [_given(one) for one in value]
        elif value is not None:
            given[name] = value
    return given


def _block(lines: Sequence[str], heading: str, position: int) -> tuple[int, int]:
    """The first line of a decision, and the line after its last."""
    headings = [(n, found[1]) for n, found in enumerate(map(_HEADING.fullmatch, lines)) if found]
    starts = [n for n, name in headings if name == heading]
    if position >= len(starts):
        raise ValueError(f"[[{heading}]]")
    later = (n for n, _ in headings if n > starts[position])
    return starts[position], next(later, len(lines))


def _sets(line: str, given: Mapping[str, object]) -> bool:
    """Whether a line sets one of the entries that are given anew."""
    name, equals, _ = line.partition("=")
    return bool(equals) and name.strip() in given


def _checked(text: str, meant: Mapping[str, object]) -> str:
    if tomllib.loads(text) != meant:
        raise ValueError("TOML")
    return text


def _line(name: str, value: object) -> str:
    return f"{name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(["[", *(f"    {_inline(one)}," for one in value), "]"])
    if isinstance(value, dt.date | int):
        return str(value)
    # JSON writes texts as TOML does, but for this one control character.
    return json.dumps(f"{value}", ensure_ascii=False).replace("\x7f", "\\u007f")


def _inline(member: Mapping[str, object]) -> str:
    return f"{{ {', '.join(_line(name, value) for name, value in member.items())} }}"
