"""The seams of the house: who may import whom, which library has which door, who touches files."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
PIPELINE = HOUSE / "pipeline"
SHIHYO = HOUSE / "shihyo"
BEHIND_THE_PUBLIC_NAME = {"__main__", "api", "model", "run"}
"""What the package `shihyo` may import of the program: all that it exports is defined there."""

MAY_IMPORT = {
    "model": {"model"},
    "knowledge": {"knowledge"},
    "extract": {"extract", "model", "knowledge"},
    "normalize": {"normalize", "model", "knowledge"},
    "parse": {"parse", "normalize", "model", "knowledge"},
    "validate": {"validate", "normalize", "model", "knowledge"},
    "write": {"write", "model", "knowledge"},
    "publish": {"publish", "write", "model", "knowledge"},
}
STAGES = set(MAY_IMPORT)
AROUND = {"api", "cli", "commands", "explain", "run"}
"""The folders around the stages: they may import all of them."""
EVERYTHING = STAGES | AROUND | {"build", "messages", "__main__"}

MAY_IMPORT_INSIDE: dict[str, dict[str, set[str]]] = {
    "extract": {
        "errors": set(),
        "integrity": {"errors"},
        "glyph_shapes": set(),
        "page": set(),
        "picture": {"glyph_shapes", "page"},
        "tables": {"page"},
        "printed_page": {"page", "picture", "tables"},
        "pdfium": {"errors", "glyph_shapes", "page", "picture"},
        "scan": {"page", "picture", "printed_page", "tables"},
        "pdfplumber": {"errors", "page", "picture", "printed_page"},
    },
    "normalize": {
        "pattern": set(),
        "text": {"pattern"},
        "number": {"pattern", "text"},
        "written_year": {"number", "pattern", "text"},
        "year": {"number", "pattern", "text", "written_year"},
        "unit": {"number", "pattern", "text"},
    },
    "parse": {
        "table": set(),
        "headings": {"table"},
        "tables": {"headings", "table"},
        "records": {"headings", "table"},
        "unruled": {"headings", "records", "table"},
        "plain_text": {"headings", "records", "table", "tables"},
        "decisions": {"records", "table"},
        "second_reader": set(),
        "evidence": {"headings", "records", "table"},
    },
    "validate": {
        "observations": {"rounding"},
        "rounding": set(),
        "indicator": {"observations", "rounding"},
        "report": {"indicator", "observations", "rounding"},
        "second_reading": {"observations", "rounding"},
        "across": {"findings", "indicator", "observations", "report", "rounding"},
    },
    "publish": {
        "optional_libraries": set(),
        "wording": set(),
        "read_tables": set(),
        "catalogue": {"csv_table", "wording", "read_tables"},
        "web_page": {"catalogue", "csv_table", "optional_libraries", "wording", "read_tables"},
        "workbook": {"catalogue", "csv_table", "optional_libraries", "wording", "read_tables"},
    },
}
"""The second level: of its own stage, what each folder or module may import besides itself."""

DOORS = {
    "pdfplumber": {"extract"},
    "pdfminer": {"extract"},
    "pypdfium2": {"extract"},
    "pypdfium2_raw": {"extract"},
    "PIL": {"extract"},
    "numpy": {"extract"},
    "cv2": {"extract"},
    "onnxruntime": {"extract"},
    "rapidocr": {"extract"},
    "tesserocr": {"extract"},
    "jaconv": {"normalize"},
    "polars": {"write", "validate", "publish", "api", "run", "commands"},
    "xlsxwriter": {"publish"},
    "duckdb": {"publish"},
    "jinja2": {"publish"},
    "markupsafe": {"publish"},
    "rich": {"run"},
    "shihyo": set(),
}

TOUCH_FILES = {"extract", "write", "publish", "knowledge", *AROUND}
TOUCH = re.compile(r"open|(read|write|scan|sink)_(text|bytes|parquet|csv|json|ndjson|excel)")

LONGEST_MODULE = 250
MOST_FILES = 20
"""In one folder: a person takes in so many names at a glance."""
ONE_SUBJECT = {
    "evidence",
    "initiative",
    "kpi",
    "mention",
    "printed_number",
    "series",
    "reader",
    "__init__",
}
"""File names in two folders that mean one thing there: a record and how it is read, a reader twice."""


def violations(package: Path) -> list[str]:
    """Every broken seam below `package`, as file, line and sentence."""
    return [
        f"{path.relative_to(package.parent)}:{line}: {said}"
        for path in sorted(package.rglob("*.py"))
        for line, said in module_violations(path, package)
    ]


def module_violations(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    source = path.read_text(encoding="utf-8")
    room, *inner = path.relative_to(package).with_suffix("").parts
    length = len(source.splitlines())
    if length > LONGEST_MODULE:
        yield length, f"{length} lines, at most {LONGEST_MODULE} are allowed"
    for node in ast.walk(ast.parse(source)):
        for name in imported(node, path, package):
            yield from import_violations(node, room, name.split("."), package.name)
            yield from inner_violations(node, [room, *inner], name.split("."), package.name)
        if touches_files(node) and room not in TOUCH_FILES:
            yield line_of(node), f"{room} touches files"


def import_violations(
    node: ast.AST, room: str, name: list[str], package: str
) -> Iterator[tuple[int, str]]:
    if name[0] == package and len(name) > 1:
        allowed = MAY_IMPORT.get(room, EVERYTHING)
        if name[1] in EVERYTHING - allowed:
            yield line_of(node), f"{room} must not import {name[1]}"
    if room == "validate" and name[:3] == [package, "normalize", "quantity"]:
        yield line_of(node), "validate must not read figures (quantity)"
    if room not in DOORS.get(name[0], {room}):
        yield line_of(node), f"{room} must not import {name[0]}"


def inner_violations(
    node: ast.AST, place: list[str], name: list[str], package: str
) -> Iterator[tuple[int, str]]:
    """A broken seam inside one stage."""
    rooms = MAY_IMPORT_INSIDE.get(place[0], {})
    if len(place) < 2 or len(name) < 3 or name[:2] != [package, place[0]]:
        return
    allowed = rooms.get(place[1])
    if allowed is not None and name[2] not in {*allowed, place[1]}:
        yield line_of(node), f"{'/'.join(place[:2])} must not import {place[0]}/{name[2]}"


def circles(package: Path) -> list[set[str]]:
    """The modules that import each other in a circle, also late and for types alone."""
    modules = {module_name(path, package): path for path in package.rglob("*.py")}
    arrows = {name: imported_modules(path, package, modules) for name, path in modules.items()}
    circle = {name for name in arrows if name in reached(name, arrows)}
    return [circle] if circle else []


def module_name(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(path: Path, package: Path, modules: Mapping[str, Path]) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = (name for node in ast.walk(tree) for name in imported(node, path, package))
    homes = (name if name in modules else name.rpartition(".")[0] for name in names)
    return {home for home in homes if home in modules}


def reached(start: str, arrows: Mapping[str, set[str]]) -> set[str]:
    """Every module that the imports of one lead to."""
    found: set[str] = set()
    ahead = set(arrows[start])
    while ahead:
        found |= ahead
        ahead = {further for name in ahead for further in arrows[name]} - found
    return found


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


def test_the_public_name_only_exports() -> None:
    """It imports the program and nothing else that must be installed, and opens no file."""
    trees = [ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for path in SHIHYO.glob("*.py")]
    nodes = [node for tree in trees for node in tree]
    names = [name.split(".") for node in nodes for name in imported(node, SHIHYO / "a.py", SHIHYO)]
    foreign = {first for first, *_ in names} - {"importlib", "pipeline", "typing"}
    rooms = {second for first, second, *_ in names if first == "pipeline"}
    assert (foreign, rooms - BEHIND_THE_PUBLIC_NAME) == (set(), set())
    assert not [node for node in nodes if touches_files(node)]


def test_every_room_is_known() -> None:
    rooms = {path.name for path in PIPELINE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms == STAGES | AROUND


def test_every_inner_room_exists() -> None:
    named = {
        PIPELINE / stage / room for stage, rooms in MAY_IMPORT_INSIDE.items() for room in rooms
    }
    assert {
        path for path in named if not (path.is_dir() or path.with_suffix(".py").exists())
    } == set()


def test_no_module_imports_itself_in_a_circle() -> None:
    assert circles(PIPELINE) == []


def test_no_folder_is_too_full() -> None:
    files = Counter(path.parent for path in PIPELINE.rglob("*.py"))
    assert {str(folder): count for folder, count in files.items() if count > MOST_FILES} == {}


def test_no_file_name_means_two_things() -> None:
    names = Counter(path.stem for path in PIPELINE.rglob("*.py"))
    assert {name for name, count in names.items() if count > 1} - ONE_SUBJECT == set()


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
            "from pipeline.cli.arguments import parse",
            "pipeline/write/frame.py:1: write must not import cli",
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
            "from pipeline.validate.across.series import kpi_series",
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
            "api/report.py",
            "from shihyo import extract",
            "pipeline/api/report.py:1: api must not import shihyo",
            id="the program knows its public name",
        ),
        pytest.param(
            "extract/tables/finder.py",
            "from pipeline.extract.pdfium.reader import Document",
            "pipeline/extract/tables/finder.py:1: extract/tables must not import extract/pdfium",
            id="tables know one reader",
        ),
        pytest.param(
            "validate/check.py",
            "from pipeline.parse.headings.lexicon import read_heading",
            "pipeline/validate/check.py:1: validate must not import parse",
            id="validate parses",
        ),
        pytest.param(
            "validate/indicator/rate.py",
            "from pipeline.normalize.quantity.quantities import read_quantities",
            "pipeline/validate/indicator/rate.py:1: validate must not read figures (quantity)",
            id="validate reads a cell again",
        ),
        pytest.param(
            "parse/headings/lexicon.py",
            "from pipeline.parse.records import kpi",
            "pipeline/parse/headings/lexicon.py:1: parse/headings must not import parse/records",
            id="headings know records",
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
        "run/extract.py": "import rich\nfrom pipeline.build import build\nfrom pipeline import write",
        "build.py": "from pipeline.extract import pages\nfrom pipeline.validate import validate",
    }
    assert violations(house(tmp_path, modules)) == []


def test_a_circle_is_found(tmp_path: Path) -> None:
    modules = {
        "parse/__init__.py": "",
        "parse/first.py": "from pipeline.parse import second",
        "parse/second.py": "def late():\n    from pipeline.parse.first import name",
        "parse/third.py": "from pipeline.parse.first import name",
    }
    assert circles(house(tmp_path, modules)) == [{"pipeline.parse.first", "pipeline.parse.second"}]


def house(folder: Path, modules: dict[str, str]) -> Path:
    for name, source in modules.items():
        path = folder / "pipeline" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return folder / "pipeline"
