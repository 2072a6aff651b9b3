"""Every sentence of a finding, filled with every shape of facts: nothing is missing in it."""

import re
import string
from collections.abc import Iterator

import pytest

from pipeline.knowledge import load
from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.validate.findings import MAY_BE_EMPTY, findings

HOLE = re.compile(
    r"\(\s*\)|（\s*）|「\s*」|『\s*』|[{}]|\bNone\b|\S  +\S|: [.,;:)]|[:：]\s*$|\(\s*[,;]|（[、，]|、。|\s[,.;](?:\s|$)"
)
"""What is left where a field is empty: () 「」, two spaces, a colon before a stop."""
OF_OBSERVATION = ("printed", "expected", "observed")
MADE = {"place", "passport", "table", "times", "of", *OF_OBSERVATION}
"""The fields that are made for every check; the others are its facts."""


def _fields(check: str) -> list[str]:
    sentences = (load("findings")[check][language] for language in ("en", "ja"))
    found = (field for text in sentences for _, field, _, _ in string.Formatter().parse(text))
    return sorted({field for field in found if field})


def _shapes() -> Iterator[tuple[str, str]]:
    """Each check with all facts, with each of its facts missing, and with all missing."""
    for check in load("findings"):
        yield from ((check, missing) for missing in ("", "all", *_fields(check)))


def _observation(check: str, missing: str) -> Observation:
    known = {
        field: "" if missing in {field, "all"} else f"値{at}"
        for at, field in enumerate(_fields(check))
    }
    facts = {field: text for field, text in known.items() if field not in MADE}
    printed, expected, observed = (known.get(field) or None for field in OF_OBSERVATION)
    return Observation(check, "kpi", 1, 2, printed, expected, observed, facts)


@pytest.mark.parametrize(("check", "missing"), list(_shapes()))
def test_no_fact_that_is_missing_leaves_a_hole(check: str, missing: str) -> None:
    (found,) = findings("r", "r.pdf", [_observation(check, missing)])
    for sentence in (found.message, found.message_ja):
        assert HOLE.search(sentence) is None, sentence


@pytest.mark.parametrize("check", load("findings"))
def test_what_is_known_is_said(check: str) -> None:
    (found,) = findings("r", "r.pdf", [_observation(check, "")])
    said = [
        f"値{at}"
        for at, field in enumerate(_fields(check))
        if field not in MADE - set(OF_OBSERVATION)
    ]
    assert [word for word in said if word not in found.message + found.message_ja] == []


def test_a_blank_part_is_a_part_that_may_be_left_out() -> None:
    assert {field for check in load("findings") for field in _fields(check)} >= MAY_BE_EMPTY


@pytest.mark.parametrize(
    ("table", "called"),
    [("kpi", "指標"), ("field_summary", "分野別集計"), ("kpi_values", "指標の値")],
)
def test_a_table_has_its_japanese_name_in_a_japanese_sentence(table: str, called: str) -> None:
    (found,) = findings("r", "r.pdf", [Observation("unknown_heading", table, printed="色")])
    assert f"{called} の表の見出し" in found.message_ja
    assert f"a {table} table" in found.message


@pytest.mark.parametrize("check", load("findings"))
def test_the_reason_of_an_acceptance_is_said_once(check: str) -> None:
    seen = _observation(check, "")
    accepted = Accepted(check=check, reason="このとおり公表", printed=seen.printed)
    (found,) = findings("r", "r.pdf", [seen], [accepted])
    assert [found.message.count("このとおり公表"), found.message_ja.count("このとおり公表")] == [
        1,
        1,
    ]


def test_every_check_has_a_japanese_label_of_its_own() -> None:
    labels = [one["label"] for one in load("findings").values()]
    assert len(set(labels)) == len(labels)
    assert [label for label in labels if label.isascii()] == []
