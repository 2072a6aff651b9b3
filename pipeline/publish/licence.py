"""The name under which catalogues know the terms a passport states, if they have one."""

import re
from typing import NamedTuple

from pipeline.knowledge import load

BRACKETS = re.compile(r"[()（）]")


class Licence(NamedTuple):
    """Terms of use with a name; `short` as in a credit line, `ckan` the id CKAN knows them by."""

    name: str
    short: str
    title: str
    path: str
    ckan: str


def named_licence(terms: str | None) -> Licence | None:
    """The named terms a text states in whole; None where it states others, or more.

    >>> named_licence("CC BY 4.0").name
    'CC-BY-4.0'
    >>> named_licence("福島県の利用条件による") is None
    True
    """
    for entry in load("licences")["licence"]:
        if _states(terms or "", {_folded(spelling) for spelling in entry["spellings"]}):
            return Licence(*(entry[part] for part in Licence._fields))
    return None


def _states(terms: str, spellings: set[str]) -> bool:
    """Whether a text is one of the spellings, or one with another in brackets behind it."""
    parts = [part for part in BRACKETS.split(terms) if part.strip()]
    return _folded(terms) in spellings or {*map(_folded, parts or [""])} <= spellings


def _folded(text: str) -> str:
    plain = text.strip().removeprefix("https://").removesuffix("deed.ja").rstrip("/")
    return "".join(plain.split()).casefold()
