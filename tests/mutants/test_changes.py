"""Which changes are made to a module, and that each gives a module that compiles."""

import ast
from pathlib import Path

import pytest

from tests.mutants.changes import changes
from tests.mutants.mutants import FOLDERS, HOUSE, in_order

PIPELINE = Path(__file__).parents[2] / "pipeline"
MODULES = sorted(PIPELINE.rglob("*.py"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("x = a < b", {"x = a <= b"}, id="a bound that counts or does not"),
        pytest.param("x = a == b", {"x = a != b"}, id="equal or not"),
        pytest.param("x = a in b", {"x = a not in b"}, id="among them or not"),
        pytest.param(
            "x = a and b", {"x = (a or b)", "x = (a)", "x = (b)"}, id="one condition left out"
        ),
        pytest.param("x = not a", {"x = (a)"}, id="not left out"),
        pytest.param("x = a + b", {"x = a - b"}, id="added or taken away"),
        pytest.param("x = a + 'b'", set(), id="texts are only ever added"),
        pytest.param("x = 3", {"x = 4", "x = 2"}, id="out by one"),
        pytest.param("x = 2.0", {"x = 4.0", "x = 1.0"}, id="a distance half or double"),
        pytest.param("x = True", {"x = False"}, id="a flag turned round"),
        pytest.param("x = min(a)", {"x = max(a)"}, id="the least or the most"),
        pytest.param("x = next(iter(a))", {"x = next(reversed(a))"}, id="the first or the last"),
        pytest.param("x = b if a else c", {"x = b if (not (a)) else c"}, id="turned round"),
        pytest.param("x = '年' + f'{1 < 2}'", set(), id="texts are left alone"),
        pytest.param("x: Literal[1]", set(), id="annotations do nothing"),
        pytest.param("# 年度\nx = 'Ａ', 1", {"# 年度\nx = 'Ａ', 2", "# 年度\nx = 'Ａ', 0"}, id="behind letters of several bytes"),
    ],
)  # fmt: skip
def test_changes_of_a_line(source: str, expected: set[str]) -> None:
    assert {change.applied(source) for change in changes(source)} == expected


def test_every_change_of_the_program_compiles_and_changes_it() -> None:
    sources = [path.read_text(encoding="utf-8") for path in MODULES[::20]]
    made = {source: list(changes(source)) for source in sources}
    assert sum(map(len, made.values())) > 100
    for source, found in made.items():
        unchanged = ast.dump(ast.parse(source))
        for change in found:
            assert ast.dump(ast.parse(change.applied(source))) != unchanged, change


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tests_of_the_changed_folder_come_first(folder: str) -> None:
    first, then = in_order(folder)
    assert first == (f"tests/{folder}", f"pipeline/{folder}")
    assert [place for place in (*first, *then) if not (HOUSE / place).exists()] == []
