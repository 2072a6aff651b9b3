"""What the objects of a page leave: what is painted, and how each text object is set."""

from dataclasses import dataclass, field
from functools import cached_property

from pipeline.extract.page.painting import Painted
from pipeline.extract.pdfium.calls import Matrix, Sides
from pipeline.model.page import Box, TextRun

Type = tuple[int, float, float, float, float]
"""How a text object is set: its number in drawing order, the x where it begins, the top and the bottom
of its letters, and its font size, 0 where the letters are not upright."""
Drawn = tuple[int, int, TextRun]
"""The text object that draws a text run, the number of the run's first letter, and the run."""


@dataclass
class PageState:
    """What is painted on a page, where its pictures are, and how its text is set, by object.

    `left` and `head` are where the page's top left corner lies in the PDF's own coordinates,
    `page` is its box from there. Text that is `unseen` is drawn without ink, `white` in white; what is
    `clipped` can be seen only within a box; for what is `replaced` the PDF gives another text
    than its glyphs have (ActualText). `pale` are areas that are white, or of a pattern: PDFium
    answers white for both.
    """

    left: float
    head: float
    page: Box
    painted: Painted = field(default_factory=lambda: Painted([], [], [], []))
    pale: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    types: dict[int, Type] = field(default_factory=dict)
    unseen: set[int] = field(default_factory=set)
    white: set[int] = field(default_factory=set)
    clipped: dict[int, Box] = field(default_factory=dict)
    replaced: set[int] = field(default_factory=set)
    fonts: set[int] = field(default_factory=set)

    @cached_property
    def special(self) -> set[int]:
        """Text objects that need a closer look before they are taken as seen and as they read.

        To be used when all objects are noted: it is computed once.
        """
        return self.unseen | self.white | self.replaced | self.clipped.keys()

    def box(self, sides: Sides, matrix: Matrix | None) -> Box:
        """The box on the page around sides that the matrix places."""
        x0, y0, x1, y1 = sides
        if matrix is not None:
            a, b, c, d, e, f = matrix
            corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
            xs, ys = zip(*corners, strict=True)
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        return Box(x0 - self.left, self.head - y1, x1 - self.left, self.head - y0)


def product(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The matrix that does first the inner, then the outer."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)  # fmt: skip
