"""The decks of the benchmark, drawn when they are first needed, and the real content beside the project."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from environments import FOLDER, FONT, MAKERS, OWN_PYTHON, ROOT, MissingError, python_with

SCRIPTS = Path(__file__).parent / "decks"
REAL = ROOT.parent / "shared" / "real-kpi"


@dataclass(frozen=True)
class Deck:
    """A PDF alone in its folder, its pages, and the truth about it: its cells too where `has_cells`."""

    name: str
    pdf: Path
    pages: int
    truth: Path
    has_cells: bool = True


def deck(kind: str, pages: int) -> Deck:
    """The deck of that kind (slides, office, impress), drawn anew where its makers changed.

    Raises MissingError where it cannot be drawn here.
    """
    python = python_with("decks", MAKERS, FONT)
    name = f"{kind}-{pages}"
    folder = FOLDER / "decks" / _edition()
    pdf, truth = folder / name / f"{name}.pdf", folder / f"{name}.truth.json"
    if not truth.exists():
        print(f"drawing {name} …", file=sys.stderr)
        pdf.parent.mkdir(parents=True, exist_ok=True)
        command = [python, SCRIPTS / "make.py", kind, str(pages), pdf, truth]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise MissingError(ended.stderr.splitlines()[-1])
    return Deck(name, pdf, pages, truth)


def _edition() -> str:
    sources = b"".join(path.read_bytes() for path in sorted(SCRIPTS.glob("*.py")))
    return hashlib.sha256(sources).hexdigest()[:12]


def real_decks() -> Iterator[Deck]:
    """Real indicators typeset three ways, with the truth of their figures.

    Raises MissingError where they are not beside the project.
    """
    found = sorted(REAL.glob("*.pdf"))
    if not found:
        raise MissingError("shared/real-kpi is not beside the project")
    for source in found:
        pdf = FOLDER / "real" / source.stem / source.name
        pdf.parent.mkdir(parents=True, exist_ok=True)
        pdf.write_bytes(source.read_bytes())
        yield Deck(pdf.stem, pdf, _pages(pdf), source.with_suffix(".json"), has_cells=False)


def _pages(pdf: Path) -> int:
    code = "import sys, pypdfium2; print(len(pypdfium2.PdfDocument(sys.argv[1])))"
    command = [OWN_PYTHON, "-c", code, pdf]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
