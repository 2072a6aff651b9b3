"""What PDFium lists on a page → noted on a sheet, kind by kind."""

from collections.abc import Sequence

from pipeline.extract import batch, pdfium
from pipeline.extract.batch import Matrix
from pipeline.extract.outlines import clip_box, note_paths
from pipeline.extract.places import common
from pipeline.extract.sheet import Sheet, product
from pipeline.extract.type_setting import note_texts
from pipeline.model.page import Box, Fill

PLAIN_KINDS = (pdfium.TEXT, pdfium.PATH)


def note_objects(sheet: Sheet, page: int) -> None:
    """Note everything drawn on the page, in the order drawn."""
    _note(sheet, batch.on_page(page), None, sheet.page)


def _note(sheet: Sheet, objects: Sequence[int], matrix: Matrix | None, outer: Box) -> None:
    """Note objects; `matrix` places those of a form, `outer` is where they can be seen."""
    kinds = list(map(pdfium.kind_of, objects))
    counts = list(map(pdfium.count_clips, map(pdfium.clip_of, objects)))
    clips = [
        common(outer, clip_box(sheet, one, count, matrix)) if count > 0 else outer
        for one, count in zip(objects, counts, strict=True)
    ]
    told = list(zip(objects, clips, kinds, strict=True))
    start = 0
    for place, (one, clip, kind) in enumerate(told):
        if kind == pdfium.FORM:
            _note_plain(sheet, told[start:place], matrix)
            (own,) = batch.matrices([one])
            _note(sheet, batch.in_form(one), product(own, matrix), clip)
            start = place + 1
        elif kind not in PLAIN_KINDS:
            _note_picture(sheet, one, kind, matrix, clip)
    _note_plain(sheet, told[start:], matrix)


def _note_plain(sheet: Sheet, told: Sequence[tuple[int, Box, int]], matrix: Matrix | None) -> None:
    """Note the text and the paths among the objects."""
    note_texts(sheet, [(one, clip) for one, clip, kind in told if kind == pdfium.TEXT], matrix)
    note_paths(sheet, [(one, clip) for one, clip, kind in told if kind == pdfium.PATH], matrix)


def _note_picture(sheet: Sheet, one: int, kind: int, matrix: Matrix | None, clip: Box) -> None:
    """Note a picture, or an area shaded with a colour that changes."""
    (sides,) = batch.bounds([one])
    box = sheet.box(sides, matrix)
    if kind == pdfium.PICTURE:
        sheet.pictures.append(common(sheet.page, box))
    elif kind == pdfium.SHADING:
        sheet.painted.fills.append(Fill(common(clip, box), None))
        sheet.painted.inked.append(common(clip, box))
