"""What pdfminer, the library under pdfplumber, draws a page on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTFigure, LTImage, LTItem, LTPage
from pdfminer.utils import apply_matrix_rect

from pipeline.extract.colours import rgb
from pipeline.extract.paths import Painted, Path, Point, Subpath, paint
from pipeline.model.page import Box, Character

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.utils import Matrix, PathSegment

Item = TypeVar("Item", bound=LTComponent)

INVISIBLE_MODES = frozenset({3, 7})
"""Text rendering modes that leave no ink: no fill, no stroke (ISO 32000-1, table 106)."""


class Canvas(PDFPageAggregator):
    """One page: paths are kept whole, and text no one can see is counted and left out.

    All places are given from the top left corner of what a person sees of the page: turned as
    the page says, and cropped.
    """

    def __init__(self, manager: "PDFResourceManager", number: int) -> None:
        super().__init__(manager, pageno=number)
        self.painted = Painted([], [], [])
        self.invisible = 0
        self.seen = Box(0, 0, 0, 0)

    @property
    def width(self) -> float:
        """The width a person sees, in points."""
        return self.seen.x1 - self.seen.x0

    @property
    def height(self) -> float:
        """The height a person sees, in points."""
        return self.seen.bottom - self.seen.top

    def begin_page(self, page: "PDFPage", ctm: "Matrix") -> None:
        """Note which part of the page is seen (here with heights from the foot of the page)."""
        super().begin_page(page, ctm)
        media = apply_matrix_rect(ctm, page.mediabox)
        crop = apply_matrix_rect(ctm, page.cropbox)
        self.seen = Box(
            max(media[0], crop[0]),
            max(media[1], crop[1]),
            min(media[2], crop[2]),
            min(media[3], crop[3]),
        )

    def render_string(
        self,
        textstate: "PDFTextState",
        seq: "PDFTextSeq",
        ncs: "PDFColorSpace",
        graphicstate: "PDFGraphicState",
    ) -> None:
        """Draw text; text in an invisible mode goes onto a sheet that is thrown away."""
        if textstate.render not in INVISIBLE_MODES:
            super().render_string(textstate, seq, ncs, graphicstate)
            return
        kept, self.cur_item = self.cur_item, LTPage(0, (0, 0, 1, 1))
        super().render_string(textstate, seq, ncs, graphicstate)
        self.invisible += len(self.cur_item)
        self.cur_item = kept

    def paint_path(
        self,
        gstate: "PDFGraphicState",
        stroke: bool,
        fill: bool,
        evenodd: bool,  # noqa: ARG002  pdfminer calls with it
        path: "Sequence[PathSegment]",
    ) -> None:
        """Keep the path's rules and filled boxes."""
        a, b, c, d, _, _ = self.ctm
        drawn = Path(
            tuple(self._subpaths(path)),
            stroke,
            fill,
            gstate.linewidth * abs(a * d - b * c) ** 0.5,
            rgb(gstate.scolor, gstate.scs.name),
            rgb(gstate.ncolor, gstate.ncs.name),
        )
        paint(drawn, self.painted)

    def characters(self) -> tuple[Character, ...]:
        """The characters on the part of the page a person sees; others count as invisible."""
        found = [self._character(item) for item in _items(self.get_result(), LTChar)]
        seen = tuple(one for one in found if self._is_seen(one.box))
        self.invisible += len(found) - len(seen)
        return seen

    def pictures(self) -> tuple[Box, ...]:
        """Where the pictures are."""
        return tuple(self._box(item) for item in _items(self.get_result(), LTImage))

    def _character(self, item: LTChar) -> Character:
        size = item.size if item.upright else item.width
        return Character(item.get_text() or "\ufffd", self._box(item), size, item.upright)

    def _box(self, item: LTComponent) -> Box:
        left, head = self.seen.x0, self.seen.bottom
        return Box(item.x0 - left, head - item.y1, item.x1 - left, head - item.y0)

    def _is_seen(self, box: Box) -> bool:
        """Whether the middle of the box is on the page."""
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return 0 <= x <= self.width and 0 <= y <= self.height

    def _subpaths(self, path: "Sequence[PathSegment]") -> Iterator[Subpath]:
        points: list[Point] = []
        straight: list[bool] = []
        for operator, *numbers in path:
            if operator == "m":
                if len(points) > 1:
                    yield Subpath(tuple(points), tuple(straight))
                points, straight = [self._placed(*numbers)], []
            elif points:
                points.append(points[0] if operator == "h" else self._placed(*numbers[-2:]))
                straight.append(operator in "lh")
        if len(points) > 1:
            yield Subpath(tuple(points), tuple(straight))

    def _placed(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.ctm
        return a * x + c * y + e - self.seen.x0, self.seen.bottom - (b * x + d * y + f)


def _items(container: Iterable[LTItem], kind: type[Item]) -> Iterator[Item]:
    """The items of one kind, those in drawings within the page too."""
    for item in container:
        if isinstance(item, kind):
            yield item
        elif isinstance(item, LTFigure):
            yield from _items(item, kind)
