"""What is wrong with a passport, and what of it was not applied, in English and in Japanese."""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.messages import visible
from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted, Correction, Passport
from pipeline.run.raw_files import Problem
from pipeline.write.failure import IN_JAPANESE, Words

PARTS: dict[str, type[BaseModel]] = {"correction": Correction, "accepted": Accepted}
"""The entries of a passport that have entries of their own."""
ENTRY: dict[str, Words] = {
    "extra_forbidden": ("there is no entry {name}", "{name} という項目はありません"),
    "missing": ("{name} is missing", "{name} がありません"),
    "literal_error": (
        "{name} must be one of {choices}, not {input}",
        "{name} は {choices} のどれかです（{input} とあります）",
    ),
    "string_type": (
        "{name} must be a text in quotation marks",
        '{name} は " で囲んだ文字列にしてください',
    ),
    "int_type": (
        "{name} must be a whole number without quotation marks",
        '{name} は " で囲まない整数にしてください',
    ),
    "greater_than_equal": (
        "{name} must be {ge} or more, not {input}",
        "{name} は {ge} 以上の数です（{input} とあります）",
    ),
    "less_than_equal": (
        "{name} must be {le} or less, not {input}",
        "{name} は {le} 以下の数です（{input} とあります）",
    ),
    "tuple_type": (
        "{name} must stand under the heading [[{name}]]",
        "{name} は [[{name}]] という見出しの下に書いてください",
    ),
    "model_type": ("its entries must stand below it", "項目をその下に書いてください"),
    "value_error": (
        "indicator, page or table must say where it is",
        "indicator、page、table のどれかで場所を示してください",
    ),
}
"""What is wrong with an entry, by the name pydantic has for it."""
TOML: dict[str, Words] = {
    "Invalid value": (
        "this is no value; a text stands in quotation marks",
        '値として読めません。文字列は " で囲んでください',
    ),
    "Invalid statement": ("this is no entry", "項目として読めません"),
    "Unterminated string": ("a quotation mark is missing", '" が閉じていません'),
    "Cannot overwrite a value": ("an entry stands there twice", "同じ項目が二度あります"),
    "Expected '=' after a key": ("= is missing after a name", "項目名のあとに = がありません"),
}
"""What is wrong with the text, by how tomllib begins to say it."""
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
NOT_UTF8 = (
    "it is to be saved as UTF-8, not in another encoding (perhaps Shift_JIS)",
    "文字コードがUTF-8ではなく（Shift_JISなど）、UTF-8で保存し直す必要があります",
)
TOO_DEEP = ("its brackets stand too deep in each other", "かっこの入れ子が深すぎます")
MOST_SHOWN = 40
"""Characters of an entry shown: enough to find it."""


def bad_passport(problem: Exception | Problem, said: object) -> Observation:
    """The observation of a passport that was not taken; `said` is as much of it as is known.

    That is its entries, its bytes where they are no TOML, or None.
    """
    reason, reason_ja = map(visible, _reason(problem))
    lost, lost_ja = _not_applied(said)
    japanese = {"observed": reason_ja, "lost": lost_ja}
    return Observation("bad_passport", observed=reason, facts={"lost": lost}, facts_ja=japanese)


def _reason(problem: Exception | Problem) -> Words:
    if isinstance(problem, Problem):
        seen = problem.observed or problem.check
        known = {os.strerror(number): words for number, words in IN_JAPANESE.items()}
        return seen, known.get(seen, seen)
    if isinstance(problem, ValidationError):
        english, japanese = zip(*map(_entry, problem.errors()), strict=True)
        return "; ".join(english), "、".join(japanese)
    if isinstance(problem, UnicodeDecodeError):
        return NOT_UTF8
    return TOO_DEEP if isinstance(problem, RecursionError) else _toml(str(problem))


def _entry(error: Mapping[str, Any]) -> Words:
    """One fault of one entry; entries of one name are counted from 1."""
    *above, name = error["loc"] or ("",)
    english, japanese = ENTRY.get(error["type"], ("{name}: {msg}",) * 2)
    shown = _shown(error["input"])
    words = {**error.get("ctx", {}), "name": name, "input": shown, "msg": error["msg"]}
    words["choices"] = ", ".join(re.findall(r"'(\w+)'", f"{words.get('expected')}"))
    guess, guess_ja = _guess(above, name) if error["type"] == "extra_forbidden" else ("", "")
    place, place_ja = _place(error["loc"])
    return (
        f"{place}{english.format(**words)}{guess}",
        f"{place_ja}{japanese.format(**words)}{guess_ja}",
    )


def _shown(value: object) -> str:
    """A value as it may have been written; one that is no text nor year is not written out."""
    is_short = isinstance(value, int) and value.bit_length() < MOST_SHOWN
    return f"{value}"[:MOST_SHOWN] if is_short or isinstance(value, str) else "…"


def _guess(above: list[str | int], name: object) -> Words:
    """The entry that may have been meant."""
    part = PARTS.get(f"{above[0]}", Passport) if above else Passport
    meant = get_close_matches(f"{name}", part.model_fields, 1)
    return (f" (is it {meant[0]}?)", f"（{meant[0]} のことですか）") if meant else ("", "")


def _place(loc: tuple[str | int, ...]) -> Words:
    part, *below = loc or ("",)
    if below and isinstance(below[0], int):
        return f"[[{part}]] no. {below[0] + 1}: ", f"[[{part}]] の{below[0] + 1}件目："
    return "", ""


def _toml(said: str) -> Words:
    known = next((words for begin, words in TOML.items() if said.startswith(begin)), None)
    place = PLACE.search(said)
    if not place:
        return said, f"TOMLとして読めません（{said}）"
    line, column = place.groups()
    english, japanese = known or (PLACE.sub("", said), "書き方（TOML）の誤りがあります")
    if line is None:
        return f"{english} (at its end)", f"終わりの部分：{japanese}"
    return f"{english} (line {line}, column {column})", f"{line}行目の{column}文字目：{japanese}"


def _not_applied(said: object) -> Words:
    """How many corrections and accepted findings stand in a passport that was not taken."""
    counts = [(name, count) for name in PARTS if (count := _count(said, name))]
    if not counts:
        return "", ""
    english = " and ".join(f"{count} [[{name}]]" for name, count in counts)
    japanese = "、".join(f"[[{name}]] {count}件" for name, count in counts)
    return f"; not applied for that reason: {english}", f"（{japanese}は反映していません）"


def _count(said: object, name: str) -> int:
    if isinstance(said, bytes):
        return len(re.findall(rb"^\s*\[\[\s*%b\s*\]\]" % name.encode(), said, re.MULTILINE))
    part = said.get(name) if isinstance(said, Mapping) else None
    return len(part) if isinstance(part, list | tuple) else int(bool(part))
