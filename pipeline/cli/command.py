"""The commands and their options, as `pipeline/knowledge/commands.toml` describes them."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.knowledge import Words, load


class Option(NamedTuple):
    """An option of a command: `--name VALUE`, a switch, or, without dashes, a value by its place.

    `value` names the value in the help; a switch has none. `read` makes the value of the text that
    was typed, and raises ValueError if that is not possible.
    """

    name: str
    meaning: Words
    value: str
    read: Callable[[str], object]
    default: object
    choices: tuple[str, ...]

    @property
    def is_switch(self) -> bool:
        """Whether it has no value."""
        return not self.value

    @property
    def is_positional(self) -> bool:
        """Whether it is a value by its place."""
        return not self.name.startswith("-")


class Command(NamedTuple):
    """A command. `examples` are lines to type, `statuses` exit statuses, each with its meaning."""

    name: str
    summary: Words
    description: Words
    options: tuple[Option, ...]
    examples: tuple[tuple[str, Words], ...]
    statuses: tuple[tuple[str, Words], ...]
    note: Words


def count(text: str) -> int:
    """A whole number from 1 on."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


TYPES: dict[str, Callable[[str], object]] = {
    "text": str,
    "path": Path,
    "count": count,
    "switch": bool,
}


def command_names() -> tuple[str, ...]:
    """The names of the commands, in the order of the help."""
    return tuple(load("commands")["commands"])


@cache
def find_command(name: str) -> Command:
    """The command of this name.

    Raises:
        KeyError: there is no such command.
    """
    return _command(name, load("commands")["commands"][name])


@cache
def program() -> Command:
    """The program itself, described as a command is."""
    entry = load("commands")["program"]
    return _command(entry["name"], entry)


def _command(name: str, entry: Mapping[str, Any]) -> Command:
    options = load("commands")["options"]
    return Command(
        name,
        _words(entry["summary"]),
        _words(entry["description"]),
        tuple(_option(options[key]) for key in entry["options"]),
        tuple((one["line"], _words(one)) for one in entry["examples"]),
        tuple((str(one["status"]), _words(one)) for one in entry["statuses"]),
        _words(entry.get("note", {"en": "", "ja": ""})),
    )


def _option(entry: Mapping[str, Any]) -> Option:
    read = TYPES[entry["type"]]
    default = entry.get("default")
    return Option(
        entry["name"],
        _words(entry),
        entry.get("value", ""),
        read,
        read(default) if isinstance(default, str) else default,
        tuple(entry.get("choices", ())),
    )


def _words(entry: Mapping[str, str]) -> Words:
    return entry["en"], entry["ja"]
