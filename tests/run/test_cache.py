"""What is read again and what is not: decided by content, and never seen in the tables."""

import ast
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from pipeline.build import build
from pipeline.commands.extract import extract_folder
from pipeline.extract import extract
from pipeline.model.edition import Source
from pipeline.model.finding import Observation
from pipeline.model.page import Page, PrintedReport
from pipeline.model.records.record import ROWS_AT_ONCE
from pipeline.run.cache import KEPT, OF_PAGES, PIPELINE, get, prune, put, versions
from pipeline.run.chunks import HEAD, part
from pipeline.run.edition_json import (
    CHECKS,
    PackedEdition,
    PackedTables,
    packed_edition,
    tables,
)
from pipeline.run.options import Options
from pipeline.run.pages_json import ONCE, REST, TEXTS, dump_pages, load_pages
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
LOCKED = HOUSE / "tests" / "pages" / "password.pdf"
PASSPORT = 'password = "himitsu"\n'


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Two files: a small report that can be read, and one that cannot."""
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copy(LOCKED, folder / "locked.pdf")
    (folder / "locked.toml").write_text(PASSPORT, encoding="utf-8")
    (folder / "empty.pdf").touch()
    return folder


def _out(raw: Path) -> Path:
    return raw.with_name("out")


def _kept(raw: Path, kind: str) -> dict[str, int]:
    """The kept results of a kind, each with the number of its file: written anew, it is another."""
    return {path.name: path.stat().st_ino for path in (_out(raw) / KEPT).glob(f"*.{kind}")}


def _plant(raw: Path, producer: str) -> None:
    """Put another producer into the kept pages, so that it is seen when they are used."""
    (path,) = (_out(raw) / KEPT).glob("*.pages")
    printed, file_damage = load_pages(get(_out(raw), "pages", path.stem) or b"")
    assert printed.producer is None
    put(_out(raw), "pages", path.stem, dump_pages(replace(printed, producer=producer), file_damage))


def _producer(raw: Path) -> object:
    return pl.read_parquet(_out(raw) / "documents.parquet")["producer"].item()


def test_a_run_that_has_nothing_to_do_loads_nothing_and_says_the_same(raw: Path) -> None:
    done = [_run(raw, way) for way in ([], ["-X", "importtime"])]
    assert [one.returncode for one in done] == [1, 1]
    assert done[0].stdout.splitlines()[:-1] == done[1].stdout.splitlines()[:-1]
    assert "Nothing has changed" in done[1].stdout
    loaded = _loaded(done[1].stderr)
    heavy = {"polars", "pydantic", "pdfplumber", "pypdfium2", "regex", "rich"}
    assert not loaded & heavy
    assert "pipeline.parse" not in done[1].stderr


def test_a_run_that_writes_loads_nothing_that_is_there_for_others(raw: Path) -> None:
    done = _run(raw, ["-X", "importtime"])
    assert "polars" in _loaded(done.stderr)
    for_others = {"numpy", "pandas", "pyarrow", "duckdb", "xlsxwriter", "jinja2", "frictionless"}
    assert not _loaded(done.stderr) & for_others


def _run(raw: Path, way: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *way, "-m", "pipeline", "extract", "--raw", raw, "--out", _out(raw)],
        cwd=HOUSE,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def _loaded(stderr: str) -> set[str]:
    """The packages that `-X importtime` names."""
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in stderr.splitlines()}


def _touched(raw: Path) -> None:
    os.utime(raw / "locked.pdf", (1, 1))
    os.utime(raw / "locked.toml", (1, 1))


def _with_a_title(raw: Path) -> None:
    (raw / "locked.toml").write_text(PASSPORT + 'title = "表題"\n', encoding="utf-8")


def _renamed(raw: Path) -> None:
    (raw / "locked.pdf").rename(raw / "other.pdf")
    (raw / "locked.toml").rename(raw / "other.toml")


def _other_bytes(raw: Path) -> None:
    with (raw / "locked.pdf").open("ab") as file:
        file.write(b"\n")


def _another_password(raw: Path) -> None:
    (raw / "locked.toml").write_text(PASSPORT.replace("himitsu", "himitu"), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "pages_are_used", "edition_is_used"),
    [
        pytest.param(_touched, True, True, id="the time of a file is not its content"),
        pytest.param(_with_a_title, True, False, id="a passport does not change the pages"),
        pytest.param(_renamed, True, False, id="a name does not change the pages"),
        pytest.param(_other_bytes, False, False, id="a byte more is another file"),
        pytest.param(_another_password, False, False, id="a password decides what can be read"),
    ],
)
def test_only_what_depends_on_a_change_is_made_again(
    raw: Path, change: Callable[[Path], None], pages_are_used: bool, edition_is_used: bool
) -> None:
    extract_folder(raw, _out(raw))
    pages, editions = _kept(raw, "pages"), _kept(raw, "edition")
    change(raw)
    extract_folder(raw, _out(raw))
    assert (_kept(raw, "pages") == pages) == pages_are_used
    assert (_kept(raw, "edition") == editions) == edition_is_used
    assert len(_kept(raw, "run")) == 1


def test_kept_pages_are_used_and_force_reads_them_anew(raw: Path) -> None:
    extract_folder(raw, _out(raw))
    _plant(raw, "planted")
    extract_folder(raw, _out(raw))
    assert _producer(raw) is None, "nothing asks for them"
    _with_a_title(raw)
    extract_folder(raw, _out(raw))
    assert _producer(raw) == "planted"
    extract_folder(raw, _out(raw), Options(force=True))
    assert _producer(raw) is None


@pytest.mark.parametrize("kind", ["run", "edition", "pages"])
def test_a_damaged_result_is_not_believed(raw: Path, kind: str) -> None:
    extract_folder(raw, _out(raw))
    before = _bytes(_out(raw))
    for path in (_out(raw) / KEPT).glob(f"*.{kind}"):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    _with_a_title(raw)
    extract_folder(raw, _out(raw))
    (raw / "locked.toml").write_text(PASSPORT, encoding="utf-8")
    extract_folder(raw, _out(raw))
    assert _bytes(_out(raw)) == before


def _bytes(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


def _removed(table: Path) -> None:
    table.unlink()


def _altered(table: Path) -> None:
    table.resolve().write_bytes(b"PAR1")


def _replaced(table: Path) -> None:
    content = table.read_bytes()
    table.unlink()
    table.write_bytes(content)


@pytest.mark.parametrize("harm", [_removed, _altered, _replaced])
def test_a_table_that_is_not_as_written_is_written_again(
    raw: Path, harm: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    extract_folder(raw, _out(raw))
    before = _bytes(_out(raw))
    harm(_out(raw) / "kpi.parquet")
    capsys.readouterr()
    assert extract_folder(raw, _out(raw)) == 1
    assert "The tables are in" in capsys.readouterr().out
    assert _bytes(_out(raw)) == before
    assert (_out(raw) / "kpi.parquet").is_symlink()


def test_the_results_of_a_report_go_with_it(raw: Path) -> None:
    extract_folder(raw, _out(raw))
    left_by_the_dead = _out(raw) / KEPT / "a.pages.999999999.unfinished"
    left_by_the_dead.touch()
    being_written = _out(raw) / KEPT / f"a.pages.{os.getppid()}.unfinished"
    being_written.touch()
    (raw / "locked.pdf").unlink()
    (raw / "locked.toml").unlink()
    extract_folder(raw, _out(raw))
    kinds = sorted(path.suffix for path in (_out(raw) / KEPT).iterdir())
    assert kinds == [".edition", ".run", ".unfinished"]
    assert being_written.exists()


def test_a_folder_that_takes_nothing_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    put(tmp_path / "file", "pages", "a", b"1")
    prune(tmp_path / "file", ())
    assert get(tmp_path / "file", "pages", "a") is None


def test_another_kind_or_key_is_not_taken_for_it(tmp_path: Path) -> None:
    put(tmp_path, "pages", "a", b"1")
    assert get(tmp_path, "pages", "a") == b"1"
    shutil.copy(tmp_path / KEPT / "a.pages", tmp_path / KEPT / "b.pages")
    shutil.copy(tmp_path / KEPT / "a.pages", tmp_path / KEPT / "a.edition")
    assert get(tmp_path, "pages", "b") is None
    assert get(tmp_path, "edition", "a") is None


NEW = {"parse/new.py", "parse/notes.txt"}


@pytest.mark.parametrize(
    ("changed", "pages", "program"),
    [
        pytest.param("knowledge/headings.toml", True, False, id="a word is no part of a page"),
        pytest.param("parse/records/kpi.py", True, False, id="pages are not parsed"),
        pytest.param("extract/printed_page.py", False, False, id="how pages are read"),
        pytest.param("model/page.py", False, False, id="what a page is"),
        pytest.param("parse/new.py", True, False, id="a new module"),
        pytest.param("parse/notes.txt", True, True, id="no code"),
    ],
)
def test_what_the_program_is_made_of(
    tmp_path: Path, changed: str, pages: bool, program: bool
) -> None:
    shutil.copytree(PIPELINE, tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    before = versions(tmp_path / "pipeline")
    assert (tmp_path / "pipeline" / changed).exists() == (changed not in NEW)
    with (tmp_path / "pipeline" / changed).open("a", encoding="utf-8") as file:
        file.write("\n# more\n")
    after = versions(tmp_path / "pipeline")
    assert (after.pages == before.pages, after.program == before.program) == (pages, program)


def test_the_same_program_elsewhere_is_the_same(tmp_path: Path) -> None:
    shutil.copytree(PIPELINE, tmp_path / "other", ignore=shutil.ignore_patterns("__pycache__"))
    assert versions(tmp_path / "other") == versions()


def test_what_pages_depend_on_is_there() -> None:
    assert [path for path in OF_PAGES if not (PIPELINE / path).exists()] == []


OF_FILES = frozenset(OF_PAGES)
KNOWN_TO_EXTRACT = frozenset({"chinese_letters", "digit_shapes"})
"""What extract reads of `knowledge/`."""


def test_what_extract_reads_of_the_knowledge_is_counted() -> None:
    loaded = {
        match[1]
        for path in (PIPELINE / "extract").rglob("*.py")
        for match in re.finditer(r'\bload\("([a-z_]+)"\)', path.read_text("utf-8"))
    }
    assert loaded == KNOWN_TO_EXTRACT
    assert {f"knowledge/{name}.toml" for name in loaded} <= OF_FILES


def test_pages_depend_on_nothing_that_is_not_counted() -> None:
    run = (PIPELINE / path for path in OF_PAGES if path.startswith("run/"))
    for path in (*(PIPELINE / "extract").rglob("*.py"), *run):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            module = (isinstance(node, ast.ImportFrom) and node.module) or ""
            names = (
                [module, *(one.name for one in node.names)]
                if isinstance(node, ast.Import)
                else [module]
            )
            for name in names:
                if name.startswith("pipeline."):
                    inside = "/".join(name.split(".")[1:])
                    counted = f"{inside}/".startswith(OF_PAGES) or not OF_FILES.isdisjoint(
                        (f"{inside}.py", f"{inside}/__init__.py")
                    )
                    assert counted, f"{path.name} imports {name}, which OF_PAGES does not count"


def test_a_report_by_way_of_json_is_the_same() -> None:
    content = REPORT.read_bytes()
    printed = extract(content)
    file_damage = (Observation("damaged_stream", observed="object 3"),)
    assert load_pages(dump_pages(printed, file_damage)) == (printed, file_damage)
    edition = build(Source("r", "r.pdf", content))
    cells = edition.records.cells
    many = cells * (2 * ROWS_AT_ONCE // len(cells) + 1)
    edition = replace(edition, records=replace(edition.records, cells=many))
    again = PackedTables([PackedEdition(packed_edition(edition))])
    rows = {name: list(of_table) for name, of_table in again.items()}
    assert len(rows.pop("kpi_series")) == len(edition.records.kpi_values) > 0
    assert rows == tables([edition])


END = part(CHECKS, b"[]")
FINDINGS = CHECKS - 1


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(part(FINDINGS, b"[]"), id="the end is missing"),
        pytest.param(END + part(FINDINGS, b"[]"), id="the end is not the end"),
        pytest.param(part(CHECKS + 1, b"[]") + END, id="a part nobody knows"),
        pytest.param(part(FINDINGS, b'[{"severity":"error"}]') + END, id="half a finding"),
        pytest.param(part(FINDINGS, b"[{") + END, id="rows cut off"),
        pytest.param(END[:3], id="a head cut off"),
        pytest.param(END[:-1], id="a part cut off"),
        pytest.param(HEAD.pack(CHECKS, 4) + b"[{}]", id="not packed"),
        pytest.param(HEAD.pack(CHECKS, 5) + zlib.compress(b"[]")[:5], id="half of what is packed"),
    ],
)
def test_what_is_no_edition_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"part|valid"):
        PackedEdition(content)


PRINTED = PrintedReport((Page(1, 600, 400, (), (), text="目標"),), None, "PDFium")
PLAIN = dump_pages(PRINTED, ())
TEXT_OF_PAGE = part(TEXTS, '["目標"]'.encode())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"", "the end is missing", id="nothing"),
        pytest.param(PLAIN[:-1], "cut off", id="the end is cut off"),
        pytest.param(part(REST, b"[]"), "validation error", id="another thing"),
        pytest.param(part(ONCE, b"[[]]") + part(REST, b"[]"), "validation error", id="half a page"),
        pytest.param(
            PLAIN.replace(TEXT_OF_PAGE, part(TEXTS, b'["a", "b"]')),
            "argument 2 is longer",
            id="more texts than pages",
        ),
    ],
)
def test_what_are_no_pages_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        load_pages(content)
