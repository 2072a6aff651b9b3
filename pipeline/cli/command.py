"""What an entry of the menu is: a command, its options, examples and exit statuses, in two languages."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

Words = tuple[str, str]
"""The same in English and in Japanese."""
Example = tuple[str, Words]
"""A line to type, and what it does."""


class Option(NamedTuple):
    """What may be said to a command: `--name VALUE`, a switch, or, without dashes, a value alone.

    `value` names the value in the help; a switch has none. `of` makes it of what was typed, and
    raises ValueError where that cannot be; `usual` holds where nothing is said.
    """

    name: str
    what: Words
    value: str = ""
    of: Callable[[str], object] = str
    usual: object = None
    choices: tuple[str, ...] = ()

    @property
    def is_switch(self) -> bool:
        """Whether it is said or not, without a value."""
        return not self.value


class Command(NamedTuple):
    """A command: what it does in one line, then at more length."""

    name: str
    what: Words
    more: Words
    options: tuple[Option, ...]
    examples: tuple[Example, ...]
    statuses: tuple[tuple[int, Words], ...]


def count(said: str) -> int:
    """A whole number from 1 on."""
    number = int(said)
    if number < 1:
        raise ValueError(said)
    return number


RAW = Option(
    "--raw",
    ("folder of the reports", "報告書のフォルダー"),
    "FOLDER",
    Path,
    Path("raw"),
)
OUT = Option(
    "--out",
    ("folder of the tables", "表のフォルダー"),
    "FOLDER",
    Path,
    Path("normalized"),
)
QUIET = Option(
    "--quiet",
    (
        "tell findings of severity error, and nothing else",
        "重要度 error の確認事項だけを表示します",
    ),
)
JSON = Option(
    "--json",
    (
        (
            "print one JSON object a finding and nothing else: the columns of the table findings "
            "(schemas/findings.toml) and file, the name of the report"
        ),
        (
            "確認事項を1件1行のJSONだけで出力します。項目は findings 表の列（schemas/findings.toml）と、"
            "報告書のファイル名 file です"
        ),
    ),
)
