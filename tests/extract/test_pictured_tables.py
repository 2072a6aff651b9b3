"""Tables that are pictures or outlines are reported; photos, logos and blank pages are not."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.extract import Reader, extract
from tests.extract.reading import read
from tests.extract.typeset import HEIGHT, fill, pdf, rules, text, words_in
from tests.raw_report import REPORT

TESTS = Path(__file__).parents[1]
WIDE, HIGH = 400, 120
XS, YS = (50, 150, 250, 350), (20, 40, 60)
TABLE = [*rules(XS, YS), *words_in(XS, YS, [["指標名", "目標", "実績"], ["件数", "12件", "13件"]])]
Drawing = Callable[[ImageDraw.ImageDraw], None]


def picture(drawing: Drawing, top: int = 100, share: float = 1.0) -> str:
    """An inline image of 400 x 120 dots, with as many points, or a share of them."""
    image = Image.new("L", (WIDE, HIGH), 255)
    drawing(ImageDraw.Draw(image))
    return _inline(image, top, share * WIDE, share * HIGH)


def _inline(image: Image.Image, top: float, wide: float, high: float) -> str:
    across, down = image.size
    return (
        f"q {wide} 0 0 {high} 50 {HEIGHT - top - high} cm "
        f"BI /W {across} /H {down} /BPC 8 /CS /G /F /AHx ID {image.tobytes().hex()}> EI Q"
    )


def _words(draw: ImageDraw.ImageDraw, x: int, y: int, words: str) -> None:
    draw.text((x, y), words, fill=0, font=ImageFont.load_default(11))


def ruled_table(draw: ImageDraw.ImageDraw) -> None:
    for y in range(0, HIGH, 29):
        draw.line((0, y, WIDE - 1, y), fill=90)
        for x in range(0, WIDE, 133):
            _words(draw, x + 20, y + 8, "1,234 (50%)")
    for x in range(0, WIDE, 133):
        draw.line((x, 0, x, HIGH - 4), fill=90)


def table_without_rules(draw: ImageDraw.ImageDraw) -> None:
    for y in range(4, HIGH - 12, 22):
        for x in range(10, WIDE - 80, 133):
            _words(draw, x, y, "Target 1,234")


def shaded_table(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, WIDE, 28), fill=200)
    ruled_table(draw)


def photo(draw: ImageDraw.ImageDraw) -> None:
    noise = random.Random(7)  # noqa: S311 -- a picture, not a secret
    for y in range(HIGH):
        for x in range(WIDE):
            draw.point((x, y), fill=min(255, max(0, x // 3 + y + noise.randint(-20, 20))))
    draw.ellipse((100, 20, 180, 100), fill=30)
    draw.rectangle((220, 40, 300, 119), fill=220)


def logo(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((10, 20, 90, 100), fill=60)
    _words(draw, 120, 40, "Fukushima Prefecture")
    _words(draw, 120, 60, "Digital Transformation")


def bars_of_a_chart(draw: ImageDraw.ImageDraw) -> None:
    draw.line((20, 0, 20, HIGH - 10), fill=0)
    for x in range(20, WIDE, 60):
        draw.line((x, 0, x, HIGH - 10), fill=200)
    for number, y in enumerate(range(8, HIGH - 20, 24)):
        draw.rectangle((20, y, 120 + 50 * number, y + 14), fill=100)


def on_page(*drawing: str) -> list[str]:
    return [doubt.check for doubt in read([*TABLE, *drawing]).doubts]


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(ruled_table, id="rulings across and down, words between them"),
        pytest.param(shaded_table, id="a shaded heading row"),
        pytest.param(table_without_rules, id="lines of text in columns"),
    ],
)
def test_a_picture_of_a_table_is_reported(drawing: Drawing) -> None:
    assert on_page(picture(drawing)) == ["picture_of_table"]


def test_a_picture_cut_into_strips_is_one_picture() -> None:
    image = Image.new("L", (WIDE, HIGH), 255)
    ruled_table(ImageDraw.Draw(image))
    strips = [
        _inline(image.crop((0, y, WIDE, y + 20)), 100 + y, WIDE, 20) for y in range(0, HIGH, 20)
    ]
    assert on_page(*strips) == ["picture_of_table"]


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(photo, id="a photo"),
        pytest.param(logo, id="a logo with a name"),
        pytest.param(bars_of_a_chart, id="bars over grid lines"),
        pytest.param(lambda _: None, id="a white picture"),
    ],
)
def test_a_picture_without_a_table_is_not_reported(drawing: Drawing) -> None:
    assert on_page(picture(drawing)) == []


def test_a_picture_smaller_than_any_table_is_not_reported() -> None:
    assert on_page(picture(ruled_table, share=0.2)) == []


def ring(x: float, top: float, size: float) -> str:
    """The outline of an O, as curves: filled, with a hole."""
    y = HEIGHT - top - size / 2

    def circle(radius: float) -> str:
        k = 0.5523 * radius
        cx = x + size / 2
        return (
            f"{cx + radius} {y} m "
            f"{cx + radius} {y + k} {cx + k} {y + radius} {cx} {y + radius} c "
            f"{cx - k} {y + radius} {cx - radius} {y + k} {cx - radius} {y} c "
            f"{cx - radius} {y - k} {cx - k} {y - radius} {cx} {y - radius} c "
            f"{cx + k} {y - radius} {cx + radius} {y - k} {cx + radius} {y} c h"
        )

    return f"q 0 g {circle(size / 2)} {circle(size / 2 - 1.5)} f* Q"


def outlined(lines: int) -> list[str]:
    return [
        ring(60 + 10 * letter, 200 + 20 * line, 8) for line in range(lines) for letter in range(20)
    ]


def test_letters_drawn_as_outlines_are_reported() -> None:
    assert on_page(*outlined(4)) == ["picture_of_table"]


def test_one_line_of_outlines_is_a_title() -> None:
    assert on_page(*outlined(1)) == []


def test_a_page_without_ink_is_blank_and_gets_no_finding() -> None:
    assert read([text(50, 50, " ")]).doubts == ()
    assert read([fill(0, 0, 600, 400, grey=1)]).doubts == ()


def test_a_page_of_outlines_alone_is_not_blank() -> None:
    assert [doubt.check for doubt in read(outlined(1)).doubts] == ["no_text"]


def test_a_page_with_hidden_text_alone_is_not_blank() -> None:
    assert "no_text" in [doubt.check for doubt in read([text(50, 50, "件数", mode=3)]).doubts]


@pytest.mark.parametrize(
    "path", [REPORT, *sorted((TESTS / "editions").glob("*.pdf"))], ids=lambda path: path.stem
)
def test_no_picture_of_a_clean_report_is_taken_for_a_table(path: Path, reader: Reader) -> None:
    pages = extract(path.read_bytes(), reader=reader).pages
    assert "picture_of_table" not in {one.check for page in pages for one in page.doubts}


def test_a_file_of_pages_of_which_one_is_blank() -> None:
    pages = extract(pdf(TABLE, [text(50, 50, " ")], TABLE)).pages
    assert [page.doubts for page in pages] == [(), (), ()]
