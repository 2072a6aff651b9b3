"""Every check has its sentence, in both languages, and every sentence its check."""

import ast
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.knowledge import load
from pipeline.model.finding import Observation
from pipeline.model.vocabulary import Severity
from pipeline.run.passport_errors import REFUSAL_MESSAGES
from pipeline.validate.findings import findings

PIPELINE = Path(__file__).parents[2] / "pipeline"
AROUND = {"api", "cli", "commands", "explain", "messages.py", "run"}
OF_SENTENCES = ("findings", "checks", "messages", "commands")


def _checks() -> Iterator[str]:
    """The check of every observation, doubt and refusal that the code can make."""
    for path in PIPELINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name in NAMING:
                yield from _texts(
                    one.value for one in ast.walk(node) if isinstance(one, ast.Return)
                )
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _check(node.func.id, node)


def _check(called: str, node: ast.Call) -> Iterator[str]:
    place = {
        "Observation": 0,
        "Doubt": 0,
        "Unreadable": 0,
        "Problem": 0,
        "_observation": 0,
        "_unopened": 1,
        "Acceptance": 2,
    }.get(called)
    if place is not None and place < len(node.args):
        yield from _texts([node.args[place]])


NAMING = {"_fault"}
"""Functions that return the name of a check, or none."""


def _texts(found: Iterable[ast.expr | None]) -> Iterator[str]:
    """The texts that expressions may be."""
    for one in found:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value
        elif isinstance(one, ast.IfExp):
            yield from _texts([one.body, one.orelse])


def test_every_check_has_a_sentence_and_every_sentence_a_check() -> None:
    assert set(_checks()) - set(REFUSAL_MESSAGES) == set(load("findings"))


@pytest.mark.parametrize("check", load("findings"))
def test_both_languages_say_the_same(check: str) -> None:
    sentence = load("findings")[check]
    fields = [
        {field for _, field, _, _ in string.Formatter().parse(sentence[language]) if field}
        for language in ("en", "ja")
    ]
    assert fields[0] - {"tolerance"} == fields[1] - {"tolerance"}
    assert sentence["severity"] in set(Severity)
    assert sentence["en"].startswith("{place}: ")
    assert sentence["ja"].startswith("{place}：")


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("achievement_percent", "no reader of the workbook or the page sees this name"),
        ("パスポート", "the file beside the PDF is 来歴 in Japanese, as in the guides"),
        ("対象なし", "a check that does not apply is 対象外, as in its table"),
    ],
)
def test_no_sentence_says_a_word_its_reader_does_not_know(word: str, why: str) -> None:
    told = (
        *(PIPELINE / "knowledge" / f"{name}.toml" for name in OF_SENTENCES),
        *(path for path in PIPELINE.rglob("*.py") if path.parts[len(PIPELINE.parts)] in AROUND),
        PIPELINE / "write" / "check_list.py",
    )
    assert [path.name for path in told if word in path.read_text("utf-8")] == [], why


def test_the_most_urgent_comes_first_and_each_is_said_once() -> None:
    seen = [
        Observation("hidden_text", page=1, observed="5 characters"),
        Observation("no_text", page=7, observed="a picture"),
        Observation("no_text", page=3, observed="a picture"),
        Observation("no_text", page=3, observed="a picture"),
    ]
    made = findings("r6", "r6.pdf", seen)
    assert [(one.finding_no, one.severity, one.page) for one in made] == [
        (1, "error", 3),
        (2, "error", 7),
        (3, "notice", 1),
    ]
    assert made[0].message.startswith("r6.pdf p.3: ")
    assert made[0].message_ja.startswith("r6.pdf p.3：")


def test_words_of_a_cell_stand_on_one_line() -> None:
    (one,) = findings("r", "r.pdf", [Observation("unknown_heading", "kpi", printed="指標の\n色")])
    assert "指標の色" in one.message
    assert one.printed == "指標の\n色"
