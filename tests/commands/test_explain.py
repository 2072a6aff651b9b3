"""`explain`: which figures are named, what is said of each, and the picture of its place."""

from pathlib import Path

import pytest

from pipeline.commands.explain import explain
from pipeline.commands.raw import sources
from pipeline.extract import extract
from pipeline.normalize.text import plain

RAW = Path(__file__).parents[2] / "raw"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("at", "pictures", "why"),
    [
        ("fukushima-dx-r6 健民アプリ", ["8-1", "8-2", "8-3"], "all figures of an indicator"),
        ("健民アプリ", ["8-1", "8-2", "8-3"], "the only report need not be named"),
        ("fukushima-dx-r6 8", ["8-1", "8-2", "8-3"], "by its number"),
        ("fukushima-dx-r6 8 目標 2025", ["8-3"], "one of its figures"),
        ("fukushima-dx-r6 98.441", ["8-3"], "by what is printed"),
        ("fukushima-dx-r6 p.9 740,235", ["8-3"], "by page and place"),
    ],
)
def test_which_figures_are_explained(
    tmp_path: Path, at: str, pictures: list[str], why: str
) -> None:
    assert explain(at, RAW, tmp_path) == 0, why
    names = [f"fukushima-dx-r6-{number}.png" for number in pictures]
    assert sorted(path.name for path in tmp_path.iterdir()) == names, why
    assert all(path.read_bytes().startswith(PNG) for path in tmp_path.iterdir())


@pytest.mark.parametrize("at", ["", "fukushima-dx-r6", "fukushima-dx-r6 会員数", "p.99 1,1"])
def test_what_names_no_figure_is_told(
    tmp_path: Path, at: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert explain(at, RAW, tmp_path) == 2
    assert "fukushima-dx-r6" in capsys.readouterr().err or at.endswith(("会員数", "1,1"))


def test_every_step_of_the_way_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain("fukushima-dx-r6 8 98.441", RAW, tmp_path)
    said = capsys.readouterr().out
    for step in (
        "p.9 at 691.6, 222.5, 782.4, 248.0 pt",
        str(tmp_path / "fukushima-dx-r6-8-3.png"),
        r"PDFium          '98.441ダウンロ\nード'",
        r"pdfplumber      '98.441ダウンロ\nード'",
        "98.441ダウンロード",
        "98,441ダウンロード | proposed |",
        "98,441 (number) + ダウンロード (unit)",
        "check passed    separator  8-1 88,441ダウンロード, 8-2 92,825ダウンロード",
        "check passed    readers_differ",
        "value=98441, unit=ダウンロード",
        "corrected=True",
        "readers_agree=True",
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
    tmp_path: Path, text: str, steps: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (source,) = sources(RAW)
    assert source.content is not None
    pages = extract(source.content).pages
    page, box = next(
        (one.number, cell.box)
        for one in pages
        for table in one.tables
        for cell in table.cells
        if plain(cell.text) == text
    )
    spot = f"{(box.x0 + box.x1) / 2:.1f},{(box.top + box.bottom) / 2:.1f}"
    assert explain(f"p.{page} {spot}", RAW, tmp_path) == 0
    said = capsys.readouterr().out
    assert [step for step in (text, *steps) if step not in said] == [], said
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failed_check_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    explain("fukushima-dx-r6 3 目標 2025", RAW, tmp_path)
    assert "check FAILED    next_target  3-2 29" in capsys.readouterr().out


EDITIONS = Path(__file__).parents[1] / "editions"


@pytest.mark.parametrize(
    ("at", "raw", "steps", "why"),
    [
        (
            "fukushima-dx-r6 1 目標 2024",
            RAW,
            ("PDFium          '73.7%'", "pdfplumber      '73.7%'", "running text    73.7%"),
            "read three times",
        ),
        (
            "fukushima-dx-r6 8 目標 2025",
            RAW,
            ("running text    does not tell this indicator with certainty",),
            "the text alone is not sure of it",
        ),
        (
            "reportlab-r4-rotated 2 目標 2022",
            EDITIONS,
            ("pdfplumber      '90％以上'", "PDFium          was unsure of this page: turned"),
            "read once, and it says why",
        ),
    ],
)
def test_the_text_is_shown_as_each_reader_gave_it(
    tmp_path: Path,
    at: str,
    raw: Path,
    steps: tuple[str, ...],
    why: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert explain(at, raw, tmp_path) == 0
    said = capsys.readouterr().out
    assert [step for step in steps if step not in said] == [], why
