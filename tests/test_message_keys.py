"""Every message that the code uses is in `messages.toml`, and each one there is used."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.knowledge import load, message_pair

PIPELINE = Path(__file__).parents[1] / "pipeline"
USING = {"say", "message_pair"}
"""The functions whose first argument is the key of a message."""


def _used() -> Iterator[tuple[str, set[str] | None]]:
    """The key of each message that the code uses, and the fields given to it; None if unknown."""
    for path in sorted(PIPELINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in USING:
                given = {one.arg for one in node.keywords if one.arg}
                is_whole = all(one.arg for one in node.keywords)
                yield from ((key, given if is_whole else None) for key in _keys(node.args[0]))
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                yield from ((key, None) for key in _table_of_messages(node))


def _keys(argument: ast.expr) -> Iterator[str]:
    """The texts an argument may be."""
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.IfExp):
        yield from (*_keys(argument.body), *_keys(argument.orelse))
    elif isinstance(argument, ast.Call):
        yield from (key for one in argument.args[1:] for key in _keys(one))


def _table_of_messages(node: ast.AnnAssign | ast.Assign) -> Iterator[str]:
    """The messages of a table, by whose keys the code finds them: `…_MESSAGES = {…}`."""
    names = node.targets if isinstance(node, ast.Assign) else [node.target]
    is_table = any(getattr(name, "id", "").endswith("_MESSAGES") for name in names)
    if is_table and isinstance(node.value, ast.Dict):
        yield from (key for value in node.value.values for key in _keys(value))


def _fields(key: str, language: str) -> set[str]:
    parts = string.Formatter().parse(load("messages")[key][language])
    return {field for _, field, _, _ in parts if field}


def test_every_message_used_exists_and_every_message_is_used() -> None:
    assert {key for key, _ in _used()} == set(load("messages"))


@pytest.mark.parametrize(
    ("key", "given"), [(key, given) for key, given in _used() if given is not None]
)
def test_a_message_is_given_its_fields(key: str, given: set[str]) -> None:
    assert _fields(key, "en") | _fields(key, "ja") <= given


@pytest.mark.parametrize("key", load("messages"))
def test_both_languages_have_the_same_fields(key: str) -> None:
    assert set(load("messages")[key]) == {"en", "ja"}
    if key not in ENGLISH_ERRORS:
        assert _fields(key, "en") == _fields(key, "ja")


ENGLISH_ERRORS = {"toml_other"}
"""tomllib's errors are English: the Japanese says only where."""


def test_a_field_may_be_in_two_languages_itself() -> None:
    cause = message_pair("system_no_file")
    english, japanese = message_pair("not_copied", file="a.pdf", folder="raw", reason=cause)
    assert english == "a.pdf could not be copied into raw: No such file or directory"
    assert japanese == "a.pdf を raw に入れられません：ファイルやフォルダーがありません"


HOLE = re.compile(r"\(\s*\)|（\s*）|「\s*」|\{[a-z_]|\bNone\b|: [.,;:)]|（[、，]|、。")
SHAPES: dict[str, object] = {
    "a text": "表",
    "a number": 0,
    "a path": "raw/a b.pdf",
    "both languages": ("cause", "理由"),
    "a sentence": "It is full.",
}
"""What code gives a field; a field of which there may be none has a message for that of its own."""


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("key", load("messages"))
def test_a_message_has_no_hole(key: str, shape: str) -> None:
    fields = _fields(key, "en") | _fields(key, "ja")
    for text in message_pair(key, **dict.fromkeys(fields, SHAPES[shape])):
        assert HOLE.search(text) is None, text


@pytest.mark.parametrize("key", load("messages"))
def test_no_reason_is_said_twice(key: str) -> None:
    for language in ("en", "ja"):
        parts = string.Formatter().parse(load("messages")[key][language])
        assert [field for _, field, _, _ in parts].count("reason") <= 1
