"""What is wrong with a command line, in the person's language, and where the help is."""

import re

from pipeline.cli.command import Command
from pipeline.cli.commands import MENU, PROGRAM
from pipeline.cli.help import usage_of
from pipeline.messages import in_language, visible

PROBLEMS = (
    (
        r"the following arguments are required: (?P<name>.+)",
        ("{name} is missing.", "{name} の指定がありません。"),
    ),
    (
        r"argument (?P<name>\S+): invalid choice: (?P<said>.+) \(choose from (?P<choices>.+)\)",
        (
            "{said} is nothing that {name} may be: {choices}.",
            "{name} に {said} は指定できません。指定できるもの：{choices}。",
        ),
    ),
    (
        r"argument (?P<name>\S+): invalid count value: (?P<said>.+)",
        (
            "{name} must be a whole number from 1 on, not {said}.",
            "{name} には1以上の整数を指定してください（指定：{said}）。",
        ),
    ),
    (
        r"argument (?P<name>\S+): expected one argument",
        ("{name} needs a value.", "{name} には値が必要です。"),
    ),
    (
        r"argument (?P<name>\S+): ignored explicit argument (?P<said>.+)",
        (
            "{name} takes no value, not even {said}.",
            "{name} に値は付けられません（指定：{said}）。",
        ),
    ),
    (
        r"unrecognized arguments: (?P<said>.+)",
        ("Not understood: {said}.", "読み取れない指定があります：{said}。"),
    ),
)
"""What argparse complains of, and how that is told here."""
ANYTHING = ("The command line is not understood.", "指定を読み取れません。")
NO_COMMAND = (
    "Say a command: {commands}.",
    "コマンドを指定してください：{commands}。",
)
UNKNOWN_COMMAND = (
    "There is no command {said}. There are: {commands}.",
    "{said} というコマンドはありません。あるもの：{commands}。",
)
MORE = ("More: {command} --help", "説明：{command} --help")


def misuse(message: str, command: Command) -> str:
    """What argparse said of a command line, as three lines: how to call, what is wrong, the help."""
    return "\n".join((usage_of(command), _problem(message), _more(f"{PROGRAM} {command.name}")))


def no_command(said: str) -> str:
    """That there is no such command, or that none was named."""
    words = UNKNOWN_COMMAND if said else NO_COMMAND
    problem = in_language(words).format(said=visible(said), commands=", ".join(MENU))
    return f"{problem}\n{_more(PROGRAM)}"


def _problem(message: str) -> str:
    for pattern, words in PROBLEMS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return visible(in_language(words).format(**found.groupdict()))
    return in_language(ANYTHING)


def _more(command: str) -> str:
    return in_language(MORE).format(command=command)
