"""The laws hold of every text of the tests, and of texts by chance; for more of them `make fuzz`."""

import random

import pytest

from tests.fuzz import child_laws, laws
from tests.fuzz.texts import bytes_of, seeds, text_of
from tests.raw_report import PASSPORT

CHANCE = random.Random(20261125)  # noqa: S311 -- not a secret, and the same in every run
SEEDS = sorted(set(seeds(("tests/normalize", "tests/parse"))))
BY_CHANCE = [text_of(CHANCE.randbytes(CHANCE.randrange(40))) for _ in range(500)]


@pytest.mark.parametrize("choice", range(4))
def test_figures(choice: int) -> None:
    for number, text in enumerate(SEEDS[choice::4] + BY_CHANCE[choice::4]):
        laws.figures(text, number)


def test_headings() -> None:
    for number, text in enumerate(SEEDS + BY_CHANCE):
        laws.headings(text, number)


WORDS = "".join(f"{name} = ''\n" for name in ("printed", "read_as", "reason", "evidence"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param("title = [", id="no end"),
        pytest.param('id = "\\u0000\\u007f"', id="letters nobody sees"),
        pytest.param('id = ""', id="an id of nothing"),
        pytest.param('title = "\\U0010ffff\\ud7ff"', id="letters nobody has"),
        pytest.param("fiscal_year = -9223372036854775809", id="a year below all numbers"),
        pytest.param("fiscal_year = 2024.0", id="a year that is no whole number"),
        pytest.param("note = 2024-02-30", id="a day that never was"),
        pytest.param(f"[[correction]]\npage = {10**20}\n{WORDS}status = 'proposed'", id="far"),
        pytest.param(f"[[correction]]\npage = 1\n{WORDS}status = 'confirmed'", id="of nothing"),
        pytest.param("[[accepted]]\ncheck = ''\npage = -1\nreason = '\u202e'", id="before all"),
    ],
)
def test_passports(content: str) -> None:
    laws.passport(content.encode())


def test_the_passport_of_a_report() -> None:
    laws.passport(PASSPORT.read_bytes())


def test_bytes_that_are_no_text() -> None:
    laws.passport(b"title = '\xff\xfe'")


def test_every_text_can_be_put_into_bytes() -> None:
    assert [text for text in SEEDS if text_of(bytes_of(text)) != text] == []


def test_what_a_child_may_send() -> None:
    seeds = list(child_laws.answers())
    for number, content in enumerate(seeds):
        child_laws.answer(bytes([number]) + content)
    for number in range(500):
        changed = bytearray(seeds[number % len(seeds)])
        changed[CHANCE.randrange(len(changed))] = CHANCE.randrange(256)
        child_laws.answer(bytes([number % 256, *changed]))
        child_laws.answer(CHANCE.randbytes(40))
