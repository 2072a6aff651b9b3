"""The menu of the command line, as data: what may be asked for, in which words, with which status."""

from pipeline.cli.command import Command
from pipeline.cli.commands_looking import ACCEPT, CHECK_DATA, DIFF, EXPLAIN, SCHEMAS
from pipeline.cli.commands_publishing import PUBLISH
from pipeline.cli.commands_reading import EXTRACT, NEW

PROGRAM = "shihyo"
MENU: dict[str, Command] = {
    command.name: command
    for command in (EXTRACT, PUBLISH, NEW, EXPLAIN, CHECK_DATA, DIFF, ACCEPT, SCHEMAS)
}
