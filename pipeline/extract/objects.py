"""What PDFium lists on a page → noted on a sheet, kind by kind."""

from collections.abc import Iterable, Sequence

from pipeline.extract import batch, pdfium
from pipeline.extract.batch import Matrix
from pipeline.extract.outlines import Placed, clip_box, note_paths
from pipeline.extract.places import common
from pipeline.extract.sheet import Sheet, product
from pipeline.extract.type_setting import note_texts
from pipeline.model.page import Box, Fill


def note_objects(sheet: Sheet, page: int) -> None:
    """Note everything drawn on the page, in the order drawn."""
    _note(sheet, batch.on_page(page), None, sheet.page)


def _note(sheet: Sheet, objects: Sequence[int], matrix: Matrix | None, outer: Box) -> None:
    """Note objects; `matrix` places those of a form, `outer` is where they can be seen."""
    texts: list[int] = []
    paths: list[Placed] = []
    fonts = list(map(pdfium.font_of, objects))
    sheet.fonts.update(filter(None, fonts))
    clips = _clips(sheet, objects, matrix, outer)
    for one, font, clip in zip(objects, fonts, clips, strict=True):
        kind = pdfium.TEXT if font else pdfium.kind_of(one)
        if kind == pdfium.TEXT:
            texts.append(one)
            if clip is not sheet.page:
                sheet.clipped[one] = clip
        elif kind == pdfium.PATH:
            paths.append((one, clip))
        elif kind == pdfium.FORM:
            note_texts(sheet, texts, matrix)
            note_paths(sheet, paths, matrix)
            texts, paths = [], []
            (own,) = batch.matrices([one])
            _note(sheet, batch.in_form(one), product(own, matrix), clip)
        else:
            _note_picture(sheet, one, kind, matrix, clip)
    note_texts(sheet, texts, matrix)
    note_paths(sheet, paths, matrix)


def _clips(
    sheet: Sheet, objects: Sequence[int], matrix: Matrix | None, outer: Box
) -> Iterable[Box]:
    """Where each of the objects can be seen."""
    counts = map(pdfium.count_clips, map(pdfium.clip_of, objects))
    return [
        common(outer, clip_box(sheet, one, count, matrix)) if count > 0 else outer
        for one, count in zip(objects, counts, strict=True)
    ]


def _note_picture(sheet: Sheet, one: int, kind: int, matrix: Matrix | None, clip: Box) -> None:
    """Note a picture, or an area shaded with a colour that changes."""
    (sides,) = batch.bounds([one])
    box = sheet.box(sides, matrix)
    if kind == pdfium.PICTURE:
        sheet.pictures.append(common(sheet.page, box))
    elif kind == pdfium.SHADING:
        sheet.painted.fills.append(Fill(common(clip, box), None))
        sheet.painted.inked.append(common(clip, box))
