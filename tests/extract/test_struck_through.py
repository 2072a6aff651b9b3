"""Which lines strike out a text, by the size of its letters."""

import pytest

from pipeline.extract.picture.struck_through import without_struck
from pipeline.model.page import Box, PageContent, Ruling, TextRun


@pytest.mark.parametrize(
    ("size", "width", "is_struck"),
    [
        pytest.param(10.0, 0.5, True, id="as office programs strike"),
        pytest.param(10.0, 2.4, True, id="as thick as the letters' strokes"),
        pytest.param(10.0, 3.0, False, id="a bar"),
        pytest.param(4.4, 1.2, True, id="a line as usual through small type"),
        pytest.param(4.4, 1.6, False, id="a bar behind small type"),
    ],
)
def test_how_thick_a_strike_is(size: float, width: float, *, is_struck: bool) -> None:
    run = TextRun("850", Box(10, 20, 10 + 1.5 * size, 20 + size), size)
    middle = 20 + size / 2
    line = Ruling(Box(run.box.x0, middle, run.box.x1, middle), width)
    content = PageContent(1, 100, 100, (run,), (line,), (), ())
    kept, struck = without_struck(content, (), ())
    assert (kept.text_runs, struck) == (((), (run,)) if is_struck else ((run,), ()))
