"""The messages of the command line, in the language of the environment."""

import os
import re
from collections.abc import Mapping
from typing import Protocol

from pipeline.knowledge import Words, load, message_pair


class FindingText(Protocol):
    """The columns of a finding that the command line prints."""

    @property
    def severity(self) -> str:
        """Error, warning or notice."""

    @property
    def check(self) -> str:
        """The stable name of what was checked."""

    @property
    def message(self) -> str:
        """The sentence in English."""

    @property
    def message_ja(self) -> str:
        """The sentence in Japanese."""


UNREAD = "unread"
"""The account of numbers that became nothing."""
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters a terminal acts on instead of showing them, or that no terminal can show."""


def visible(text: str) -> str:
    r"""The text with everything escaped that a terminal would act on: controls, writing directions.

    >>> visible("a\x1b[2J\u202eb")
    'a\\x1b[2J\\u202eb'
    """
    return UNSEEN.sub(lambda found: _escaped(found[0]), text)


def _escaped(character: str) -> str:
    """A character as Python writes it; a byte of a file name that is not text, as that byte."""
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def is_japanese() -> bool:
    """Whether the environment (LC_ALL, LC_MESSAGES, LANG) is Japanese."""
    language = next(
        filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), ""
    )
    return language.lower().startswith("ja")


def say(key: str, **fields: object) -> str:
    """A message of `pipeline/knowledge/messages.toml`, its fields filled in, in one language."""
    return visible(in_language(message_pair(key, **fields)))


def in_language(words: Words) -> str:
    """The English or the Japanese of two texts, as the environment asks for."""
    return words[is_japanese()]


def sentence(finding: FindingText) -> str:
    """The line of a finding: its severity, its check, its sentence, in one language.

    In Japanese the severity and the check have their Japanese labels; the check keeps its name, by
    which it is accepted.
    """
    check = visible(finding.check)
    if not is_japanese():
        return f"{finding.severity.upper():<7} [{check}] {message(finding)}"
    severity = load("meanings")["words"]["severity"][str(finding.severity)]
    return f"{severity} [{check}] {check_label(check)}：{message(finding)}"


def check_label(check: str) -> str:
    """What a check is called in Japanese; its name, if it is one of another version.

    >>> check_label("total")
    '合計'
    """
    return str(load("findings").get(check, {}).get("label", check))


def message(finding: FindingText) -> str:
    """The sentence of a finding in one language."""
    return visible(finding.message_ja if is_japanese() else finding.message)


def account_sums(counts: Mapping[str, int]) -> str:
    """How many numbers have each account, in the order of the accounts: 30 figures, 63 years.

    The unread ones are counted, too, where there are none.
    """
    words = load("accounts")
    found = [(counts.get(account, 0), account) for account in words]
    named = [(count, words[account]) for count, account in found if count or account == UNREAD]
    if is_japanese():
        return "、".join(f"{word['ja']} {count}" for count, word in named)
    return ", ".join(f"{count} {word['en'][count != 1]}" for count, word in named)
