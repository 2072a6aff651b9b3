"""Passports as they are written, read by a child like any foreign file; the parent checks its answer.

One child reads them all. Where it is stopped, each half is read by another one, so that a passport
which takes for ever is the only one that is not read.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cache, partial

from pydantic import TypeAdapter

from pipeline.model.finding import Observation
from pipeline.model.passport import Passport
from pipeline.run.options import Limits
from pipeline.run.passport_errors import bad_passport
from pipeline.run.process_pool import Send, outcomes
from pipeline.run.raw_files import Problem

LIMITS = Limits(memory_mb=256, cpu_seconds=2, wall_seconds=30)
"""64 KB of plain entries take 0.2 s; written to be slow (`a.a.a…`), over a minute."""
MANY = 100
"""Passports for which a child gets one more second: each takes about 2 ms."""
MOST_BYTES = 1 << 20
"""Bytes of the answer about one passport: 64 KB of text, each character escaped, are less than half."""
READ = b"r"
"""The kind of message that the child sends."""
STOPPED = Problem("passport_reader_stopped")

Read = tuple[Passport, tuple[Observation, ...]]
"""A passport, and what is wrong with it; one with a fault is empty."""
ReadAll = Callable[[Sequence[bytes]], list[Read]]


def read_in_child(contents: Sequence[bytes]) -> list[Read]:
    """Each passport of these bytes, in order."""
    if not contents:
        return []
    _answers()  # built here once, and not in each child
    limits = LIMITS._replace(cpu_seconds=LIMITS.cpu_seconds + len(contents) // MANY)
    with closing(outcomes([(0, partial(_read, contents))], 1, limits)) as ended:
        (outcome,) = ended
    read = answer_in(outcome.messages.get(READ, b""), len(contents))
    if read is not None:
        return read
    if len(contents) == 1:
        return [without_passport(STOPPED, contents[0])]
    half = len(contents) // 2
    return [*read_in_child(contents[:half]), *read_in_child(contents[half:])]


def _read(contents: Sequence[bytes], send: Send) -> None:
    send(READ, _answers().dump_json(tuple(map(passport_of, contents))))


def answer_in(message: bytes, count: int) -> list[Read] | None:
    """What a child says of so many passports; None where it says something else, or too much."""
    if not 0 < len(message) <= count * MOST_BYTES:
        return None
    try:
        read = _answers().validate_json(message)
    except ValueError:
        return None
    return list(read) if len(read) == count else None


@cache
def _answers() -> TypeAdapter[tuple[Read, ...]]:
    return TypeAdapter(tuple[Read, ...])


def read_here(contents: Sequence[bytes]) -> list[Read]:
    """As `read_in_child`, in this process: for files that one trusts."""
    return list(map(passport_of, contents))


def passport_of(content: bytes | Mapping[str, object]) -> Read:
    """A passport from its bytes or its entries."""
    entries: object = content
    try:
        if isinstance(content, bytes):
            entries = tomllib.loads(content.decode("utf-8-sig"))
        return Passport.model_validate(entries), ()
    except (ValueError, RecursionError) as problem:
        return without_passport(problem, entries)


def without_passport(problem: Exception | Problem, entries: object) -> Read:
    """No passport, and why."""
    return Passport(), (bad_passport(problem, entries),)
