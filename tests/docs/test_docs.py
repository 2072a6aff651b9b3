"""What the documents ask people to type is typed here, and what they say it prints is compared.

A fenced block of Python, SQL or shell is run, in the order of the document, in a folder like this
one with the report of R6 read. A block of text right after one of Python is what that prints.
A block that is not run says why in a comment before it.
"""

import contextlib
import io
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from pipeline.commands.extract import extract_folder
from pipeline.model.passport import Passport

HOUSE = Path(__file__).parents[2]
DOCUMENTS = [
    *(HOUSE / name for name in ("README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *(HOUSE / name for name in ("normalized/README.md", "tests/editions/README.md")),
    *sorted((HOUSE / "docs").glob("*.md")),
]
FENCE = re.compile(
    r"^(?P<why><!-- not run: (?P<reason>[^\n]+) -->\n)?^(?P<indent> *)```(?P<language>\S*)\n"
    r"(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
RUN = ("python", "sql", "sh")
SHOWN = ("text", "toml", "json", "mermaid", "", "r")
COPIED = ("raw", "normalized")
INSTALLED = (".installed", ".installed-dev", ".installed-publish")
IGNORED = {".git", ".venv", ".explain", ".bench", "published", ".published", *COPIED, *INSTALLED}
STARTS_TESTS = re.compile(r"make (test|check|accept|torture|bench)|pytest|\.ci/run")
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")


class Block(NamedTuple):
    language: str
    text: str
    reason: str | None
    begin: int
    end: int


def blocks(source: str) -> list[Block]:
    return [
        Block(one["language"], one["text"], one["reason"], one.start(), one.end())
        for one in FENCE.finditer(source)
    ]


def prints(source: str, one: Block, following: Block) -> bool:
    """Whether a block of text says what the Python before it prints: nothing stands between them."""
    if (one.language, following.language) != ("python", "text"):
        return False
    return not source[one.end : following.begin].strip()


@pytest.fixture(scope="module")
def tables(r6: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "normalized"
    assert extract_folder(r6, out) == 0
    return out


@pytest.fixture
def house(r6: Path, tmp_path: Path, tables: Path) -> Iterator[Path]:
    """A folder like this one that may be written in: what a person has after `make extract`."""
    folder = tmp_path / "a b 報告"  # paths have spaces and kanji: what make runs must quote them
    _linked(HOUSE, folder)
    _linked(HOUSE / ".venv", folder / ".venv")
    for name in INSTALLED:
        (folder / ".venv" / name).touch()  # newer than the lock, so that make installs nothing
    shutil.copytree(r6, folder / "raw")
    shutil.copytree(tables, folder / "normalized", symlinks=True)
    with contextlib.chdir(folder):
        yield folder


def _linked(folder: Path, into: Path) -> None:
    into.mkdir(exist_ok=True)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in IGNORED:
            (into / path.name).symlink_to(path)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(HOUSE)))
def test_what_a_document_says_to_type_works(house: Path, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = blocks(source)
    names: dict[str, object] = {}
    for one, following in pairwise([*found, Block("", "", None, len(source), len(source))]):
        if one.reason or one.language not in RUN:
            continue
        printed = run(one, names, house)
        if prints(source, one, following):
            assert printed == following.text, one.text


def run(block: Block, names: dict[str, object], house: Path) -> str:
    """What a block prints; of SQL, nothing."""
    if block.language == "python":
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(block.text, "document", "exec"), names)  # noqa: S102 -- that is the test
        return printed.getvalue()
    if block.language == "sql":
        duckdb.execute(block.text).fetchall()
        return ""
    assert not STARTS_TESTS.search(block.text), "this test would start itself"
    if not (HOUSE / ".venv" / "bin" / "shihyo").exists():
        pytest.skip("nothing is installed in .venv: the commands of make cannot be run")
    shell = ["bash", "-euo", "pipefail", "-c", block.text]
    done = subprocess.run(shell, cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{block.text}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_block_is_of_a_known_language_or_says_why_it_is_not_run(path: Path) -> None:
    for one in blocks(path.read_text(encoding="utf-8")):
        assert one.language in (*RUN, *SHOWN), one.text
        assert one.reason or one.language != "r", one.text
        if one.language == "toml":
            Passport.model_validate(tomllib.loads(one.text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_fence_is_left_open(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(re.findall(r"^ *```", source, re.MULTILINE)) == 2 * len(blocks(source))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_project_leads_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for found in LINK.finditer(text):
        target, _, place = found["to"].partition("#")
        if "://" in target:
            continue
        linked = (path.parent / target).resolve() if target else path
        assert linked.exists(), found["to"]
        if place:
            assert place in anchors(linked.read_text(encoding="utf-8")), found["to"]


def anchors(source: str) -> set[str]:
    """What a heading is called in a link: its words in small letters, dashes between them."""
    headings = re.findall(r"^#+ (.+)$", source, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_picture_is_in_a_document() -> None:
    named = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    pictures = [path.name for path in (HOUSE / "docs").rglob("*.png")]
    assert [name for name in pictures if name not in named] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("```sh\nmake\n```\n", [("sh", "make\n", None)]),
        ("<!-- not run: slow -->\n```sh\nmake\n```\n", [("sh", "make\n", "slow")]),
        ("1. So:\n\n   ```toml\n   a = 1\n   ```\n", [("toml", "   a = 1\n", None)]),
        (
            "```python\nprint(1)\n```\n\n```text\n1\n```\n",
            [
                ("python", "print(1)\n", None),
                ("text", "1\n", None),
            ],
        ),
    ],
    ids=["run", "not run", "within a list", "what it prints"],
)
def test_blocks_are_found(source: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [one[:3] for one in blocks(source)] == expected
