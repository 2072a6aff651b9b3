"""What the command line says, in the language of the person at it."""

import os
import re
from typing import Protocol

from pipeline.cli.phrases import PHRASES


class Told(Protocol):
    """What of a finding is told on the command line."""

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
    """A character as Python writes it; a byte of a file name that is no text, as that byte."""
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def is_japanese() -> bool:
    """Whether the person's environment asks for Japanese."""
    language = next(
        filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), ""
    )
    return language.lower().startswith("ja")


def say(phrase: str, **words: object) -> str:
    """A phrase in the person's language."""
    return visible(in_language(PHRASES[phrase]).format(**words))


def in_language(words: tuple[str, str]) -> str:
    """The person's language of two: English, Japanese."""
    return words[is_japanese()]


def sentence(finding: Told) -> str:
    """A finding in the person's language, its severity first."""
    return f"{finding.severity.upper():<7} [{visible(finding.check)}] {message(finding)}"


def message(finding: Told) -> str:
    """The sentence of a finding in the person's language."""
    return visible(finding.message_ja if is_japanese() else finding.message)
