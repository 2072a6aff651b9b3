"""The help and the errors of the command line, command by command, in both languages."""

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from pipeline.__main__ import DO
from pipeline.cli.arguments import parse_arguments
from pipeline.cli.command import command_names, find_command
from pipeline.knowledge import load
from pipeline.run.options import READERS, Limits, Options

HOUSE = Path(__file__).parents[2]
ENGLISH, JAPANESE = "C.UTF-8", "ja_JP.UTF-8"
LANGUAGES = [ENGLISH, JAPANESE]
KANJI_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
ENGLISH_WORDS = re.compile(r"\b(?!shihyo )[a-z]{2,} [a-z]{2,}\b")
"""Two together; a command is called by two as well."""
EXAMPLE = re.compile(r"^  (LANG=\S+ )?(make|shihyo) ", re.MULTILINE)
WIDEST = 100


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)


def _help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        parse_arguments([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_every_command_has_what_it_calls() -> None:
    assert tuple(DO) == command_names()


@pytest.mark.parametrize("columns", ["40", "80", "300"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", [[], *([name] for name in command_names())], ids=str)
def test_every_help_is_in_one_language_with_an_example_and_fits(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    language: str,
    columns: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setenv("COLUMNS", columns)
    text = _help(arguments, capsys)
    lines = text.splitlines()
    assert EXAMPLE.search(text)
    assert [line for line in lines if _width(line) > WIDEST] == []
    explained = [line for line in lines if not EXAMPLE.match(line)]
    if language == ENGLISH:
        assert [line for line in lines if KANJI_OR_KANA.search(line)] == []
        assert "Exit status" in text
    else:
        assert [line for line in explained if ENGLISH_WORDS.search(line)] == []
        assert len([line for line in explained if KANJI_OR_KANA.search(line)]) > len(explained) / 3
        assert "終了コード" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", command_names())
def test_a_help_names_every_option_and_every_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    text = _help([name], capsys)
    for option in find_command(name).options:
        assert f"  {option.value if option.is_positional else option.name}" in text
    for status, _ in find_command(name).statuses:
        assert re.search(rf"^  {status}  ", text, re.MULTILINE)


@pytest.mark.parametrize("name", command_names())
def test_both_languages_say_each_thing_and_neither_says_it_in_the_other(name: str) -> None:
    command = find_command(name)
    words = [command.summary, command.description, *(one.meaning for one in command.options)]
    words += [meaning for _, meaning in (*command.examples, *command.statuses)]
    for english, japanese in words:
        assert not KANJI_OR_KANA.search(english)
        assert KANJI_OR_KANA.search(japanese)


def test_words_said_before_the_menu_are_in_the_variables_shells_look_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """LC_ALL goes before LC_MESSAGES, that before LANG; an empty one counts for nothing."""
    for found, expected in (
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": JAPANESE}, "使い方"),
        ({"LC_ALL": "", "LC_MESSAGES": ENGLISH, "LANG": JAPANESE}, "Usage"),
        ({"LC_ALL": JAPANESE, "LC_MESSAGES": ENGLISH, "LANG": ENGLISH}, "使い方"),
    ):
        for name, value in found.items():
            monkeypatch.setenv(name, value)
        assert _help(["extract"], capsys).startswith(expected)


MISUSES = [
    pytest.param([], "extract, publish, new", "extract, publish, new", id="no command"),
    pytest.param(
        ["extrac"], "no command extrac", "extrac というコマンドはありません", id="unknown"
    ),
    pytest.param(["new"], "PDF is missing", "PDF の指定がありません", id="a value is missing"),
    pytest.param(
        ["extract", "--reader", "tabula"],
        "Invalid value 'tabula' for --reader; choose from",
        "--reader に 'tabula' は指定できません",
        id="none of the choices",
    ),
    pytest.param(
        ["extract", "--workers", "0"],
        "--workers must be a whole number from 1 on",
        "--workers には1以上の整数を",
        id="nobody works",
    ),
    pytest.param(
        ["extract", "--memory-mb", "1.5"],
        "--memory-mb must be a whole number from 1 on",
        "--memory-mb には1以上の整数を",
        id="not whole",
    ),
    pytest.param(
        ["extract", "--raw"], "--raw needs a value", "--raw には値が必要です", id="cut short"
    ),
    pytest.param(
        ["extract", "--force=yes"],
        "--force takes no value",
        "--force に値は付けられません",
        id="a switch with a value",
    ),
    pytest.param(
        ["extract", "--forced"], "Not understood: --forced", "指定があります：--forced", id="option"
    ),
    pytest.param(
        ["extract", "--forc"],
        "Not understood: --forc",
        "指定があります：--forc",
        id="no short form",
    ),
    pytest.param(
        ["new", "a.pdf", "b.pdf"],
        "Not understood: b.pdf",
        "指定があります：b.pdf",
        id="one too many",
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("arguments", "english", "japanese"), MISUSES)
def test_a_misuse_is_told_in_the_persons_language_with_the_way_to_the_help(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    english: str,
    japanese: str,
    language: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as ended:
        parse_arguments(arguments)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (english if language == ENGLISH else japanese) in printed.err
    assert "--help" in printed.err
    if language == JAPANESE:
        assert ENGLISH_WORDS.search(printed.err) is None


def test_what_is_said_reaches_the_command() -> None:
    name, chosen = parse_arguments(["extract", "--raw", "in", "--workers", "3", "--json"])
    assert (name, chosen.raw, chosen.out) == ("extract", Path("in"), Path("normalized"))
    assert (chosen.workers, chosen.json, chosen.quiet) == (3, True, False)


def test_the_defaults_are_those_of_a_run() -> None:
    _, chosen = parse_arguments(["extract"])
    limits = Limits(chosen.memory_mb, chosen.cpu_seconds, chosen.wall_seconds)
    read = (chosen.reader, chosen.workers, chosen.force, limits, chosen.file_mb)
    assert Options(*read, quiet=chosen.quiet, json=chosen.json) == Options()
    (reader,) = (one for one in find_command("extract").options if one.name == "--reader")
    assert reader.choices == READERS


def test_every_option_belongs_to_a_command_and_a_switch_has_no_value() -> None:
    known = load("commands")
    used = {key for entry in known["commands"].values() for key in entry["options"]}
    assert used == set(known["options"])
    assert {key for key, one in known["options"].items() if "value" not in one} == {
        key for key, one in known["options"].items() if one["type"] == "switch"
    }


@pytest.mark.parametrize(
    ("arguments", "status"), [(["--help"], 0), (["new", "--help"], 0), ([], 2)]
)
def test_the_program_itself(arguments: list[str], status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=HOUSE,
        env=os.environ | {"LC_ALL": JAPANESE, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert KANJI_OR_KANA.search(done.stdout if status == 0 else done.stderr)
