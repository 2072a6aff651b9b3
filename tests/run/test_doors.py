"""Every way by which a PDF is opened: a new one stands here with where it runs, or the test fails.

That a child is confined whatever its work is, test_landlock.py and test_sandbox.py show.
"""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

PIPELINE = Path(__file__).parents[2] / "pipeline"

FORKS = {"run/process_pool.py"}
"""What makes a process that is a copy of this one."""
STARTS_PROGRAMS = {"commands/accept.py"}
"""What starts another program: the project's own tests."""
CHILDREN = {
    "explain/provenance.py",
    "run/page_pictures.py",
    "run/passport_reading.py",
    "run/results.py",
    "run/row_pictures.py",
    "run/run.py",
}
"""What hands work to processes of their own."""
OPENERS = {
    "api/one_report.py": "`confined=False`: a program's own process reads a file that it trusts",
    "build.py": "called by run/worker.py and explain/provenance.py, and by the API as above",
    "explain/provenance.py": "in the child",
    "run/page_pictures.py": "in the child",
    "run/row_pictures.py": "in the child",
    "run/run.py": "loads the reader of scanned pages, which is called in the child",
    "run/worker.py": "in the child",
}
"""What imports something that opens a PDF, and where that runs."""
NOT_OPENING = {"pipeline.extract.errors", "pipeline.extract.Unreadable", "pipeline.build.unread"}
"""What of the readers opens nothing."""


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PIPELINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PIPELINE).as_posix(), node


def _calling(*names: str) -> set[str]:
    return {
        path
        for path, node in _nodes()
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names
    }


def _importing(is_meant: Callable[[str], bool]) -> set[str]:
    found = set()
    for path, node in _nodes():
        module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        names = node.names if isinstance(node, ast.Import | ast.ImportFrom) else ()
        if any(is_meant(f"{module}{name.name}") for name in names):
            found.add(path)
    return found


def _opens_pdf(name: str) -> bool:
    is_reader = name.startswith(("pipeline.extract", "pipeline.build"))
    return is_reader and not name.startswith(tuple(NOT_OPENING))


def test_only_one_place_makes_processes() -> None:
    assert _calling("os.fork", "fork", "os.forkpty", "os.posix_spawn") == FORKS
    programs = _importing(lambda name: name.split(".")[0] in {"subprocess", "multiprocessing"})
    assert programs == STARTS_PROGRAMS


def test_every_door_is_listed() -> None:
    assert _calling("outcomes", "process_pool.outcomes") == CHILDREN
    outside = {path for path in _importing(_opens_pdf) if not path.startswith("extract/")}
    assert outside == set(OPENERS)


def test_what_a_child_of_many_needs_is_loaded_before_it() -> None:
    """Each would load it for itself: 0.1 s of computing for a file of a few bytes."""
    program = """
import sys
from importlib import import_module
from pipeline.build import build
from pipeline.model.edition import Source
from pipeline.run.run import LOADED_ONCE
from pipeline.run.worker import guarded
for module in LOADED_ONCE:
    import_module(module)
before = set(sys.modules)
guarded(Source("a", "a.pdf", None).holding(b"%PDF-1.7"), build)
print(sorted(set(sys.modules) - before))
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=PIPELINE.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
