"""Part of a page in light grey, as PDFium draws it, and shapes over it in points of the page."""

import io
from collections import Counter
from collections.abc import Sequence
from functools import cache

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pipeline.model.page import Box

WIDE = 1200
"""Dots across a picture: a reader sees it about 900 wide, and more on a screen with fine dots."""
MARGIN = 20
"""Dots left free on every side."""
HEAD = 46
"""Dots above a panel, for its title."""
TEXT = 22
"""Dots: 16 where the picture is shown 900 wide."""
PALE = 0.5
"""How dark the ink of the page is left: the shapes over it must stand out."""
COLOURS = 96
"""Of a picture: enough for smooth letters over eight tints."""
ALIKE = 10
"""Steps of red, green and blue together: two colours of a picture differ by more."""
GREYS = 5
"""Of the page: enough for smooth letters, and small files."""
SMOOTH = 4
"""Times finer a round shape is drawn before it is made smaller: its rim is smooth then."""

Colour = tuple[int, int, int]
INK: Colour = (40, 40, 40)
GREY: Colour = (130, 130, 130)
RED: Colour = (200, 50, 20)
BLUE: Colour = (0, 100, 170)
GREEN: Colour = (0, 135, 95)
ORANGE: Colour = (205, 125, 0)
PURPLE: Colour = (140, 70, 160)
TEAL: Colour = (0, 140, 160)
SERIES: Sequence[Colour] = (BLUE, ORANGE, GREEN, PURPLE, RED, TEAL)
"""Colours for things told apart by nothing else; also for people who see few colours."""


