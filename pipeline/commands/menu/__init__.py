"""The menu of the command line, as data: what may be asked for, in which words, with which status."""

from pipeline.commands.menu.entry import Command
from pipeline.commands.menu.looking import ACCEPT, CHECK_DATA, DIFF, EXPLAIN, SCHEMAS
from pipeline.commands.menu.publishing import PUBLISH
from pipeline.commands.menu.reading import EXTRACT, NEW

PROGRAM = "shihyo"
MENU: dict[str, Command] = {
    command.name: command
    for command in (EXTRACT, PUBLISH, NEW, EXPLAIN, CHECK_DATA, DIFF, ACCEPT, SCHEMAS)
}
