"""The changes of `make torture`: each changes the picture or the text as it should, and no more."""

from functools import cache

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.torture.appearance.changes import KINDS, Made, made
from tests.torture.appearance.edits import around_all
from tests.torture.appearance.figures import DOTS, EDITIONS, page_files, picture, read, scene
from tests.torture.appearance.glyphs import Box

SMALL = ("writer-r7", "calc-r6-pairs", "reportlab-h30-kana")
REPORTS = tuple(EDITIONS / f"{name}.pdf" for name in SMALL)
CLEAR = 60
"""Of 255: a difference in brightness that a person sees at once."""
INK = 90
"""Of 255: what is darker is ink."""
FAINT = 40
"""Of 255: what the edges of letters may differ by where something else is drawn before them."""
FEWEST_DOTS = 4
"""That a change of a point or half a digit changes, of nine dots for each square point."""
LAID_OVER = {"cover: filled box", "cover: white picture", "cover: form", "cover: square annotation"}
"""What covers, and shows nothing of its own."""
OTHERWISE = {"draw: lines", "draw: sign as lines", "draw: point as a line", "draw: form field"}
"""What looks like the figure in another typeface."""


def _of(*groups: str) -> list[object]:
    return [
        pytest.param(number, id=kind)
        for number, kind in enumerate(KINDS)
        if kind.startswith(groups)
    ]


@cache
def _made(number: int) -> Made:
    return made(number, REPORTS)


@cache
def _looks(number: int) -> tuple[Image.Image, Image.Image]:
    one = _made(number)
    return _grey(one.scene.page.file()), _grey(one.change.page.file())


def _grey(report: bytes) -> Image.Image:
    return picture(report).convert("L")


def _dots(number: int, box: Box, more: float = 0) -> tuple[int, int, int, int]:
    """A box on the page as dots of its picture, wider by some points on each side."""
    left, upper, _ = _made(number).scene.size
    x0, low, x1, high = box
    return (
        round((x0 - left - more) * DOTS),
        round((upper - high - more) * DOTS),
        round((x1 - left + more) * DOTS),
        round((upper - low + more) * DOTS),
    )


def _of_figure(number: int, more: float = 0) -> tuple[int, int, int, int]:
    return _dots(number, around_all(_made(number).figure.shown), more)


def _changed(number: int) -> int:
    """How many dots of the figure are clearly others."""
    before, after = (look.crop(_of_figure(number)) for look in _looks(number))
    return sum(ImageChops.difference(before, after).histogram()[CLEAR:])


def _contrast(number: int) -> int:
    """The difference between the darkest and the lightest dot of the figure after the change."""
    tones = _looks(number)[1].crop(_of_figure(number)).tobytes()
    return max(tones) - min(tones)


def _text(report: bytes) -> str:
    return str(pypdfium2.PdfDocument(report)[0].get_textpage().get_text_range())


def _texts(number: int) -> tuple[str, str]:
    one = _made(number)
    return _text(one.scene.page.file()), _text(one.change.page.file())


@pytest.mark.parametrize("number", _of("hide", "cover", "strike"))
def test_what_is_hidden_covered_or_struck_looks_otherwise(number: int) -> None:
    assert _changed(number) >= FEWEST_DOTS


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.startswith("hide") or kind in LAID_OVER]
)
def test_nothing_is_seen_of_a_figure_that_is_hidden_or_covered(kind: str) -> None:
    begin = list(KINDS).index(kind)
    numbers = range(begin, 20 * len(KINDS), len(KINDS))
    number = next(number for number in numbers if _made(number).change.part == "all")
    assert _contrast(number) <= FAINT


@pytest.mark.parametrize("number", _of("hide", "cover", "unmap", "draw", "strike", "control"))
def test_all_else_looks_the_same(number: int) -> None:
    difference = ImageChops.difference(*_looks(number))
    difference.paste(0, _of_figure(number, more=1))
    assert max(difference.tobytes()) <= FAINT


@pytest.mark.parametrize("number", _of("unmap", "draw: outlines", "draw: picture", "control"))
def test_a_figure_that_is_unmapped_drawn_or_left_looks_the_same(number: int) -> None:
    before, after = (look.crop(_of_figure(number)) for look in _looks(number))
    assert not _lost(before, after)
    if _made(number).kind != "control: underline":
        assert not _lost(after, before)


def _lost(one: Image.Image, other: Image.Image) -> int:
    """How many dots of ink of one picture have no ink near them in the other."""
    near = other.filter(ImageFilter.MinFilter(3))
    return sum(
        dot < INK and there > INK + CLEAR
        for dot, there in zip(one.tobytes(), near.tobytes(), strict=True)
    )


@pytest.mark.parametrize("number", _of(*sorted(OTHERWISE)))
def test_a_figure_that_is_drawn_otherwise_is_seen(number: int) -> None:
    assert _contrast(number) > 2 * CLEAR


@pytest.mark.parametrize("number", _of("unmap", "draw"))
def test_the_text_of_a_figure_that_is_unmapped_or_drawn_is_another(number: int) -> None:
    before, after = _texts(number)
    assert before != after


@pytest.mark.parametrize("number", _of("hide", "cover", "strike"))
def test_the_text_of_a_figure_that_is_hidden_covered_or_struck_is_still_there(number: int) -> None:
    before, after = (sorted("".join(text.split())) for text in _texts(number))
    assert before == after


@pytest.mark.parametrize("number", _of("hide", "cover", "unmap", "draw", "strike", "control"))
def test_a_change_is_always_the_same_and_changes_the_file(number: int) -> None:
    changed = _made(number).change.page.file()
    assert changed == made(number, REPORTS).change.page.file()
    assert changed != _made(number).scene.page.file()


@pytest.mark.parametrize("name", SMALL)
def test_a_page_cut_out_has_the_figures_it_has_in_its_report(name: str) -> None:
    report = EDITIONS / f"{name}.pdf"
    whole = [
        (row.page, row.role, row.value, row.unit, row.printed)
        for row in read(report.read_bytes()).records.kpi_values
    ]
    for number in range(len(page_files(report))):
        found = scene(report, number)
        for figure in found.figures if found else ():
            row = figure.row
            assert (number + 1, row.role, row.value, row.unit, row.printed) in whole
