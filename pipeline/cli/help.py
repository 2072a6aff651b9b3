"""The help: of the program and of each command, in one language, as wide as the terminal."""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.cli.command import Command, Example, Option, Words
from pipeline.cli.commands import MENU, PROGRAM
from pipeline.messages import in_language

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

    A word longer than that stands on a line of its own.

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


WIDEST = 100
"""Columns. A wider line is hard to read, however wide the terminal."""
INDENT = 2

USAGE = ("Usage: ", "使い方：")
ABOUT = (
    (
        "From the KPI reports that Japanese public bodies publish as PDF to figures that are exact, with "
        "unit and fiscal year, traced to their place on the page, or flagged."
    ),
    (
        "公共団体がPDFで公表する指標の報告書から、目標値・実績値・達成状況を、単位と年度つきの正確な数値として"
        "取り出します。読み切れないものは、どこがなぜ読めないかを文で示します。"
    ),
)
COMMANDS = ("Commands", "コマンド")
VALUES = ("Arguments", "引数")
OPTIONS = ("Options", "オプション")
EXAMPLES = ("Examples", "例")
STATUSES = ("Exit status", "終了コード")
HELP = ("show this help", "この説明を表示します")
OF_A_COMMAND = ("the help of one command", "コマンドの説明を表示します")
USUAL = ("{what} (usually {usual})", "{what}（指定がなければ {usual}）")
ONE_OF = ("{what}: {choices}", "{what}：{choices}")
EVERY_STATUS = (
    (2, ("also where the command line is not understood", "指定を読み取れないときも同じです")),
    (
        130,
        ("stopped by Ctrl-C; the tables are as they were", "Ctrl-C による中断。表は元のままです"),
    ),
)
LANGUAGE = (
    (
        "shihyo is .venv/bin/shihyo; .venv/bin/python -m pipeline is the same. With LANG=ja_JP.UTF-8 it "
        "speaks Japanese."
    ),
    (
        "shihyo は .venv/bin/shihyo です（.venv/bin/python -m pipeline と同じ）。LANG=C.UTF-8 とすると英語で"
        "表示します。"
    ),
)
IN_JAPANESE = ("LANG=ja_JP.UTF-8 make extract", ("in Japanese", "日本語で表示します"))


def help_of_program() -> str:
    """The help of the program: its commands, one line each."""
    listed = [(name, in_language(command.what)) for name, command in MENU.items()]
    examples = (
        ("make extract", ("reads raw/, writes normalized/", "raw/ を読み、表を作ります")),
        (f"{PROGRAM} extract --help", OF_A_COMMAND),
        IN_JAPANESE,
    )
    blocks = (
        [_usage(PROGRAM, "COMMAND …")],
        list(broken(in_language(ABOUT), _width())),
        _block(COMMANDS, listed),
        _examples(examples),
        _block(STATUSES, [(str(status), in_language(what)) for status, what in EVERY_STATUS]),
        list(broken(in_language(LANGUAGE), _width())),
    )
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def help_of(command: Command) -> str:
    """The help of one command: what it does, options, examples, exit statuses."""
    values = [one for one in command.options if not one.name.startswith("-")]
    options = [one for one in command.options if one.name.startswith("-")]
    blocks = (
        [usage_of(command)],
        list(broken(in_language(command.more), _width())),
        _block(VALUES, [(one.value, _what(one)) for one in values]) if values else [],
        _block(OPTIONS, [*map(_option, options), ("--help", in_language(HELP))]),
        _examples(command.examples),
        _block(STATUSES, [(str(status), in_language(what)) for status, what in command.statuses]),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def usage_of(command: Command) -> str:
    """How a command is called, on one line."""
    values = [one.value for one in command.options if not one.name.startswith("-")]
    return _usage(PROGRAM, command.name, *values, "[OPTION …]")


def _usage(*words: str) -> str:
    return in_language(USAGE) + " ".join(words)


def _width() -> int:
    return min(WIDEST, shutil.get_terminal_size().columns)


def _option(option: Option) -> tuple[str, str]:
    return f"{option.name} {option.value}".strip(), _what(option)


def _what(option: Option) -> str:
    """What an option means, what it may be, and what holds where nothing is said."""
    what = in_language(option.what)
    if option.choices:
        what = in_language(ONE_OF).format(what=what, choices=", ".join(option.choices))
    return (
        what if option.usual is None else in_language(USUAL).format(what=what, usual=option.usual)
    )


def _block(heading: Words, rows: Sequence[tuple[str, str]]) -> list[str]:
    """A heading, then a name and its meaning a row, the meanings in one column."""
    return [in_language(heading), *_rows(rows)]


def _rows(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    column = 2 * INDENT + max(shown_width(name) for name, _ in rows)
    for name, what in rows:
        first, *others = broken(what, _width(), column)
        yield " " * INDENT + name.ljust(column - INDENT) + first[column:]
        yield from others


def _examples(examples: Sequence[Example]) -> list[str]:
    lines = [in_language(EXAMPLES)]
    for line, what in examples:
        lines.append(" " * INDENT + line)
        lines += broken(in_language(what), _width(), 3 * INDENT)
    return lines
