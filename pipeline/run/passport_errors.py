"""What is wrong with a passport, and what of it was not applied, in English and in Japanese."""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.knowledge import Words, message_pair
from pipeline.messages import visible
from pipeline.model.finding import Observation
from pipeline.model.passport import (
    Accepted,
    Confirmed,
    Correction,
    Misprint,
    Passport,
    Rejected,
)
from pipeline.run.raw_files import PASSPORT_KB, Problem
from pipeline.write.failure import SYSTEM_MESSAGES

PARTS: dict[str, type[BaseModel]] = {
    "correction": Correction,
    "confirmed": Confirmed,
    "misprint": Misprint,
    "rejected": Rejected,
    "accepted": Accepted,
}
"""The entries of a passport that have entries of their own."""
ENTRY_MESSAGES: dict[str, str] = {
    "extra_forbidden": "entry_unknown",
    "missing": "entry_missing",
    "literal_error": "entry_choice",
    "string_type": "entry_text",
    "int_type": "entry_number",
    "greater_than_equal": "entry_too_small",
    "less_than_equal": "entry_too_large",
    "tuple_type": "entry_heading",
    "model_type": "entry_entries",
    "value_error": "entry_place",
    "publisher_code": "entry_publisher_code",
    "date_type": "entry_day",
    "date_parsing": "entry_day",
    "date_from_datetime_parsing": "entry_day",
    "date_from_datetime_inexact": "entry_day",
    "string_pattern_mismatch": "entry_checksum",
}
"""What is wrong with an entry, by the name pydantic has for it."""
REFUSAL_MESSAGES = {
    "passport_too_large": "passport_too_large",
    "passport_reader_stopped": "passport_reader_stopped",
}
"""Why it was not read at all, by the name of the problem."""
TOML_MESSAGES: dict[str, str] = {
    "Invalid value": "toml_value",
    "Invalid statement": "toml_entry",
    "Unterminated string": "toml_quotation",
    "Cannot overwrite a value": "toml_twice",
    "Expected '=' after a key": "toml_equals",
}
"""What is wrong with the text, by the first words of tomllib's error."""
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
MOST_SHOWN = 40
"""Characters of an entry shown: enough to find it."""


def bad_passport(problem: Exception | Problem, content: object) -> Observation:
    """The observation of a passport that was not applied.

    `content` is as much of it as is known: its entries, its bytes if they are not TOML, or None.
    """
    reason, reason_ja = map(visible, _reason(problem))
    lost, lost_ja = _not_applied(content)
    japanese = {"observed": reason_ja, "lost": lost_ja}
    return Observation("bad_passport", observed=reason, facts={"lost": lost}, facts_ja=japanese)


def _reason(problem: Exception | Problem) -> Words:
    if isinstance(problem, Problem):
        if problem.check in REFUSAL_MESSAGES:
            return message_pair(REFUSAL_MESSAGES[problem.check], most=PASSPORT_KB)
        return _system_reason(problem.observed or problem.check)
    if isinstance(problem, ValidationError):
        english, japanese = zip(*map(_entry_error, problem.errors()), strict=True)
        return "; ".join(english), "、".join(japanese)
    if isinstance(problem, UnicodeDecodeError):
        return message_pair("toml_not_utf8")
    is_too_deep = isinstance(problem, RecursionError)
    return message_pair("toml_too_deep") if is_too_deep else _toml_error(str(problem))


def _system_reason(text: str) -> Words:
    """What the system said, with its Japanese if that is known."""
    known = {os.strerror(number): key for number, key in SYSTEM_MESSAGES.items()}
    return (text, message_pair(known[text])[1]) if text in known else (text, text)


def _entry_error(error: Mapping[str, Any]) -> Words:
    """What is wrong with one entry; entries of one name are counted from 1."""
    *above, name = error["loc"] or ("",)
    words = {**error.get("ctx", {}), "name": name, "msg": error["msg"]}
    words["input"] = _shown(error["input"])
    words["choices"] = ", ".join(re.findall(r"'(\w+)'", f"{words.get('expected')}"))
    reason = message_pair(ENTRY_MESSAGES.get(error["type"], "entry_other"), **words)
    is_unknown = error["type"] == "extra_forbidden"
    suggestion = _suggestion(above, name) if is_unknown else ("", "")
    return _joined(_place(error["loc"]), reason, suggestion)


def _joined(*parts: Words) -> Words:
    english, japanese = zip(*parts, strict=True)
    return "".join(english), "".join(japanese)


def _shown(value: object) -> str:
    """A value as it may have been written; one that is neither text nor a year is not shown."""
    is_short = isinstance(value, int) and value.bit_length() < MOST_SHOWN
    return f"{value}"[:MOST_SHOWN] if is_short or isinstance(value, str) else "…"


def _suggestion(above: list[str | int], name: object) -> Words:
    """The entry that may have been meant."""
    part = PARTS.get(f"{above[0]}", Passport) if above else Passport
    meant = get_close_matches(f"{name}", part.model_fields, 1)
    return message_pair("entry_suggestion", name=meant[0]) if meant else ("", "")


def _place(loc: tuple[str | int, ...]) -> Words:
    part, *below = loc or ("",)
    if below and isinstance(below[0], int):
        return message_pair("entry_number_of", part=part, number=below[0] + 1)
    return "", ""


def _toml_error(text: str) -> Words:
    place = PLACE.search(text)
    if not place:
        return message_pair("toml_unplaced", error=text)
    starts = (key for start, key in TOML_MESSAGES.items() if text.startswith(start))
    reason = message_pair(next(starts, "toml_other"), error=PLACE.sub("", text))
    line, column = place.groups()
    if line is None:
        return message_pair("toml_at_end", reason=reason)
    return message_pair("toml_at_place", reason=reason, line=line, column=column)


def _not_applied(content: object) -> Words:
    """How many corrections and accepted findings a passport has that was not applied."""
    counts = [(name, count) for name in PARTS if (count := _count(content, name))]
    if not counts:
        return "", ""
    parts = [message_pair("not_applied_part", name=name, count=count) for name, count in counts]
    english, japanese = zip(*parts, strict=True)
    return message_pair("not_applied", parts=(" and ".join(english), "、".join(japanese)))


def _count(content: object, name: str) -> int:
    if isinstance(content, bytes):
        return len(
            re.findall(rb"^[ \t]*\[\[[ \t]*%b[ \t]*\]\]" % name.encode(), content, re.MULTILINE)
        )
    part = content.get(name) if isinstance(content, Mapping) else None
    return len(part) if isinstance(part, list | tuple) else int(bool(part))
