"""The objects PDFium lists on a page → what each kind leaves in the page's state."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, repeat

from pipeline.extract.page.geometry import intersection
from pipeline.extract.page.visibility import INVISIBLE_MODES, WHITE
from pipeline.extract.pdfium import calls as batch
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Matrix
from pipeline.extract.pdfium.page_state import PageState, product
from pipeline.extract.pdfium.path_objects import Placed, clip_box, read_paths
from pipeline.model.page import Box, Fill

ASCENT = 0.88
"""Of the font size: how far a letter's box reaches above its baseline; below it the other 0.12.

The em box of Japanese fonts (OpenType gives 880 and -120 of 1000 as the example for sTypoAscender).
The ascent that embedded fonts state differs from producer to producer and is often wrong."""
SLOPE = 0.01
"""Rise over run: a baseline that climbs more is turned text."""
PALEST = 255 * WHITE
"""WHITE in the steps 0 to 255 that PDFium gives colours in."""
FILLED = 0
"""The text rendering mode that only fills the letters (ISO 32000-1, table 106)."""


def read_texts(sheet: PageState, objects: Sequence[int], matrix: Matrix | None) -> None:
    """Note text objects in the order drawn."""
    matrices = batch.matrices(objects)
    if matrix is not None:
        matrices = [product(own, matrix) for own in matrices]
    left, head, types = sheet.left, sheet.head, sheet.types
    answers = zip(objects, matrices, batch.font_sizes(objects), strict=True)
    for order, (one, (a, b, _, d, x, y), font_size) in enumerate(answers, start=len(types)):
        size = d * font_size if a > 0 and abs(b) <= SLOPE * a else 0.0
        top = head - y - ASCENT * size
        types[one] = (order, x - left, top, top + size, size)
    _note_visibility(sheet, objects)
    sheet.replaced |= with_actual_text(objects)


def with_actual_text(objects: Collection[int]) -> set[int]:
    """The objects for which the PDF gives another text than their glyphs have.

    Letters drawn in a row share a marked-content sequence (ISO 32000-1, 14.9.4): each is asked once.
    """
    counts = list(map(pdfium.count_marks, objects))
    if max(counts, default=0) <= 0:
        return set()
    owners = list(chain.from_iterable(map(repeat, objects, counts)))
    marks = list(map(pdfium.mark_of, owners, chain.from_iterable(map(range, counts))))
    telling = set(filter(_has_actual_text, set(marks)))
    return {one for one, mark in zip(owners, marks, strict=True) if mark in telling}


def _note_visibility(sheet: PageState, objects: Sequence[int]) -> None:
    modes = list(map(pdfium.render_mode, objects))
    if not INVISIBLE_MODES.isdisjoint(modes):
        sheet.unseen.update(one for one, mode in zip(objects, modes, strict=True) if mode in INVISIBLE_MODES)  # fmt: skip
    inks = batch.inks(objects, pdfium.fill_colour)
    white = {ink for ink in set(inks) if min(ink) >= PALEST}
    if white:
        sheet.white.update(
            one
            for one, mode, ink in zip(objects, modes, inks, strict=True)
            if mode == FILLED and ink in white
        )


def _has_actual_text(mark: int) -> bool:
    # With no buffer PDFium only says whether the key is there, and writes the length nobody reads.
    return bool(pdfium.mark_text(mark, b"ActualText", None, 0, pdfium.wholes.at))


def all_have_height(fonts: Iterable[int]) -> bool:
    """Whether PDFium knows the height of the letters of each font.

    Of Type 3 fonts, whose glyphs are drawings, ascent and descent are equal: the boxes would be empty.
    """
    for font in fonts:
        pdfium.ascent_of(font, 1.0, pdfium.floats.at)
        pdfium.descent_of(font, 1.0, pdfium.floats.at + batch.BYTES)
        ascent, descent = pdfium.floats.first(2)
        if ascent == descent:
            return False
    return True


def read_objects(sheet: PageState, page: int) -> None:
    """Note everything drawn on the page, in the order drawn."""
    _note(sheet, batch.on_page(page), None, sheet.page)


def _note(sheet: PageState, objects: Sequence[int], matrix: Matrix | None, outer: Box) -> None:
    """Note objects; `matrix` places those of a form, `outer` is where they can be seen."""
    texts: list[int] = []
    paths: list[Placed] = []
    fonts = list(map(pdfium.font_of, objects))
    sheet.fonts.update(filter(None, fonts))
    clips = _clip_boxes(sheet, objects, matrix, outer)
    for one, font, clip in zip(objects, fonts, clips, strict=True):
        # Only text has a font, so for text, which a page has most of, no second call is needed.
        kind = pdfium.TEXT if font else pdfium.kind_of(one)
        if kind == pdfium.TEXT:
            texts.append(one)
            if clip is not sheet.page:
                sheet.clipped[one] = clip
        elif kind == pdfium.PATH:
            paths.append((one, clip))
        elif kind == pdfium.FORM:
            read_texts(sheet, texts, matrix)
            read_paths(sheet, paths, matrix)
            texts, paths = [], []
            (own,) = batch.matrices([one])
            _note(sheet, batch.in_form(one), product(own, matrix), clip)
        else:
            _note_picture(sheet, one, kind, matrix, clip)
    read_texts(sheet, texts, matrix)
    read_paths(sheet, paths, matrix)


def _clip_boxes(
    sheet: PageState, objects: Sequence[int], matrix: Matrix | None, outer: Box
) -> Iterable[Box]:
    """Where each of the objects can be seen."""
    counts = map(pdfium.count_clips, map(pdfium.clip_of, objects))
    return [
        intersection(outer, clip_box(sheet, one, count, matrix)) if count > 0 else outer
        for one, count in zip(objects, counts, strict=True)
    ]


def _note_picture(sheet: PageState, one: int, kind: int, matrix: Matrix | None, clip: Box) -> None:
    """Note a picture, or an area shaded with a colour that changes."""
    (sides,) = batch.bounds([one])
    box = sheet.box(sides, matrix)
    if kind == pdfium.PICTURE:
        sheet.pictures.append(intersection(sheet.page, box))
    elif kind == pdfium.SHADING:
        sheet.painted.fills.append(Fill(intersection(clip, box), None))
        sheet.painted.inked.append(intersection(clip, box))
