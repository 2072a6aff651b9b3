"""Damaged copies of good reports, and whether a figure became another without a word."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipeline.model.edition import Source
from pipeline.model.records import Finding
from pipeline.model.records.record import as_plain
from pipeline.model.tables import TABLES
from pipeline.run.edition_json import PackedEdition
from pipeline.run.options import Limits
from pipeline.run.process_pool import Outcome, Work, outcomes
from pipeline.run.worker import EDITION, read_report
from pipeline.write.column import PLACE

HOUSE = Path(__file__).parents[2]
REPORTS = sorted((HOUSE / "tests" / "editions").glob("*.pdf"), key=lambda path: path.stat().st_size)
BLOCK = 64
FIGURES = ("kpi_values", "field_summary", "overview", "mentions")
LIMITS = Limits(cpu_seconds=60, wall_seconds=300)
ENDED_BADLY = frozenset({"out_of_time", "out_of_memory", "reader_died"})

Chance = random.Random
OBJECT = re.compile(rb"(?<=\n)(\d+) 0 obj\b")


def flip_a_bit(content: bytes, chance: Chance) -> bytes:
    """The report with one bit turned over."""
    return _flipped(content, chance, 1)


def flip_eight_bytes(content: bytes, chance: Chance) -> bytes:
    """The report with eight bytes changed."""
    return _flipped(content, chance, 8)


def _flipped(content: bytes, chance: Chance, times: int) -> bytes:
    harmed = bytearray(content)
    for _ in range(times):
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    return bytes(harmed)


def zero_a_block(content: bytes, chance: Chance) -> bytes:
    """The report with a block of zeros, as a disk leaves them."""
    begin = chance.randrange(len(content) - BLOCK)
    return content[:begin] + bytes(BLOCK) + content[begin + BLOCK :]


def drop_a_block(content: bytes, chance: Chance) -> bytes:
    """The report with a block missing."""
    begin = chance.randrange(len(content) - BLOCK)
    return content[:begin] + content[begin + BLOCK :]


def swap_two_blocks(content: bytes, chance: Chance) -> bytes:
    """The report with two blocks in each other's place."""
    one, two = sorted(BLOCK * chance.randrange(len(content) // BLOCK) for _ in range(2))
    first, second = content[one : one + BLOCK], content[two : two + BLOCK]
    return (
        content[:one] + second + content[one + BLOCK : two] + first + content[two + BLOCK :]
        if two > one
        else content[:-1]
    )


def swap_two_objects(content: bytes, chance: Chance) -> bytes:
    """The report with the numbers of two of its objects exchanged, where they are as long."""
    found = list(OBJECT.finditer(content))
    pairs = [(a, b) for a in found for b in found if a[1] < b[1] and len(a[1]) == len(b[1])]
    if not pairs:
        return content[:-1]
    one, two = chance.choice(pairs)
    harmed = bytearray(content)
    harmed[one.start(1) : one.end(1)] = two[1]
    harmed[two.start(1) : two.end(1)] = one[1]
    return bytes(harmed)


def cut_the_tail(content: bytes, chance: Chance) -> bytes:
    """The report without its end."""
    return content[: chance.randrange(1, len(content))]


HARMS: tuple[Callable[[bytes, Chance], bytes], ...] = (
    flip_a_bit,
    flip_eight_bytes,
    zero_a_block,
    drop_a_block,
    swap_two_blocks,
    swap_two_objects,
    cut_the_tail,
)


class Reading(NamedTuple):
    """What was read of a report: its figures, and its errors and warnings."""

    figures: tuple[str, ...]
    told: frozenset[str]
    checks: frozenset[str]


class Verdict(NamedTuple):
    """What became of one mutant.

    `word` is same, told, silent (a figure is another and nothing is said), failed (an error of the
    program, told as such) or died (its process was stopped).
    """

    report: str
    harm: str
    seed: int
    word: str


def verdicts(seeds: Iterable[int], reports: list[Path], workers: int) -> Iterator[Verdict]:
    """The verdict on the mutant of each seed."""
    contents = {path.name: path.read_bytes() for path in reports}
    clean: dict[str, Reading] = {}
    with closing(outcomes(_works(dict(enumerate(contents.values()))), workers, LIMITS)) as found:
        for outcome in found:
            clean[list(contents)[outcome.number]] = _reading(outcome)
    planned = {seed: _plan(seed, contents) for seed in seeds}
    mutants = (
        (seed, HARMED[harm](contents[name], Chance(seed))) for seed, (name, harm) in planned.items()
    )
    with closing(outcomes(_works_of(mutants), workers, LIMITS)) as found:
        for outcome in found:
            name, harm = planned[outcome.number]
            yield Verdict(name, harm, outcome.number, _word(clean[name], _reading(outcome)))


HARMED = {harm.__name__: harm for harm in HARMS}


def _plan(seed: int, contents: Mapping[str, bytes]) -> tuple[str, str]:
    names = sorted(contents)
    return names[seed % len(names)], HARMS[seed // len(names) % len(HARMS)].__name__


def _works(contents: Mapping[int, bytes]) -> Iterator[tuple[int, Work]]:
    return _works_of(iter(contents.items()))


def _works_of(contents: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, Work]]:
    for number, content in contents:
        yield number, partial(read_report, Source("r", "r.pdf", content), None, "both", None)


def _reading(outcome: Outcome) -> Reading:
    if EDITION not in outcome.messages:
        return Reading((), frozenset(), frozenset({"reader_died"}))
    edition = PackedEdition(outcome.messages[EDITION])
    figures = tuple(
        str({name: said for name, said in as_plain(row).items() if not _is_print(name)})
        for table in TABLES
        if table.name in FIGURES
        for row in edition.rows(table)
    )
    told = [one for one in edition.of(Finding) if one.severity != "notice"]
    checks = frozenset(one.check for one in told)
    return Reading(figures, frozenset(f"{one.check} {one.message}" for one in told), checks)


def _is_print(name: str) -> bool:
    """Whether a column holds no figure: its place, its text with all its spaces, who else read it."""
    return name in {"page", *PLACE, "company", "readers_agree"} or name.endswith("printed")


def _word(clean: Reading, harmed: Reading) -> str:
    if harmed.checks & ENDED_BADLY:
        return "died"
    if "program_failed" in harmed.checks:
        return "failed"
    if harmed.told - clean.told:
        return "told"
    return "same" if harmed.figures == clean.figures else "silent"
