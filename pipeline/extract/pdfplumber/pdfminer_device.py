"""The drawing operators of a page, as pdfminer (under pdfplumber) calls them → runs, paths, pictures."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTFigure, LTImage, LTItem, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.utils import apply_matrix_rect, mult_matrix

from pipeline.extract.page.geometry import holds, intersection
from pipeline.extract.page.hidden_letters import left_out
from pipeline.extract.page.painting import Painted, Path, Point, Subpath, draw
from pipeline.extract.page.visibility import INVISIBLE_MODES, SMALLEST, is_white, rgb
from pipeline.extract.pdfplumber.glyph_names import forget_unnamed_codes
from pipeline.model.page import Box, Fill, TextRun, box_around

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.utils import Matrix, PathSegment, Rect

Item = TypeVar("Item", bound=LTComponent)


class Canvas(PDFPageAggregator):
    """One page: paths are kept whole, and text no one can see is counted and left out.

    All positions are from the top left corner of what a person sees of the page: turned as the page
    says, and cropped. `clip` is the box that the current clipping path leaves.
    """

    def __init__(self, manager: "PDFResourceManager", number: int) -> None:
        super().__init__(manager, pageno=number)
        self.painted = Painted([], [], [], [])
        self.invisible = 0
        self.left = self.head = self.width = self.height = 0.0
        self.clip = Box(0, 0, 0, 0)
        self._outer_clips: list[Box] = []
        self._white: list[LTChar] = []
        self._hidden: set[int] = set()

    def begin_page(self, page: "PDFPage", ctm: "Matrix") -> None:
        """Note which part of the page is seen."""
        super().begin_page(page, ctm)
        seen = intersection(
            Box(*apply_matrix_rect(ctm, page.mediabox)), Box(*apply_matrix_rect(ctm, page.cropbox))
        )
        self.left, self.head = seen.x0, seen.bottom
        self.width, self.height = seen.x1 - seen.x0, seen.bottom - seen.top
        self.clip = Box(0, 0, self.width, self.height)

    def begin_figure(self, name: str, bbox: "Rect", matrix: "Matrix") -> None:
        """Enter a drawing within the page: its box clips it."""
        super().begin_figure(name, bbox, matrix)
        self._outer_clips.append(self.clip)
        x0, y0, x1, y1 = apply_matrix_rect(mult_matrix(matrix, self.ctm), bbox)
        placed = Box(x0 - self.left, self.head - y1, x1 - self.left, self.head - y0)
        self.clip = intersection(self.clip, placed)

    def end_figure(self, name: str) -> None:
        """Leave it."""
        super().end_figure(name)
        self.clip = self._outer_clips.pop()

    def narrow_clip(self, path: "Sequence[PathSegment]") -> None:
        """Clip to the bounds of the path."""
        points = [point for subpath in self._subpaths(path) for point in subpath.points]
        if points:
            self.clip = intersection(self.clip, box_around(Box(x, y, x, y) for x, y in points))

    def shade(self) -> None:
        """Fill all that is not clipped away with a colour that changes."""
        self.painted.fills.append(Fill(self.clip, None))
        self.painted.inked.append(self.clip)

    def render_string(
        self,
        textstate: "PDFTextState",
        seq: "PDFTextSeq",
        ncs: "PDFColorSpace",
        graphicstate: "PDFGraphicState",
    ) -> None:
        """Draw text, and keep what is visible of it.

        pdfminer adds each glyph to `cur_item` and gives no say in it: for one call that is an empty
        page, whose glyphs are then kept or counted as invisible.
        """
        kept, self.cur_item = self.cur_item, LTPage(0, (0, 0, 1, 1))
        super().render_string(textstate, seq, ncs, graphicstate)
        drawn, self.cur_item = self.cur_item, kept
        is_white_ink = textstate.render == 0 and is_white(
            rgb(graphicstate.ncolor, graphicstate.ncs.name)
        )
        for item in _items(drawn, LTChar):
            if item.size < SMALLEST:
                self.invisible += 1
                continue
            kept.add(item)
            if textstate.render in INVISIBLE_MODES or not holds(self.clip, self._box(item)):
                self._hidden.add(id(item))
            elif is_white_ink:
                self._white.append(item)

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
        draw(self.painted, drawn, self.clip)

    def text_runs(self) -> tuple[TextRun, ...]:
        """The characters a person sees, in the order drawn; white ones only over some ink.

        Those that are hidden within a number that is seen are kept: it is not whole.
        """
        ink = [*self.painted.inked, *self.pictures()]
        hidden = self._hidden.union(
            id(item) for item in self._white if not any(holds(box, self._box(item)) for box in ink)
        )
        items = list(_items(self.get_result(), LTChar))
        runs = tuple(map(self._text_run, items))
        if not hidden:
            return runs
        gone = left_out([id(item) in hidden for item in items], runs)
        self.invisible += sum(gone)
        return tuple(run for run, is_gone in zip(runs, gone, strict=True) if not is_gone)

    def _text_run(self, item: LTChar) -> TextRun:
        is_upright = item.upright and item.matrix[0] > 0
        size = item.size if item.upright else item.width
        return TextRun(item.get_text() or "\ufffd", self._box(item), size, is_upright)

    def pictures(self) -> tuple[Box, ...]:
        """Where the pictures are."""
        whole = Box(0, 0, self.width, self.height)
        return tuple(
            intersection(whole, self._box(item)) for item in _items(self.get_result(), LTImage)
        )

    def _box(self, item: LTComponent) -> Box:
        return Box(
            item.x0 - self.left, self.head - item.y1, item.x1 - self.left, self.head - item.y0
        )

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
        return a * x + c * y + e - self.left, self.head - (b * x + d * y + f)


def _items(container: Iterable[LTItem], kind: type[Item]) -> Iterator[Item]:
    """The items of one kind, those in drawings within the page too."""
    for item in container:
        if isinstance(item, kind):
            yield item
        elif isinstance(item, LTFigure):
            yield from _items(item, kind)


class ClippingInterpreter(PDFPageInterpreter):
    """Passes the clipping path and shadings, whose operators pdfminer ignores, to its canvas.

    A clipping path takes effect after the path is painted (ISO 32000-1, 8.5.4); here at once, which
    takes from the path itself no more than the outer half of its stroke.
    """

    device: Canvas

    def __init__(self, manager: "PDFResourceManager", canvas: Canvas) -> None:
        super().__init__(manager, canvas)
        self.saved_clips: list[Box] = []

    def init_resources(self, resources: dict[object, object]) -> None:
        """Prepare the fonts; letters that pdfminer only guesses are taken out of them."""
        super().init_resources(resources)
        fonts = resolve1(resources.get("Font")) if resources else None
        for name, font in fonts.items() if isinstance(fonts, dict) else ():
            described = resolve1(font)
            if isinstance(described, dict):
                forget_unnamed_codes(self.fontmap[name], described)

    def do_q(self) -> None:
        """Save the clip with the rest of the state."""
        super().do_q()
        self.saved_clips.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802  named after the operator
        """Restore it."""
        super().do_Q()
        if self.saved_clips:
            self.device.clip = self.saved_clips.pop()

    def do_W(self) -> None:  # noqa: N802  named after the operator
        """Clip to the path drawn last."""
        self.device.narrow_clip(self.curpath)

    def do_W_a(self) -> None:  # noqa: N802  named after the operator
        """Clip to the path drawn last."""
        self.device.narrow_clip(self.curpath)

    def do_sh(self, name: object) -> None:  # noqa: ARG002  pdfminer calls with it
        """Shade all that is not clipped away."""
        self.device.shade()
