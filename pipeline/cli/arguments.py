"""The command and its options from the arguments that were typed, or what is wrong with these."""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from pipeline.cli.command import Command, command_names, find_command, program
from pipeline.messages import say, visible

NOT_UNDERSTOOD = 2
"""Exit status of a command line that is not understood, as of most programs."""
HELP = ("-h", "--help")
USAGE_MESSAGES = {
    r"the following arguments are required: (?P<name>.+)": "usage_missing",
    r"argument (?P<name>\S+): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)": (
        "usage_choice"
    ),
    r"argument (?P<name>\S+): invalid count value: (?P<value>.+)": "usage_count",
    r"argument (?P<name>\S+): expected one argument": "usage_no_value",
    r"argument (?P<name>\S+): ignored explicit argument (?P<value>.+)": "usage_value",
    r"unrecognized arguments: (?P<value>.+)": "usage_unknown",
}
"""The errors of argparse, which are English, and the message for each."""


def parse_arguments(arguments: Sequence[str]) -> tuple[str, Namespace]:
    """The name of the command, and its options.

    Raises:
        SystemExit: the help was printed, or the command line is not understood.
    """
    name, *rest = arguments or [""]
    if name in HELP:
        from pipeline.cli.help import help_of  # noqa: PLC0415 -- rarely needed

        sys.stdout.write(help_of(program()))
        raise SystemExit(0)
    if name not in command_names():
        exit_with(unknown_command(name))
    return name, _parser(find_command(name)).parse_args(rest)


def exit_with(reason: str) -> NoReturn:
    """End the program: the command line is not understood."""
    sys.stderr.write(f"{reason}\n")
    raise SystemExit(NOT_UNDERSTOOD)


class Parser(ArgumentParser):
    """The parser of one command; its help and its errors are in the language of the environment."""

    def __init__(self, command: Command) -> None:
        # Abbreviations are off: a script that uses one breaks with the next option.
        super().__init__(f"{program().name} {command.name}", allow_abbrev=False)
        self.command = command

    def format_help(self) -> str:
        """The help of the command."""
        from pipeline.cli.help import help_of  # noqa: PLC0415 -- rarely needed

        return help_of(self.command)

    def error(self, message: str) -> NoReturn:
        """End the program with what argparse found wrong."""
        exit_with(usage_error(message, self.command))


def _parser(command: Command) -> Parser:
    parser = Parser(command)
    for option in command.options:
        if option.is_switch:
            parser.add_argument(option.name, action="store_true")
        else:
            parser.add_argument(
                option.name,
                metavar=option.value,
                type=option.read,
                default=option.default,
                choices=option.choices or None,
            )
    return parser


def usage_error(message: str, command: Command) -> str:
    """An error of argparse as three lines: how to call the command, what is wrong, the help."""
    from pipeline.cli.help import usage_of  # noqa: PLC0415 -- rarely needed

    called = f"{program().name} {command.name}"
    return "\n".join((usage_of(command), _problem(message), say("usage_more", command=called)))


def unknown_command(name: str) -> str:
    """That there is no such command, or that none was given."""
    commands = ", ".join(command_names())
    problem = (
        say("usage_unknown_command", name=visible(name), commands=commands)
        if name
        else say("usage_no_command", commands=commands)
    )
    return f"{problem}\n{say('usage_more', command=program().name)}"


def _problem(message: str) -> str:
    for pattern, key in USAGE_MESSAGES.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return say(key, **found.groupdict())
    return say("usage_other")
