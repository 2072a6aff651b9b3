"""The guides: how long they are, in which language, and that what they name is there."""

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.model.tables import TABLES

HOUSE = Path(__file__).parents[2]
MAKEFILE = (HOUSE / "Makefile").read_text(encoding="utf-8")
TARGETS = frozenset(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
VARIABLES = frozenset(re.findall(r"\$\$\{?([A-Z]+)\b", MAKEFILE)) - {"MENU"}

READMES = ("README.md", "README.ja.md")
PAIRS = (
    READMES,
    ("docs/guide.md", "docs/使い方.md"),
    ("docs/cli.md", "docs/コマンド.md"),
    ("docs/analysts.md", "docs/分析.md"),
    ("docs/other-bodies.md", "docs/ほかの団体の報告書.md"),
    ("docs/publish.md", "docs/公開のかたち.md"),
    ("docs/how-it-works.md", "docs/仕組み.md"),
)
"""A guide in English and the same in Japanese."""
LINKED = (*PAIRS, ("docs/safety.md", "docs/約束.md"))
"""These and one whose Japanese leaves out the measurements, and with them the commands that measure."""
ENGLISH = (
    *("CONTRIBUTING.md", "CHANGELOG.md", "tests/editions/README.md"),
    *("docs/page.md", "docs/speed.md", "docs/injected-errors.md"),
    *(english for english, _ in LINKED),
)
JAPANESE = ("docs/毎年の手順.md", *(japanese for _, japanese in LINKED))
LONGEST = {"README.md": 100, "README.ja.md": 100, "CHANGELOG.md": 40, "CONTRIBUTING.md": 120}

FENCE = re.compile(r"^ *```(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
QUOTED = re.compile(r"「[^」]*」")
JAPANESE_SENTENCE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff][^\n]*。")
ENGLISH_SENTENCE = re.compile(r"(?:\b[A-Za-z]+\b[ ,]+){4}")


def text(name: str) -> str:
    return (HOUSE / name).read_text(encoding="utf-8")


def typed(source: str) -> str:
    """What a document shows as typed: its shell blocks and its words between backquotes."""
    blocks = [body for language, body in FENCE.findall(source) if language == "sh"]
    return "\n".join([*blocks, *CODE.findall(FENCE.sub("", source))])


def commands(source: str) -> set[str]:
    """The targets of make that a document names."""
    found: set[str] = set()
    for words in re.findall(r"\bmake((?: +[a-z][a-z-]*)+)(?![\w/.-])", typed(source)):
        found.update(words.split())
    return found


def variables(source: str) -> set[str]:
    """The variables of make that a document sets."""
    lines = re.findall(r"\bmake [a-z-]+ [^\n`#]*", typed(source))
    return {name for line in lines for name in re.findall(r"\b([A-Z]+)=", line)}


def prose(source: str) -> str:
    """A document without what is typed, shown, linked or quoted."""
    for left_out in (COMMENT, FENCE, CODE, LINK, QUOTED):
        source = left_out.sub("", source)
    return source


def tables(source: str) -> list[str]:
    """The tables a README lists: the first column of the table whose rows begin with one."""
    named = re.findall(r"^\| `([a-z_]+)`", source, re.MULTILINE)
    return [name for name in named if name in {table.name for table in TABLES}]


def names_of_documents() -> list[str]:
    documents = ("README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md")
    return [*documents, *(f"docs/{path.name}" for path in sorted((HOUSE / "docs").glob("*.md")))]


@pytest.mark.parametrize(("name", "most"), LONGEST.items())
def test_a_document_that_everybody_reads_is_short(name: str, most: int) -> None:
    assert len(text(name).splitlines()) <= most


@pytest.mark.parametrize("name", READMES)
def test_a_readme_begins_with_its_other_language_and_the_two_commands(name: str) -> None:
    lines = text(name).splitlines()
    (other,) = set(READMES) - {name}
    assert f"]({other})" in "\n".join(lines[:4])
    assert commands("\n".join(lines[:20]) + "\n") >= {"extract", "test"}


@pytest.mark.parametrize("name", READMES)
def test_a_readme_lists_every_table(name: str) -> None:
    assert sorted(tables(text(name))) == sorted(table.name for table in TABLES)


def test_both_readmes_list_the_tables_in_one_order() -> None:
    english, japanese = (tables(text(name)) for name in READMES)
    assert english == japanese


@pytest.mark.parametrize("language", ["python", "sql", "text"])
def test_both_readmes_show_the_same_code(language: str) -> None:
    english, japanese = (list(FENCE.findall(text(name))) for name in READMES)
    assert [one for one in english if one[0] == language] == [
        one for one in japanese if one[0] == language
    ]


@pytest.mark.parametrize(("english", "japanese"), PAIRS, ids=lambda name: Path(name).stem)
def test_both_languages_name_the_same_commands(english: str, japanese: str) -> None:
    assert commands(text(english)) == commands(text(japanese))


@pytest.mark.parametrize(("english", "japanese"), LINKED, ids=lambda name: Path(name).stem)
def test_each_language_links_to_the_other(english: str, japanese: str) -> None:
    for name, other in ((english, japanese), (japanese, english)):
        assert f"]({Path(other).name})" in "\n".join(text(name).splitlines()[:4]), name


@pytest.mark.parametrize("name", names_of_documents())
def test_what_a_document_names_is_in_the_makefile(name: str) -> None:
    source = text(name)
    assert commands(source) - TARGETS == set()
    assert variables(source) - VARIABLES == set()


@pytest.mark.parametrize("name", ["docs/cli.md", "docs/コマンド.md"])
def test_the_list_of_commands_is_complete(name: str) -> None:
    source = text(name)
    assert commands(source) == TARGETS - {"menu"}
    listed = set(re.findall(r"^\| `([A-Z]+)` \|", source, re.MULTILINE))
    assert listed == VARIABLES


@pytest.mark.parametrize("name", ENGLISH)
def test_an_english_document_has_no_sentence_in_japanese(name: str) -> None:
    assert JAPANESE_SENTENCE.findall(prose(text(name))) == []


@pytest.mark.parametrize("name", JAPANESE)
def test_a_japanese_document_has_no_sentence_in_english(name: str) -> None:
    assert ENGLISH_SENTENCE.findall(prose(text(name))) == []


@pytest.mark.parametrize(
    "name", ["docs/毎年の手順.md", "docs/other-bodies.md", "docs/ほかの団体の報告書.md"]
)
def test_every_finding_a_guide_answers_is_one(name: str) -> None:
    checks = tomllib.loads(text("pipeline/knowledge/findings.toml"))
    answered = re.findall(r"^\| (`[^|]*)", section(text(name), "## 3."), re.MULTILINE)
    named = [one for cell in answered for one in re.findall(r"`([a-z_0-9]+)`", cell)]
    assert named
    assert [one for one in named if not beginning(one, checks)] == []


def section(source: str, heading: str) -> str:
    """A document from the heading that begins so to the next of its level."""
    return source.partition(f"\n{heading}")[2].partition("\n## ")[0]


def beginning(name: str, checks: dict[str, object]) -> bool:
    """Whether a check has this name, or names ending in _ several that begin with it."""
    return name in checks or (name.endswith("_") and any(one.startswith(name) for one in checks))


def test_the_list_of_editions_is_complete() -> None:
    listed = re.findall(r"^\| `([a-z0-9-]+)` \| \d", text("tests/editions/README.md"), re.MULTILINE)
    printed = [path.stem for path in (HOUSE / "tests" / "editions").glob("*.pdf")]
    assert sorted(listed) == sorted(printed)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("`make check test`", {"check", "test"}, id="two targets"),
        pytest.param("```sh\nmake extract RAW=in\n```\n", {"extract"}, id="in a block, a variable"),
        pytest.param("`make` alone; they make new tables", set(), id="prose is none"),
        pytest.param("`make no-such`", {"no-such"}, id="one that the Makefile may lack"),
        pytest.param("```python\nmake extract\n```\n", set(), id="another language"),
    ],
)
def test_commands_are_found(source: str, expected: set[str]) -> None:
    assert commands(source) == expected


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("The status 達成 is the report's.", False, id="a word as data"),
        pytest.param("Read it. 値は変えません。", True, id="a sentence"),
        pytest.param("See 「デジタル変革について。」 of 福島県", False, id="a title in quotes"),
    ],
)
def test_sentences_in_japanese_are_found(source: str, found: bool) -> None:
    assert bool(JAPANESE_SENTENCE.search(prose(source))) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("DuckDB と Python 3.11 を使います。", False, id="names of tools"),
        pytest.param("値は変えません。No figure is ever changed.", True, id="a sentence"),
    ],
)
def test_sentences_in_english_are_found(source: str, found: bool) -> None:
    assert bool(ENGLISH_SENTENCE.search(prose(source))) is found
