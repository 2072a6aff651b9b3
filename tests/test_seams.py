"""The seams of the house: who may import whom, which library has which door, who touches files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PIPELINE = Path(__file__).parents[1] / "pipeline"

MAY_IMPORT = {
    "model": {"model"},
    "knowledge": {"knowledge"},
    "extract": {"extract", "model", "knowledge"},
    "normalize": {"normalize", "model", "knowledge"},
    "parse": {"parse", "normalize", "model", "knowledge"},
    "validate": {"validate", "parse", "normalize", "model", "knowledge"},
    "write": {"write", "model", "knowledge"},
    "publish": {"publish", "write", "model", "knowledge"},
}
STAGES = set(MAY_IMPORT)
EVERYTHING = STAGES | {"commands", "build", "__main__"}

DOORS = {
    "pdfplumber": {"extract"},
    "pdfminer": {"extract"},
    "pypdfium2": {"extract"},
    "pypdfium2_raw": {"extract"},
    "PIL": {"extract"},
    "jaconv": {"normalize"},
    "polars": {"write", "validate", "publish", "commands"},
    "xlsxwriter": {"publish"},
    "duckdb": {"publish"},
    "jinja2": {"publish"},
    "markupsafe": {"publish"},
    "rich": {"commands"},
}

TOUCH_FILES = {"extract", "write", "publish", "knowledge", "commands"}
TOUCH = re.compile(r"open|(read|write|scan|sink)_(text|bytes|parquet|csv|json|ndjson|excel)")

LONGEST_MODULE = 250


def violations(package: Path) -> list[str]:
    """Every broken seam below `package`, as file, line and sentence."""
    return [
        f"{path.relative_to(package.parent)}:{line}: {said}"
        for path in sorted(package.rglob("*.py"))
        for line, said in module_violations(path, package)
    ]


def module_violations(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    source = path.read_text(encoding="utf-8")
    room = path.relative_to(package).with_suffix("").parts[0]
    length = len(source.splitlines())
    if length > LONGEST_MODULE:
        yield length, f"{length} lines, at most {LONGEST_MODULE} are allowed"
    for node in ast.walk(ast.parse(source)):
        for name in imported(node, path, package):
            yield from import_violations(node, room, name.split("."), package.name)
        if touches_files(node) and room not in TOUCH_FILES:
            yield line_of(node), f"{room} touches files"


def import_violations(
    node: ast.AST, room: str, name: list[str], package: str
) -> Iterator[tuple[int, str]]:
    if name[0] == package and len(name) > 1:
        allowed = MAY_IMPORT.get(room, EVERYTHING)
        if name[1] in EVERYTHING - allowed:
            yield line_of(node), f"{room} must not import {name[1]}"
    if room not in DOORS.get(name[0], {room}):
        yield line_of(node), f"{room} must not import {name[0]}"


def imported(node: ast.AST, path: Path, package: Path) -> list[str]:
    """The full dotted names an import statement brings in; none for anything else."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        above = path.relative_to(package.parent).parts[: -node.level] if node.level else ()
        source = [*above, *(node.module.split(".") if node.module else [])]
        return [".".join([*source, alias.name]) for alias in node.names]
    return []


