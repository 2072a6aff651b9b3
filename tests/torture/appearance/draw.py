"""Figures that are drawn, not written: outlines, pictures, lines, form fields."""

import ctypes
import zlib
from collections.abc import Iterator
from random import Random

import pypdfium2
from pypdfium2 import raw

from tests.torture.appearance.annotations import number_drawn, with_field
from tests.torture.appearance.change import Change, Make, one_part, parts, unchanged
from tests.torture.appearance.cover import with_picture
from tests.torture.appearance.edits import above, around_all, line, nothing, shown_otherwise
from tests.torture.appearance.figures import SIGNS, Figure, Scene
from tests.torture.appearance.glyphs import Glyph
from tests.torture.appearance.operators import Operator
from tests.torture.appearance.page_file import PageFile
from tests.torture.hostile_pdf import stream

FINE = 8
"""Dots for each point of the picture of a figure: 576 an inch, as good as a print."""
WIDER = 0.02
"""In em, how far a letter may reach beyond its width. What reaches further is of a typeface that
PDFium squeezes in place of a missing one."""
SEGMENTS = dict(
    zip(
        "0123456789",
        ("abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "gfabcd"),
        strict=True,
    )
)
"""Which of the seven lines of a digit as on a calculator each digit has, a at the top, clockwise, g in the middle."""
LINES = {
    "a": ((0.15, 0.7), (0.85, 0.7)),
    "b": ((0.85, 0.7), (0.85, 0.35)),
    "c": ((0.85, 0.35), (0.85, 0)),
    "d": ((0.15, 0), (0.85, 0)),
    "e": ((0.15, 0.35), (0.15, 0)),
    "f": ((0.15, 0.7), (0.15, 0.35)),
    "g": ((0.15, 0.35), (0.85, 0.35)),
    "point": ((0.35, 0.03), (0.55, 0.03)),
    "comma": ((0.45, 0.08), (0.35, -0.1)),
    "minus": ((0.15, 0.35), (0.85, 0.35)),
    "left": ((0.1, 0.05), (0.5, 0.7)),
    "right": ((0.5, 0.7), (0.9, 0.05)),
    "foot": ((0.1, 0.05), (0.9, 0.05)),
}
"""Of each line, its two ends: in widths of the glyph from its left, and in em above the base line."""


def _without(scene: Scene, shown: tuple[Glyph, ...]) -> PageFile:
    return shown_otherwise(scene.page, shown, scene.every, nothing)


def outlines(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """All or a part of the figure as the filled outlines of its letters."""
    part, shown = one_part(figure, chance)
    drawn = [_outline(scene, glyph) for glyph in shown]
    if not all(drawn):
        return None
    every = [one for of_glyph in drawn for one in of_glyph]
    page = above(_without(scene, shown), [*figure.shown[0].state.fill, *every])
    return Change(page, unchanged(figure), part)


def _outline(scene: Scene, glyph: Glyph) -> list[Operator]:
    """The path of a glyph as PDFium has it, in em; empty where it has none."""
    document = pypdfium2.PdfDocument(scene.page.file())
    text = document[0].get_textpage()
    left, low, right, high = glyph.box(0, 0.7)
    at = raw.FPDFText_GetCharIndexAtPos(text, (left + right) / 2, (low + high) / 2, 2, 2)
    if at < 0 or text.get_text_range(at, 1) != glyph.text:
        return []
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text, at))
    path = raw.FPDFFont_GetGlyphPath(font, ord(glyph.text), 1)
    drawn = list(_segments(path, glyph)) if path else []
    ends = [at for one in drawn for at in one.operands[::2]]
    is_narrow = bool(ends) and max(ends) <= glyph.box()[2] + WIDER * glyph.matrix[0]
    return [*drawn, Operator("f")] if is_narrow else []


def _segments(path: object, glyph: Glyph) -> Iterator[Operator]:
    a, _, _, d, e, f = glyph.matrix
    curve: list[float] = []
    for number in range(raw.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + e, d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            curve += point
            if len(curve) == 6:
                yield Operator("c", tuple(curve))
                curve = []
        else:
            yield Operator("m" if kind == raw.FPDF_SEGMENT_MOVETO else "l", point)


def small_picture(scene: Scene, figure: Figure, chance: Random) -> Change:
    """All or a part of the figure as a picture of itself."""
    part, shown = one_part(figure, chance)
    seen, place = scene.look(around_all(shown), FINE)
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
        b" /BitsPerComponent 8 /Filter /FlateDecode" % seen.size
    )
    picture = stream(zlib.compress(seen.tobytes()), entries)
    return Change(with_picture(_without(scene, shown), picture, place), unchanged(figure), part)


def path_lines(scene: Scene, figure: Figure, chance: Random) -> Change:
    """All or a part of the figure as lines, its digits as on a calculator."""
    part, shown = one_part(figure, chance)
    return _as_lines(scene, figure, part, shown)


def sign_as_lines(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """The sign as lines."""
    del chance
    signs = parts(figure).get("sign")
    return _as_lines(scene, figure, "sign", signs[0]) if signs else None


def point_as_lines(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """A point or comma as a line."""
    points = parts(figure).get("point")
    return _as_lines(scene, figure, "point", chance.choice(points)) if points else None


def _as_lines(scene: Scene, figure: Figure, part: str, shown: tuple[Glyph, ...]) -> Change:
    letters = [
        letter for glyph, letter in zip(figure.shown, figure.text, strict=True) if glyph in shown
    ]
    drawn = [
        one
        for glyph, letter in zip(shown, letters, strict=True)
        for stroke in _strokes(letter)
        for one in _stroke(glyph, *LINES[stroke])
    ]
    return Change(
        above(_without(scene, shown), [Operator("G", (0,)), *drawn]), unchanged(figure), part
    )


def _strokes(letter: str) -> tuple[str, ...]:
    if letter in SEGMENTS:
        return tuple(SEGMENTS[letter])
    if letter in SIGNS:
        return ("left", "right", "foot") if letter in "△▲" else ("minus",)
    return ("comma",) if letter == "," else ("point",)


def _stroke(glyph: Glyph, start: tuple[float, float], end: tuple[float, float]) -> list[Operator]:
    a, _, _, d, e, f = glyph.matrix
    ends = [(a * glyph.width * x + e, d * y + f) for x, y in (start, end)]
    return line(ends[0], ends[1], 0.08 * d)


def form_field(scene: Scene, figure: Figure, chance: Random) -> Change:
    """The figure as the value of a form field, in the place where it was written."""
    del chance
    place = around_all(figure.shown)
    drawn = number_drawn(place, figure.text)
    page = with_field(_without(scene, figure.shown), place, drawn, figure.text)
    return Change(page, unchanged(figure))


KINDS: dict[str, Make] = {
    "draw: outlines": outlines,
    "draw: picture": small_picture,
    "draw: lines": path_lines,
    "draw: sign as lines": sign_as_lines,
    "draw: point as a line": point_as_lines,
    "draw: form field": form_field,
}
