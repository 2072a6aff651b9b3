"""The help of the program and of each command, in one language, as wide as the terminal."""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.cli.command import Command, Option, command_names, find_command, program
from pipeline.knowledge import Words
from pipeline.messages import in_language, say

WIDEST = 100
"""Columns. A wider line is hard to read, however wide the terminal."""
INDENT = 2
WIDE = frozenset("WFA")
"""Classes of UAX #11; ambiguous characters count as a Japanese terminal shows them."""
PIECES = re.compile(r"(\s+)|([^\s\u2e80-\uffef]+|.)([、。，．）」』：；！？ー]*)")
"""White space; or a word, or one wide character, with the marks that must not begin a line."""


def shown_width(text: str) -> int:
    """The columns a terminal needs for a text.

    >>> shown_width("表 table")
    8
    """
    return sum(1 + (unicodedata.east_asian_width(letter) in WIDE) for letter in text)


def broken(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """The lines of a text, each at most `width` columns wide, `indent` spaces before each.

    A word longer than that gets a line of its own.

    >>> list(broken("two words", 6, indent=1))
    [' two', ' words']
    >>> list(broken("表を作る。", 8))
    ['表を作', 'る。']
    """
    line, gap = "", ""
    for space, word, marks in PIECES.findall(text):
        if space:
            gap = " " if line else ""
            continue
        piece = word + marks
        if line and indent + shown_width(line + gap + piece) > width:
            yield " " * indent + line
            line, gap = "", ""
        line, gap = line + gap + piece, ""
    if line:
        yield " " * indent + line


def help_of(command: Command) -> str:
    """The help: what the command does, its options, examples, exit statuses; of the program, its commands."""
    is_program = command == program()
    values = [(one.value, _meaning(one)) for one in command.options if one.is_positional]
    options = [_option_row(one) for one in command.options if not one.is_positional]
    blocks = (
        [usage_of(command)],
        list(broken(in_language(command.description), _width())),
        _block(say("help_commands"), _command_rows() if is_program else []),
        _block(say("help_values"), values),
        _block(say("help_options"), [] if is_program else [*options, ("--help", say("help_help"))]),
        _examples(command.examples),
        _block(say("help_statuses"), _in_language(command.statuses)),
        list(broken(in_language(command.note), _width())),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def usage_of(command: Command) -> str:
    """How a command is called, on one line."""
    if command == program():
        return say("help_usage", line=f"{command.name} COMMAND …")
    values = [one.value for one in command.options if one.is_positional]
    return say("help_usage", line=" ".join((program().name, command.name, *values, "[OPTION …]")))


def _width() -> int:
    return min(WIDEST, shutil.get_terminal_size().columns)


def _command_rows() -> list[tuple[str, str]]:
    return [(name, in_language(find_command(name).summary)) for name in command_names()]


def _option_row(option: Option) -> tuple[str, str]:
    return f"{option.name} {option.value}".strip(), _meaning(option)


def _meaning(option: Option) -> str:
    """What an option means, its choices and its default."""
    meaning = in_language(option.meaning)
    if option.choices:
        meaning = say("help_choices", meaning=meaning, choices=", ".join(option.choices))
    if option.default is None:
        return meaning
    return say("help_default", meaning=meaning, default=option.default)


def _in_language(rows: Sequence[tuple[str, Words]]) -> list[tuple[str, str]]:
    return [(name, in_language(meaning)) for name, meaning in rows]


def _block(heading: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    """A heading, then a name and its meaning per row, the meanings in one column; nothing without rows."""
    return [heading, *_rows(rows)] if rows else []


def _rows(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    column = 2 * INDENT + max(shown_width(name) for name, _ in rows)
    for name, meaning in rows:
        first, *others = broken(meaning, _width(), column)
        yield " " * INDENT + name.ljust(column - INDENT) + first[column:]
        yield from others


def _examples(examples: Sequence[tuple[str, Words]]) -> list[str]:
    lines = [say("help_examples")]
    for line, meaning in examples:
        lines.append(" " * INDENT + line)
        lines += broken(in_language(meaning), _width(), 3 * INDENT)
    return lines
