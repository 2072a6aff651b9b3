"""Where each glyph of a page is: the text operators followed, with the widths pdfminer knows."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from pdfminer.cmapdb import CMap, IdentityCMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import Matrix, apply_matrix_pt, mult_matrix

from tests.torture.appearance.operators import Operator
from tests.torture.appearance.page_file import PageFile

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
FILLS = {"g", "rg", "k", "cs", "sc", "scn"}
PARAMETERS = {
    "Tr": "mode",
    "Tc": "spacing",
    "Tw": "word_spacing",
    "Tz": "stretch",
    "TL": "leading",
    "Ts": "rise",
}
SHOWS = {"Tj", "TJ", "'", '"'}
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class State:
    """The state of the graphics where a glyph is shown."""

    ctm: Matrix = UNMOVED
    font: str = ""
    size: float = 1
    spacing: float = 0
    word_spacing: float = 0
    stretch: float = 100
    leading: float = 0
    rise: float = 0
    mode: int = 0
    fill: tuple[Operator, ...] = (Operator("g", (0,)),)
    line: Matrix = UNMOVED
    at: Matrix = UNMOVED


class Glyph(NamedTuple):
    """One glyph: the operator that shows it, which item of it, and how. `advance` is in text space.

    `matrix` takes a square of one em to the page.
    """

    operator: int
    item: int
    code: bytes
    text: str
    advance: float
    state: State
    matrix: Matrix
    width: float

    def box(self, below: float = -0.2, above: float = 0.95) -> Box:
        """The box on the page from one height to another, both in em above the base line."""
        one = apply_matrix_pt(self.matrix, (0, below))
        other = apply_matrix_pt(self.matrix, (self.width, above))
        (left, right), (low, high) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return left, low, right, high

    def is_upright(self) -> bool:
        """Whether it stands on its feet, and has a width."""
        a, b, c, d, *_ = self.matrix
        return a > 0 and d > 0 and abs(b) + abs(c) < 0.001 * a and self.width > 0


def items(shown: Operator) -> list[Any]:
    """The strings and gaps that an operator shows."""
    last = shown.operands[-1]
    return list(last) if shown.name == "TJ" else [last]


def fonts(page: PageFile) -> dict[str, PDFFont]:
    """The fonts of a page by their names, where pdfminer can give the codes of a text."""
    document = PDFDocument(PDFParser(io.BytesIO(page.file())))
    named = resolve1(next(PDFPage.create_pages(document)).resources.get("Font")) or {}
    manager = PDFResourceManager()
    found = {
        key: manager.get_font(said.objid if isinstance(said, PDFObjRef) else None, resolve1(said))
        for key, said in named.items()
    }
    return {key: font for key, font in found.items() if not font.is_vertical()}


def codes(font: PDFFont, text: bytes) -> Iterator[tuple[bytes, int]]:
    """Each code of a string, with its number in the font."""
    if not isinstance(font, PDFCIDFont):
        yield from ((bytes([one]), one) for one in text)
    elif isinstance(font.cmap, CMap):
        begin, level = 0, font.cmap.code2cid
        for at, one in enumerate(text, 1):
            inner = level.get(one, font.cmap.code2cid)
            level = inner if isinstance(inner, dict) else font.cmap.code2cid
            if isinstance(inner, int):
                yield text[begin:at], inner
                begin = at
    else:
        length = 2 if type(font.cmap) is IdentityCMap else 1
        for at in range(0, len(text) - length + 1, length):
            code = text[at : at + length]
            yield code, int.from_bytes(code)


def glyphs(page: PageFile, known: dict[str, PDFFont]) -> Iterator[Glyph]:
    """Each glyph that the page itself shows, in the order of drawing; none of its forms."""
    state, saved = State(), list[State]()
    for at, one in enumerate(page.content):
        if one.name == "q":
            saved.append(state)
        elif one.name == "Q":
            state = saved.pop() if saved else State()
        elif one.name in SHOWS:
            state = _before_showing(state, one)
            for shown in _shown(state, at, one, known):
                if isinstance(shown, Glyph):
                    yield shown
                else:
                    state = shown
        else:
            state = _after(state, one)


def _after(state: State, one: Operator) -> State:
    said = one.operands
    if one.name in FILLS:
        kept = state.fill[:1] if one.name in {"sc", "scn"} and state.fill[0].name == "cs" else ()
        return replace(state, fill=(*kept, one))
    if one.name in PARAMETERS:
        return replace(state, **{PARAMETERS[one.name]: said[0]})
    if one.name in {"Td", "TD"}:
        leading = -said[1] if one.name == "TD" else state.leading
        return _on_line(replace(state, leading=leading), (1, 0, 0, 1, said[0], said[1]))
    if one.name == "T*":
        return _on_line(state, (1, 0, 0, 1, 0, -state.leading))
    return replace(state, **_set(state, one))


def _set(state: State, one: Operator) -> dict[str, Any]:
    """What an operator sets in the state by itself."""
    match one.name, one.operands:
        case "cm", matrix:
            return {"ctm": mult_matrix(cast("Matrix", matrix), state.ctm)}
        case "BT", _:
            return {"at": UNMOVED, "line": UNMOVED}
        case "Tf", (font, size):
            return {"font": font.name, "size": size}
        case "Tm", matrix:
            return {"at": matrix, "line": matrix}
        case _:
            return {}


def _on_line(state: State, moved: Matrix) -> State:
    line = mult_matrix(moved, state.line)
    return replace(state, at=line, line=line)


def _before_showing(state: State, one: Operator) -> State:
    if one.name == '"':
        state = replace(state, word_spacing=one.operands[0], spacing=one.operands[1])
    return state if one.name in {"Tj", "TJ"} else _after(state, Operator("T*"))


def _shown(
    state: State, at: int, one: Operator, known: dict[str, PDFFont]
) -> Iterator[Glyph | State]:
    """The glyphs of one operator, and the state after them."""
    font, number = known.get(state.font), 0
    for item in items(one):
        if not isinstance(item, bytes):
            moved = -item / 1000 * state.size * state.stretch / 100
            state, number = _moved(state, moved), number + 1
            continue
        for code, cid in codes(font, item) if font else ():
            glyph = _glyph(state, (at, number), code, cid, font)
            yield glyph
            state, number = _moved(state, glyph.advance), number + 1
    yield state


def _moved(state: State, by: float) -> State:
    return replace(state, at=mult_matrix((1, 0, 0, 1, by, 0), state.at))


def _glyph(
    state: State, place: tuple[int, int], code: bytes, cid: int, font: PDFFont | None
) -> Glyph:
    if font is None:
        raise ValueError(state.font)
    width, stretch = font.char_width(cid), state.stretch / 100
    extra = state.spacing + (state.word_spacing if code == b" " else 0)
    em = (state.size * stretch, 0, 0, state.size, 0, state.rise)
    matrix = mult_matrix(em, mult_matrix(state.at, state.ctm))
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        text = ""
    return Glyph(*place, code, text, (width * state.size + extra) * stretch, state, matrix, width)
