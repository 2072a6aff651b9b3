"""What was typed, understood by the menu."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import NoReturn

from pipeline.cli.command import Command
from pipeline.cli.commands import MENU, PROGRAM

NOT_UNDERSTOOD = 2
"""Exit status of a command line that is not understood, as everywhere."""
HELP = ("-h", "--help")


def understood(arguments: Sequence[str]) -> tuple[str, Namespace]:
    """The command that is asked for, and what is said to it.

    Raises:
        SystemExit: only help was asked for, or the command line is not understood.
    """
    name, *said = arguments or [""]
    if name in HELP:
        from pipeline.cli.help import help_of_program  # noqa: PLC0415 -- rarely needed

        sys.stdout.write(help_of_program())
        raise SystemExit(0)
    if name not in MENU:
        from pipeline.cli.misuse import no_command  # noqa: PLC0415 -- rarely needed

        refuse(no_command(name))
    return name, _parser(MENU[name]).parse_args(said)


def refuse(reason: str) -> NoReturn:
    """End the program: the command line is not understood."""
    sys.stderr.write(f"{reason}\n")
    raise SystemExit(NOT_UNDERSTOOD)


class Parser(ArgumentParser):
    """The parser of one command; its help and its complaints are the menu's."""

    def __init__(self, command: Command) -> None:
        # Abbreviations are off: a script that uses one breaks with the next option.
        super().__init__(f"{PROGRAM} {command.name}", allow_abbrev=False)
        self.command = command

    def format_help(self) -> str:
        """The help of the command."""
        from pipeline.cli.help import help_of  # noqa: PLC0415 -- rarely needed

        return help_of(self.command)

    def error(self, message: str) -> NoReturn:
        """End the program with what argparse complains of, in the person's words."""
        from pipeline.cli.misuse import misuse  # noqa: PLC0415 -- rarely needed

        refuse(misuse(message, self.command))


def _parser(command: Command) -> Parser:
    parser = Parser(command)
    for option in command.options:
        if option.is_switch:
            parser.add_argument(option.name, action="store_true")
        else:
            parser.add_argument(
                option.name,
                metavar=option.value,
                type=option.of,
                default=option.usual,
                choices=option.choices or None,
            )
    return parser
