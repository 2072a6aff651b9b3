"""The files inside a PDF, as pdfminer finds them: those of the document, and those pinned to a page."""

from collections.abc import Iterator

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

DEEPEST = 32
"""Levels of a name tree: a damaged one may go round in a circle."""
NO_NAME = "?"
"""A file that is there but has no name."""


def files_of_document(catalog: object) -> Iterator[str]:
    """The names of the files that the name tree EmbeddedFiles lists (ISO 32000-1, 7.11.4)."""
    yield from _in_tree(_get(_get(catalog, "Names"), "EmbeddedFiles"), 0)


def files_of_page(annotations: object) -> Iterator[str]:
    """The names of the files pinned to a page (FileAttachment annotations, 12.5.6.15)."""
    for one in _listed(annotations):
        kind = _get(one, "Subtype")
        if isinstance(kind, PSLiteral) and kind.name == "FileAttachment":
            yield _name(_get(one, "FS"))


def _in_tree(node: object, depth: int) -> Iterator[str]:
    """The files of a node: its names are a list of keys and files in turn."""
    if depth > DEEPEST:
        return
    for file in _listed(_get(node, "Names"))[1::2]:
        yield _name(resolve1(file))
    for child in _listed(_get(node, "Kids")):
        yield from _in_tree(resolve1(child), depth + 1)


def _name(file: object) -> str:
    """The name a file specification gives: in Unicode, else the older form, else none."""
    for key in ("UF", "F"):
        name = _get(file, key)
        if isinstance(name, bytes) and name:
            return decode_text(name).strip() or NO_NAME
    if isinstance(file, bytes) and file:
        return decode_text(file).strip() or NO_NAME
    return NO_NAME


def _get(holder: object, key: str) -> object:
    holder = resolve1(holder)
    return resolve1(holder.get(key)) if isinstance(holder, dict) else None


def _listed(value: object) -> list[object]:
    value = resolve1(value)
    return value if isinstance(value, list) else []