def touches_files(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
    return bool(TOUCH.fullmatch(name))


def line_of(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def test_every_seam_holds() -> None:
    assert violations(PIPELINE) == []


def test_every_room_is_known() -> None:
    rooms = {path.name for path in PIPELINE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms == STAGES | {"commands"}


@pytest.mark.parametrize(
    ("module", "source", "said"),
    [
        pytest.param(
            "model/page.py",
            "from pipeline.extract import words",
            "pipeline/model/page.py:1: model must not import extract",
            id="the model imports a stage",
        ),
        pytest.param(
            "knowledge/__init__.py",
            "import pipeline.model.page",
            "pipeline/knowledge/__init__.py:1: knowledge must not import model",
            id="knowledge imports ours",
        ),
        pytest.param(
            "extract/words.py",
            "import re\nfrom pipeline.normalize.text import folded",
            "pipeline/extract/words.py:2: extract must not import normalize",
            id="extract knows normalize",
        ),
        pytest.param(
            "normalize/text.py",
            "from pipeline import extract",
            "pipeline/normalize/text.py:1: normalize must not import extract",
            id="normalize knows extract, by its package",
        ),
        pytest.param(
            "parse/kpi.py",
            "def parse():\n    from ..extract.words import lines",
            "pipeline/parse/kpi.py:2: parse must not import extract",
            id="parse knows extract, by dots and late",
        ),
        pytest.param(
            "parse/kpi.py",
            "from .. import validate",
            "pipeline/parse/kpi.py:1: parse must not import validate",
            id="parse knows validate, by dots alone",
        ),
        pytest.param(
            "validate/__init__.py",
            "from ..write import frame",
            "pipeline/validate/__init__.py:1: validate must not import write",
            id="validate knows write, from its package's own module",
        ),
        pytest.param(
            "write/frame.py",
            "from pipeline.extract import words",
            "pipeline/write/frame.py:1: write must not import extract",
            id="write knows extract",
        ),
        pytest.param(
            "write/frame.py",
            "from pipeline.commands.language import said",
            "pipeline/write/frame.py:1: write must not import commands",
            id="a stage knows a command",
        ),
        pytest.param(
            "parse/kpi.py",
            "from pipeline.build import build",
            "pipeline/parse/kpi.py:1: parse must not import build",
            id="a stage knows the whole",
        ),
        pytest.param(
            "parse/kpi.py",
            "from pdfplumber.page import Page",
            "pipeline/parse/kpi.py:1: parse must not import pdfplumber",
            id="PDF outside extract",
        ),
        pytest.param(
            "commands/explain.py",
            "import PIL.Image",
            "pipeline/commands/explain.py:1: commands must not import PIL",
            id="pictures outside extract",
        ),
        pytest.param(
            "parse/kpi.py",
            "import jaconv",
            "pipeline/parse/kpi.py:1: parse must not import jaconv",
            id="widths outside normalize",
        ),
        pytest.param(
            "build.py",
            "import polars as pl",
            "pipeline/build.py:1: build must not import polars",
            id="frames in the middle",
        ),
        pytest.param(
            "write/frame.py",
            "from rich.progress import Progress",
            "pipeline/write/frame.py:1: write must not import rich",
            id="a progress bar in a stage",
        ),
        pytest.param(
            "publish/workbook.py",
            "from pipeline.validate.series import kpi_series",
            "pipeline/publish/workbook.py:1: publish must not import validate",
            id="publish knows a stage before write",
        ),
        pytest.param(
            "write/frame.py",
            "from pipeline.publish import forms",
            "pipeline/write/frame.py:1: write must not import publish",
            id="write knows publish",
        ),
        pytest.param(
            "commands/publish.py",
            "def publish():\n    import xlsxwriter",
            "pipeline/commands/publish.py:2: commands must not import xlsxwriter",
            id="the workbook's library outside publish",
        ),
        pytest.param(
            "parse/kpi.py",
            "words = open('words.txt')",
            "pipeline/parse/kpi.py:1: parse touches files",
            id="parse opens a file",
        ),
        pytest.param(
            "validate/check.py",
            "from pathlib import Path\n\nlast = Path('last.json').read_text()",
            "pipeline/validate/check.py:3: validate touches files",
            id="validate reads a file",
        ),
        pytest.param(
            "validate/check.py",
            "last = polars.scan_parquet('kpi.parquet')",
            "pipeline/validate/check.py:1: validate touches files",
            id="validate reads a table",
        ),
        pytest.param(
            "build.py",
            "\n" * 250 + "pass",
            "pipeline/build.py:251: 251 lines, at most 250 are allowed",
            id="a module too long",
        ),
    ],
)
def test_a_broken_seam_is_shown(tmp_path: Path, module: str, source: str, said: str) -> None:
    assert violations(house(tmp_path, {module: source})) == [said]


def test_a_sound_house_is_silent(tmp_path: Path) -> None:
    modules = {
        "model/page.py": "from pipeline.model.figure import Mark",
        "extract/words.py": "import pdfplumber\nfrom pipeline.model.page import Page\nopen('a.pdf')",
        "parse/kpi.py": "from . import table\nfrom ..normalize.text import folded\nimport re",
        "write/frame.py": "import polars\nfrom pipeline.model import tables\npolars.read_parquet('a')",
        "commands/extract.py": "import rich\nfrom pipeline.build import build\nfrom pipeline import write",
        "build.py": "from pipeline.extract import pages\nfrom pipeline.validate import validate",
    }
    assert violations(house(tmp_path, modules)) == []


def house(folder: Path, modules: dict[str, str]) -> Path:
    for name, source in modules.items():
        path = folder / "pipeline" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder / "pipeline"