@cache
def font(size: int = TEXT) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font that Pillow brings along: the same on every machine, for ASCII alone."""
    return ImageFont.load_default(size)


def page_image(content: bytes, number: int, scale: float, ink: float = PALE) -> Image.Image:
    """A page of a PDF, from 1, with so many dots a point, in few greys; black is as dark as `ink`."""
    document = pypdfium2.PdfDocument(content)
    try:
        drawn: Image.Image = document[number - 1].render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()
    step = 255 / (GREYS - 1)
    few = [step * round(one / step) for one in range(256)]
    return drawn.convert("L").point([round(255 - ink * (255 - one)) for one in few]).convert("RGB")


def text_width(text: str, size: int = TEXT) -> float:
    """How many dots a text is wide."""
    return font(size).getlength(text)


def plate(
    image: Image.Image,
    dots: tuple[float, float, float, float],
    colour: Colour,
    radius: float = 6,
) -> None:
    """Fill a rectangle with round corners, given in dots."""
    x0, y0, x1, y1 = map(round, dots)
    size = (x1 - x0 + 1, y1 - y0 + 1)
    mask = Image.new("L", (SMOOTH * size[0], SMOOTH * size[1]))
    whole = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(whole, radius=SMOOTH * radius, fill=255)
    mask = mask.resize(size, Image.Resampling.BOX)
    image.paste(Image.new("RGB", size, colour), (x0, y0), mask)


class Panel:
    """A part of a page with a title above it; what is drawn is given in points of the page."""

    def __init__(  # noqa: PLR0913 -- each has a name at the call
        self,
        content: bytes,
        number: int,
        part: Box,
        title: str,
        *,
        above: int = 0,
        below: int = 0,
        left: int = 0,
    ) -> None:
        """`above`, `below` and `left` are dots left free round the part of the page, for labels."""
        self.part = part
        self.scale = (WIDE - 2 * MARGIN - left) / (part.x1 - part.x0)
        self._x, self._y = MARGIN + left, HEAD + above
        page = page_image(content, number, self.scale)
        shown = page.crop(tuple(round(self.scale * edge) for edge in part))  # type: ignore[arg-type]
        self.image = Image.new("RGB", (WIDE, self._y + shown.height + below + MARGIN), "white")
        self.image.paste(shown, (self._x, self._y))
        self._draw = ImageDraw.Draw(self.image)
        self._draw.text((MARGIN, HEAD / 2), title, INK, font(TEXT + 2), anchor="lm")

    def x(self, points: float) -> float:
        """The dot at a place across the page."""
        return self._x + self.scale * (points - self.part.x0)

    def y(self, points: float) -> float:
        """The dot at a height of the page."""
        return self._y + self.scale * (points - self.part.top)

    def _dots(self, box: Box) -> tuple[int, int, int, int]:
        return (
            round(self.x(box.x0)),
            round(self.y(box.top)),
            round(self.x(box.x1)),
            round(self.y(box.bottom)),
        )

    def tint(self, box: Box, colour: Colour, strength: float = 0.25) -> None:
        """Colour a place; what is printed there shows through."""
        dots = self._dots(box)
        paint = tuple(round(255 - strength * (255 - one)) for one in colour)
        under = self.image.crop(dots)
        self.image.paste(ImageChops.multiply(under, Image.new("RGB", under.size, paint)), dots)

    def frame(self, box: Box, colour: Colour, width: int = 3) -> None:
        """Draw the four sides of a place."""
        self._draw.rectangle(self._dots(box), outline=colour, width=width)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Colour,
        width: int = 4,
    ) -> None:
        """Draw a line from one place of the page to another."""
        places = [(self.x(x), self.y(y)) for x, y in (start, end)]
        self._draw.line(places, fill=colour, width=width)

    def trace(self, places: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Draw a line through places of the page; what is printed there shows through."""
        layer = Image.new("RGB", self.image.size, "white")
        dots = [(self.x(x), self.y(y)) for x, y in places]
        ImageDraw.Draw(layer).line(dots, fill=colour, width=4)
        self.image.paste(ImageChops.multiply(self.image, layer))

    def dashes(self, start: tuple[float, float], end: tuple[float, float], colour: Colour) -> None:
        """Draw a dashed line straight across or down the page."""
        (x0, y0), (x1, y1) = ((self.x(x), self.y(y)) for x, y in (start, end))
        steps = max(1, round(max(x1 - x0, y1 - y0) / 14))
        for step in range(steps):
            from_, to = step / steps, (step + 0.55) / steps
            self._draw.line(
                [
                    (x0 + from_ * (x1 - x0), y0 + from_ * (y1 - y0)),
                    (x0 + to * (x1 - x0), y0 + to * (y1 - y0)),
                ],
                fill=colour,
                width=3,
            )

    def dot(self, place: tuple[float, float], colour: Colour, radius: int = 6) -> None:
        """Draw a round dot with a white rim."""
        x, y = self.x(place[0]), self.y(place[1])
        for reach, fill in ((radius + 2, (255, 255, 255)), (radius, colour)):
            plate(self.image, (x - reach, y - reach, x + reach, y + reach), fill, reach)

    def label(  # noqa: PLR0913 -- each has a name at the call
        self,
        text: str,
        place: tuple[float, float],
        colour: Colour,
        *,
        move: tuple[float, float] = (0, 0),
        anchor: str = "mm",
        size: int = TEXT,
    ) -> None:
        """Write white on a plate of the colour, at a place of the page moved by some dots."""
        x, y = self.x(place[0]) + move[0], self.y(place[1]) + move[1]
        x0, y0, x1, y1 = self._draw.multiline_textbbox(
            (x, y), text, font(size), anchor=anchor, align="center"
        )
        plate(self.image, (x0 - 7, y0 - 5, x1 + 7, y1 + 5), colour)
        self._draw.multiline_text((x, y), text, "white", font(size), anchor=anchor, align="center")


def under_one_another(panels: Sequence[Image.Image]) -> Image.Image:
    """The pictures as one, from top to bottom."""
    whole = Image.new("RGB", (WIDE, sum(one.height for one in panels)), "white")
    top = 0
    for one in panels:
        whole.paste(one, (0, top))
        top += one.height
    return whole


def png(picture: Image.Image) -> bytes:
    """The picture as PNG with few colours: the most frequent ones that differ clearly."""
    parts = picture.tobytes()
    dots = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    seen = [
        colour for colour, _ in sorted(Counter(dots).items(), key=lambda one: (-one[1], one[0]))
    ]
    chosen: list[Colour] = []
    for colour in seen:
        if len(chosen) < COLOURS and all(_apart(colour, one) > ALIKE for one in chosen):
            chosen.append(colour)
    number = {
        colour: min(range(len(chosen)), key=lambda at: _apart(colour, chosen[at]))
        for colour in seen
    }
    few = Image.frombytes("P", picture.size, bytes(number[one] for one in dots))
    few.putpalette([part for colour in chosen for part in colour])
    buffer = io.BytesIO()
    few.save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _apart(one: Colour, other: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
