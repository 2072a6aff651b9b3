"""What every test and doctest starts from, whatever the person at the machine has set or added."""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.raw_report import REPORT, copied

MAKEFILE = Path(__file__).with_name("Makefile")
OF_OUR_MAKE = set(
    " ".join(
        re.findall(r"^GIVEN = (.*)", MAKEFILE.read_text(encoding="utf-8"), re.MULTILINE)
    ).split()
)
"""Variables of our Makefile: RAW, QUIET, JSON …; make takes each from the environment too."""
CHANGES_WHAT_IS_PRINTED = re.compile(
    r"LANG|LANGUAGE|LC_.*"  # the language of messages
    r"|MAKELEVEL|MAKEFLAGS|MFLAGS"  # set by `make test`: a make that a test starts would obey them
    r"|COLUMNS|LINES|NO_COLOR|FORCE_COLOR|TTY_.*"  # rich and argparse lay out their text by these
    r"|POLARS_.*"  # how a table is printed
    r"|PYTHONIOENCODING"  # the programs that tests start write UTF-8
)
LANGUAGE = "C.UTF-8"
"""English, in UTF-8. Tests of the Japanese sentences set LC_ALL, which goes before LANG."""


def pin_environment() -> None:
    """Leave nothing in the environment that changes what the program or make prints."""
    for name in list(os.environ):
        if name in OF_OUR_MAKE or CHANGES_WHAT_IS_PRINTED.fullmatch(name):
            del os.environ[name]
    os.environ["LANG"] = LANGUAGE


collect_ignore = ["tests/pages/make_fonts.py"]
"""Typesets PDFs with fontTools, which no environment of the project has; it holds no test."""
OF_THE_EXTRA = [
    "raster",
    "rulings",
    "ink_lines",
    "paddle",
    "tesseract",
    "engines",
    "scanned_page",
    "reader",
]
if not all(map(find_spec, ("cv2", "onnxruntime", "rapidocr", "tesserocr"))):
    collect_ignore += [f"pipeline/extract/scan/{name}.py" for name in OF_THE_EXTRA]
"""Modules that import text recognition, which `make extract SCAN=1` installs and no other command."""
pin_environment()  # with this file, before any test is collected: the processes of xdist load it too


@pytest.fixture(scope="session")
def r6(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `raw` that holds the report of R6 and its passport alone; tests only read it."""
    return copied([REPORT.stem], tmp_path_factory.mktemp("checkout") / "raw")


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_report(request: pytest.FixtureRequest) -> None:
    """Run each doctest beside a folder `raw` with the report: they name it as a reader would."""
    if isinstance(request.node, pytest.DoctestItem):
        folder: Path = request.getfixturevalue("r6")
        request.getfixturevalue("monkeypatch").chdir(folder.parent)
