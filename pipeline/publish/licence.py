"""The name under which catalogues know the terms a passport states, if they have one."""

from typing import NamedTuple

from pipeline.knowledge import load


class Licence(NamedTuple):
    """Terms of use with a name; `ckan` is the id CKAN knows them by."""

    name: str
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
    said = _folded(terms or "")
    for entry in load("licences")["licence"]:
        if said in map(_folded, entry["spellings"]):
            return Licence(*(entry[part] for part in Licence._fields))
    return None


def _folded(text: str) -> str:
    plain = text.strip().removeprefix("https://").removesuffix("deed.ja").rstrip("/")
    return "".join(plain.split()).casefold()
