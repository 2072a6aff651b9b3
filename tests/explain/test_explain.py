"""`explain`: which figures are named, what is said of each, and the picture of its place."""

import re
import shutil
from pathlib import Path

import pytest

from pipeline.commands.explain import explain
from pipeline.explain.query import parse_query
from pipeline.extract import extract
from pipeline.normalize.text import normalized
from pipeline.run.sources import sources

EDITIONS = Path(__file__).parents[1] / "editions"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("at", "pictures", "why"),
    [
        ("fukushima-dx-r6 健民アプリ", ["8-1", "8-2", "8-3"], "all figures of an indicator"),
        ("健民アプリ", ["8-1", "8-2", "8-3"], "the only report need not be named"),
        ("fukushima-dx-r6 8", ["8-1", "8-2", "8-3"], "by its number"),
        ("fukushima-dx-r6 8 目標 2025", ["8-3"], "one of its figures"),
        ("fukushima-dx-r6 98.441", ["8-3"], "by what is printed"),
        ("fukushima-dx-r6.pdf 8 目標 2025", ["8-3"], "the name of the file"),
        ("Fukushima-DX-R6.PDF 8 目標 2025", ["8-3"], "in whatever case"),
        ("fukushima-dx-r6 8 目標 令和７年度", ["8-3"], "a year as the report writes it"),
        ("fukushima-dx-r6 8 R7", ["8-3"], "a year in short"),
        ("fukushima-dx-r6 p.9 740,235", ["8-3"], "by page and place"),
    ],
)
def test_which_figures_are_explained(
    r6: Path, tmp_path: Path, at: str, pictures: list[str], why: str
) -> None:
    assert explain(at, r6, tmp_path) == 0, why
    names = [f"fukushima-dx-r6-{number}.png" for number in (*pictures, "p9-numbers")]
    assert sorted(path.name for path in tmp_path.iterdir()) == names, why
    assert all(path.read_bytes().startswith(PNG) for path in tmp_path.iterdir())


