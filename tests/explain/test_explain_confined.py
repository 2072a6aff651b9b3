"""`explain` never looks into a PDF itself: a process of its own does, and is told of where it fails."""

import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pipeline.commands.explain import explain
from tests.raw_report import REPORT
from tests.torture.hostile_pdf import pdf, stream, without_end

HOUSE = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from pipeline.commands.explain import explain
status = explain("fukushima-dx-r6 8 98.441", Path(sys.argv[1]), Path(sys.argv[2]))
readers = {"pdfplumber", "pdfminer", "pypdfium2", "pypdfium2_raw", "pipeline.extract.pdfium.library"}
print(status, sorted(readers & set(sys.modules)))
"""


def test_whoever_asks_loads_no_reader(r6: Path, tmp_path: Path) -> None:
    program = [sys.executable, "-c", PROGRAM, str(r6), str(tmp_path)]
    done = subprocess.run(program, cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "fukushima-dx-r6-8-3.png",
        "fukushima-dx-r6-p9-numbers.png",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ja_JP.UTF-8", "紙面"), ("C", "on the page")],
)
def test_it_speaks_the_language_of_whoever_asks(
    r6: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    explain("fukushima-dx-r6 8 98.441", r6, tmp_path)
    assert words in capsys.readouterr().out


def test_a_report_that_harms_its_reader_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spaces = without_end(b"", megabytes=1024)
    harmful = pdf({4: stream(zlib.compress(spaces), b"/Filter [/FlateDecode /FlateDecode]")})
    (tmp_path / "a.pdf").write_bytes(harmful)
    assert explain("a p.1 1,1", tmp_path, tmp_path / "pictures") == 2
    said = capsys.readouterr().err
    assert "cannot be explained" in said
    assert "memory" in said


def test_a_picture_stays_in_its_folder(tmp_path: Path) -> None:
    raw, pictures = tmp_path / "raw", tmp_path / "pictures"
    raw.mkdir()
    shutil.copy(REPORT, raw / "a.pdf")
    (raw / "a.toml").write_text('id = "../a"', encoding="utf-8")
    assert explain("../a 98.441", raw, pictures) == 0
    assert sorted(path.name for path in pictures.iterdir()) == [
        "..-a-8-3.png",
        "..-a-p9-numbers.png",
    ]
