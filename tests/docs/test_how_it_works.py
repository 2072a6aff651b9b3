"""The page that explains the steps: its modules and pictures are there, and the pictures are drawn."""

import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from pipeline.model.page import PageContent

HOUSE = Path(__file__).parents[2]
DRAWING = HOUSE / "docs" / "pictures"
DOCUMENTS = ["docs/how-it-works.md", "docs/仕組み.md"]
MODULE = re.compile(r"`([a-z_]+(?:/[a-z_]+)*(?:/|\.py|\.toml))`")
PICTURE = re.compile(r"!\[[^\]]*\]\((pictures/[^)]*)\)")
ANCHOR = re.compile(r"\]\(#([^)]+)\)")
FOLDERS = {"raw/", "pipeline/"}
"""Named, but not in pipeline/."""
MOST_BYTES = 60_000
MOST_PICTURES = 12
"""Those drawn, and the printed row that is corrected."""
MOST_CHANGED = 0.01
"""Of a picture's dots: letters may be smoothed otherwise by another version of the library."""


def text(name: str) -> str:
    return (HOUSE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_module_it_names_is_there(name: str) -> None:
    named = set(MODULE.findall(text(name))) - FOLDERS
    assert len(named) > 40
    assert [one for one in sorted(named) if not (HOUSE / "pipeline" / one).exists()] == []


def test_both_languages_name_the_same_modules_and_pictures() -> None:
    english, japanese = map(text, DOCUMENTS)
    assert MODULE.findall(english) == MODULE.findall(japanese)
    assert PICTURE.findall(english) == PICTURE.findall(japanese)


def test_every_picture_it_shows_is_there_and_small() -> None:
    shown = PICTURE.findall(text(DOCUMENTS[0]))
    sizes = {one: (HOUSE / "docs" / one).stat().st_size for one in shown}
    assert 0 < len(shown) <= MOST_PICTURES
    assert {one: size for one, size in sizes.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_step_of_its_table_leads_to_a_section(name: str) -> None:
    headings = re.findall(r"^## (.+)$", text(name), re.MULTILINE)
    sections = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}
    assert sorted(set(ANCHOR.findall(text(name))) - sections) == []


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    """The modules that draw, by name: scripts that import their neighbours."""
    names = [path.stem for path in DRAWING.glob("*.py")]
    before = {name: sys.modules.pop(name) for name in names if name in sys.modules}
    monkeypatch.syspath_prepend(str(DRAWING))
    yield {name: __import__(name) for name in names}
    for name in names:
        sys.modules.pop(name, None)
    sys.modules.update(before)


def test_every_picture_that_is_drawn_is_shown(drawing: dict[str, Any]) -> None:
    drawn = {f"pictures/{name}.png" for name in drawing["draw"].PICTURES}
    assert drawn - set(PICTURE.findall(text(DOCUMENTS[0]))) == set()


@pytest.mark.parametrize("name", ["grid", "headings"])
def test_a_picture_is_what_is_drawn_now(drawing: dict[str, Any], tmp_path: Path, name: str) -> None:
    """A change of a step that changes its picture asks for `make pictures`."""
    drawing["draw"].main([name], tmp_path)
    now, before = (
        Image.open(folder / f"{name}.png").convert("RGB") for folder in (tmp_path, DRAWING)
    )
    assert now.size == before.size
    changed = sum(a != b for a, b in zip(dots(now), dots(before), strict=True))
    assert changed <= MOST_CHANGED * now.width * now.height


def dots(picture: Image.Image) -> list[bytes]:
    parts = picture.tobytes()
    return [parts[at : at + 3] for at in range(0, len(parts), 3)]


def without_first_ruling(marks: PageContent) -> PageContent:
    return replace(marks, rulings=marks.rulings[1:])


def without_last_ruling(marks: PageContent) -> PageContent:
    return replace(marks, rulings=marks.rulings[:-1])


def without_first_figure(marks: PageContent) -> PageContent:
    at = next(at for at, one in enumerate(marks.text_runs) if "88,441" in one.text)
    return replace(marks, text_runs=marks.text_runs[:at] + marks.text_runs[at + 1 :])


@pytest.mark.parametrize(
    ("name", "page", "change", "rest"),
    [
        pytest.param("draw_networks", 9, without_first_ruling, (), id="an edge is missing"),
        pytest.param("draw_grid", 2, without_last_ruling, (), id="two cells become one"),
        pytest.param("draw_cells", 9, without_first_figure, (1,), id="a figure is missing"),
    ],
)
def test_a_picture_changes_with_what_it_shows(
    drawing: dict[str, Any],
    name: str,
    page: int,
    change: Callable[[PageContent], PageContent],
    rest: tuple[int, ...],
) -> None:
    report, draw = drawing["draw"].r6(), getattr(drawing["ruled"], name)
    marks = report.marks(page)
    one, other = (draw(report.content, seen, *rest) for seen in (marks, change(marks)))
    assert one.tobytes() != other.tobytes()


def test_the_picture_of_a_figure_is_of_that_figure(drawing: dict[str, Any]) -> None:
    report, draw = drawing["draw"].r6(), drawing["figure"].draw_figure
    assert draw(report, 8, 1).tobytes() != draw(report, 8, 2).tobytes()


def test_a_picture_has_few_colours(drawing: dict[str, Any]) -> None:
    shades = Image.new("RGB", (30, 30))
    shades.putdata([(8 * (at % 30), 8 * (at // 30), 0) for at in range(30 * 30)])
    found = Image.open(io.BytesIO(drawing["canvas"].png(shades)))
    colours = found.convert("RGB").getcolors()
    assert colours is not None
    assert len(colours) <= drawing["canvas"].COLOURS