@pytest.mark.parametrize("at", ["", "fukushima-dx-r6", "fukushima-dx-r6 会員数", "p.99 1,1"])
def test_what_names_no_figure_is_told(
    r6: Path, tmp_path: Path, at: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(at, r6, tmp_path) == 2
    assert "fukushima-dx-r6" in capsys.readouterr().err or at.endswith(("会員数", "1,1"))


NAMED = ["report", "令和7年度 進捗 報告書", "令和7年度 進捗 報告書 2", "Report", "report v1.2"]


@pytest.mark.parametrize(
    ("at", "document_id", "words", "why"),
    [
        ("令和7年度 進捗 報告書 2 目標", "令和7年度 進捗 報告書 2", ("目標",), "the longest"),
        ("令和7年度 進捗 報告書 目標", "令和7年度 進捗 報告書", ("目標",), "spaces in an id"),
        (
            "令和7年度　進捗  報告書.pdf 目標",
            "令和7年度 進捗 報告書",
            ("目標",),
            "wide and double spaces",
        ),
        ("Report 目標", "Report", ("目標",), "as written before another case"),
        ("REPORT.pdf 目標", "report", ("目標",), "the first in another case"),
        ("目標 report v1.2", "report v1.2", ("目標",), "behind the words"),
        ("report v1x2", "report", ("v1x2",), "a full stop is one"),
        ("reports 目標", None, (), "no part of a longer word"),
        ("", None, (), "nothing"),
    ],
)
def test_which_report_is_named(
    at: str, document_id: str | None, words: tuple[str, ...], why: str
) -> None:
    found = parse_query(at, NAMED)
    told = (found.document_id, found.words) if found else (None, ())
    assert told == (document_id, words), why


@pytest.mark.parametrize(
    ("at", "said", "why"),
    [
        ("", ("AT", "fukushima-dx-r6"), "nothing is asked for"),
        ("fukushima-dx-r6", ("1  県及び市町村行政手続", "8  ふくしま健民アプリ"), "its indicators"),
        (
            "fukushima-dx-r6 8 会員数 目標",
            ("会員数 matches no figure", "8  ふくしま健民"),
            "a word",
        ),
        ("fukushima-dx-r6 8 目標 R19", ("R19 matches no figure",), "no such year"),
        ("fukushima-dx-r6 88", ("88 matches no figure", "8  ふくしま健民アプリ"), "no such number"),
        ("fukushima-dx-r6 p.99 1,1", ("p.99 matches no figure",), "no such page"),
        ("fukushima-dx-r6 p.9 1,1", ("1,1 matches no figure",), "nothing stands there"),
        ("fukushima-dx-r5 健民", ("fukushima-dx-r5 matches no figure",), "another report"),
    ],
)
def test_what_did_not_fit_is_said(
    r6: Path,
    tmp_path: Path,
    at: str,
    said: tuple[str, ...],
    why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert explain(at, r6, tmp_path) == 2, why
    told = capsys.readouterr().err
    assert [words for words in said if words not in told] == [], told


def test_a_report_that_is_not_named_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain("fukushima-dx-r5 健民", EDITIONS, tmp_path) == 2
    told = capsys.readouterr().err
    assert "names no report" in told
    assert "\n  calc-r6-list\n" in told


def test_of_a_page_alone_it_is_told_what_became_of_its_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, pictures = tmp_path / "raw", tmp_path / "pictures"
    raw.mkdir()
    shutil.copy(EDITIONS.parent / "pages" / "boxes-beside-table.pdf", raw / "boxes.pdf")
    assert explain("boxes p.1", raw, pictures) == 0
    said = capsys.readouterr().out
    assert "p.1: 12 numbers: 4 figures, 3 years, 2 in running text, 3 unread; picture:" in said
    assert "unread          75, 81.2, 90" in said
    assert (pictures / "boxes-p1-numbers.png").read_bytes().startswith(PNG)
    assert explain("boxes p.2", raw, pictures) == 2


def test_every_step_of_the_way_is_told(
    r6: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explain("fukushima-dx-r6 8 98.441", r6, tmp_path)
    said = capsys.readouterr().out
    for step in (
        "p.9 at 691.6, 222.5, 782.4, 248.0 pt",
        str(tmp_path / "fukushima-dx-r6-8-3.png"),
        r"PDFium          '98.441ダウンロ\nード'",
        r"pdfplumber      '98.441ダウンロ\nード'",
        "on its picture  all its letters are seen; read from: text",
        "98.441ダウンロード",
        "98,441ダウンロード | proposed |",
        "98,441 (number) + ダウンロード (unit)",
        "check passed    separator  8-1 88,441ダウンロード, 8-2 92,825ダウンロード",
        "check passed    readers_differ",
        "value=98441, unit=ダウンロード",
        "corrected=True",
        "readers_agree=True",
        "seen=True, read_by=text",
    ):
        assert step in said, step


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "12事業(57%)",
            ("check passed    ratio", "check passed    overview_total  合計 12事業", "count=12"),
        ),
        ("18事業", ("check passed    total  震災からの復興・再生 4事業", "projects=18")),
    ],
)
def test_a_count_of_the_summaries_is_explained_by_its_place(
    r6: Path, tmp_path: Path, text: str, steps: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (source,) = sources(r6)
    assert source.content is not None
    pages = extract(source.content).pages
    page, box = next(
        (one.number, cell.box)
        for one in pages
        for table in one.tables
        for cell in table.cells
        if normalized(cell.text) == text
    )
    spot = f"{(box.x0 + box.x1) / 2:.1f},{(box.top + box.bottom) / 2:.1f}"
    assert explain(f"p.{page} {spot}", r6, tmp_path) == 0
    said = capsys.readouterr().out
    assert [step for step in (text, *steps) if step not in said] == [], said
    assert {path.name.split("-")[-1] for path in tmp_path.iterdir()} > {"numbers.png"}
    assert len(list(tmp_path.iterdir())) == 2


def test_a_failed_check_is_told(
    r6: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explain("fukushima-dx-r6 3 目標 2025", r6, tmp_path)
    assert "check FAILED    next_target  3-2 29" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("at", "folder", "steps", "why"),
    [
        (
            "fukushima-dx-r6 1 目標 2024",
            None,
            ("PDFium          '73.7%'", "pdfplumber      '73.7%'", "running text    73.7%"),
            "read three times",
        ),
        (
            "fukushima-dx-r6 8 目標 2025",
            None,
            (
                "running text    does not show this table with certainty (the table itself is read without it)",
            ),
            "the text alone is not sure of it, which is no doubt of the figure",
        ),
        (
            "reportlab-r4-rotated 2 目標 2022",
            EDITIONS,
            (
                "pdfplumber      '90％以上'",
                "PDFium          could not read this page with certainty: turned",
            ),
            "read once, and it says why",
        ),
    ],
)
def test_the_text_is_shown_as_each_reader_gave_it(
    r6: Path,
    tmp_path: Path,
    at: str,
    folder: Path | None,
    steps: tuple[str, ...],
    why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert explain(at, folder or r6, tmp_path) == 0
    said = capsys.readouterr().out
    assert [step for step in steps if step not in said] == [], why


DOCUMENTS = Path(__file__).parents[2] / "docs"
SHOWN = re.compile(
    r'```sh\n(?:LANG=ja_JP\.UTF-8 )?make explain AT="(?P<at>[^"]+)"\n```\n\n```text\n(?P<text>.*?)```',
    re.DOTALL,
)


@pytest.mark.parametrize(
    ("name", "language"), [("how-it-works.md", "en_GB.UTF-8"), ("仕組み.md", "ja_JP.UTF-8")]
)
def test_the_document_shows_what_is_printed(
    r6: Path,
    tmp_path: Path,
    name: str,
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", language)
    document = (DOCUMENTS / name).read_text("utf-8")
    shown = [(one["at"], one["text"]) for one in SHOWN.finditer(document)]
    assert len(shown) == 2
    for at, text in shown:
        assert explain(at, r6, Path(".explain")) == 0
        left_out = re.escape("\n  …\n")
        pattern = re.escape(text).replace(left_out, "\n(?s:.*?)\n").replace("…", "[^\n]*")
        assert re.search(pattern, capsys.readouterr().out), at
