"""What people found out about the reports, and the words of the program, as data a person can edit.

This file only loads them.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

Words = tuple[str, str]
"""The same in English and in Japanese."""


@cache
def load(name: str) -> dict[str, Any]:
    """The content of `knowledge/<name>.toml`."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def message_pair(key: str, **fields: object) -> Words:
    """A message of `messages.toml` in English and in Japanese, its fields filled in.

    A field that is itself such a pair is filled in with its English or its Japanese.

    Raises:
        KeyError: there is no such message, or a field of it is missing.
    """
    message = load("messages")[key]
    english, japanese = (
        {name: each[n] if isinstance(each, tuple) else each for name, each in fields.items()}
        for n in range(2)
    )
    return message["en"].format(**english), message["ja"].format(**japanese)
