"""Observations → findings: one sentence each, in English and in Japanese; accepted ones are notices."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.model.records import Finding, Review
from pipeline.model.tables import TABLES
from pipeline.model.vocabulary import Severity
from pipeline.normalize.text import comparison_key
from pipeline.validate.accepted import (
    acceptance_faults,
    acceptance_reviews,
    acceptances,
    key_of,
)


class Reviewed(NamedTuple):
    """The findings of a report, and what became of each acceptance."""

    findings: tuple[Finding, ...]
    reviews: tuple[Review, ...]


def findings(
    document_id: str,
    file_name: str,
    observations: Iterable[Observation],
    accepted: Sequence[Accepted] = (),
) -> tuple[Finding, ...]:
    """The findings of one report, the most urgent first, then by page; each once."""
    return reviewed_findings(document_id, file_name, observations, accepted).findings


def reviewed_findings(
    document_id: str,
    file_name: str,
    observations: Iterable[Observation],
    accepted: Sequence[Accepted],
) -> Reviewed:
    """The findings, and a row of `reviews` for each acceptance.

    One that is accepted is a notice, whatever it was, and gives the reason. An acceptance that is
    not of exactly one of them is a finding itself.
    """
    seen = list(_each_word_once(observations))
    judged = acceptances(seen, accepted)
    reasons = {one.key: one.accepted.reason for one in judged if one.key}
    made = dict.fromkeys(
        _finding(document_id, file_name, one, reasons.get(key_of(one)) if reasons else None)
        for one in (*seen, *acceptance_faults(judged, seen))
    )
    return Reviewed(numbered(made), tuple(acceptance_reviews(document_id, judged, seen)))


OF_A_WORD = frozenset({"unknown_heading", "unknown_status"})
"""Checks of a word, which is looked up once, however many rows or tables of a report have it."""


def _each_word_once(observations: Iterable[Observation]) -> Iterator[Observation]:
    """The observations; of those about one unknown word the first, with the number of the others."""
    first: dict[tuple[str, str], Observation] = {}
    times: Counter[tuple[str, str]] = Counter()
    for one in observations:
        if one.check not in OF_A_WORD:
            yield one
            continue
        word = one.check, comparison_key(one.printed or "")
        first.setdefault(word, one)
        times[word] += 1
    for word, one in first.items():
        yield replace(one, facts={**one.facts, "times": str(times[word])})


def numbered(made: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one report in their order, numbered from 1."""
    urgency = list(Severity)
    ordered = sorted(made, key=lambda one: (urgency.index(one.severity), one.page or 0))
    return tuple(replace(one, finding_no=n) for n, one in enumerate(ordered, 1))


def _finding(
    document_id: str, file_name: str, observation: Observation, reason: str | None
) -> Finding:
    sentence = load("findings")[observation.check]
    page = observation.page
    words = {
        "place": f"{file_name} p.{page}" if page else file_name,
        "passport": f"{PurePath(file_name).stem}.toml",
        "table": observation.table or "",
        "printed": _quoted(observation.printed),
        "expected": observation.expected or "",
        "observed": observation.observed or "",
        "times": "1",
        **observation.facts,
    }
    words["of"] = f" of {words['name']}" if words.get("name") else ""
    words_ja = {**words, "of": f"{words['name']} の" if words.get("name") else ""}
    words_ja |= {"table": _table_label(observation.table), **observation.facts_ja}
    return Finding(
        document_id=document_id,
        finding_no=1,
        severity=Severity.NOTICE if reason else Severity(sentence["severity"]),
        check=observation.check,
        table=observation.table,
        kpi_no=observation.kpi_no,
        page=page,
        printed=observation.printed,
        expected=observation.expected,
        observed=observation.observed,
        message=sentence["en"].format(**_filled(words, 0))
        + (f" Accepted: {reason}" if reason else ""),
        message_ja=sentence["ja"].format(**_filled(words_ja, 1))
        + (f"（承認済み：{reason}）" if reason else ""),
        accepted=reason,
    )


MAY_BE_EMPTY = frozenset({"lost", "near", "of"})
"""The fields that add a part of a sentence, or nothing."""


BLANK = {"name": ("no indicator", "指標の指定なし"), "printed": ("(blank)", "（空欄）")}
NONE = ("none", "なし")
"""What is said in place of an empty field, in English and in Japanese: a cell, a unit, a section."""


def _filled(words: Mapping[str, str], language: int) -> dict[str, str]:
    """The fields of a sentence, with words for each that is empty."""
    return {
        name: text if text.strip() or name in MAY_BE_EMPTY else BLANK.get(name, NONE)[language]
        for name, text in words.items()
    }


def _table_label(table: str | None) -> str:
    """What a table, or a kind of tables, is called in Japanese."""
    called = {one.name: one.title for one in TABLES} | load("meanings")["words"]["table_kind"]
    return str(called.get(table, table or ""))


def _quoted(printed: str | None) -> str:
    """The printed text on one line, as its lines follow on each other."""
    return "".join((printed or "").splitlines())
