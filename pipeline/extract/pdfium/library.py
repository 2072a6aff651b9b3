"""The door to PDFium: the library that pypdfium2 installs, and the functions the reader calls.

The library is loaded directly: importing pypdfium2 costs more than reading a page. Handles and
pointers are plain numbers here; whoever opens something closes it. Not for threads.
Meanings and traps: fpdfview.h, fpdf_text.h and fpdf_edit.h of PDFium.
"""

import ctypes
import importlib.util
import operator
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEXT, PATH, PICTURE, SHADING, FORM = 1, 2, 3, 4, 5
"""Kinds of page objects."""
LINE, CURVE, MOVE = 0, 1, 2
"""Kinds of path segments; a curve has three."""
WRONG_PASSWORD = 4
"""What `last_error` says of an encrypted file."""

_POINTER, _WHOLE, _REAL = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


class _Number:
    """A whole number to be passed: ctypes itself makes a C int of it, faster than `c_int` does."""

    from_param = operator.index


def _library_file() -> Path:
    found = importlib.util.find_spec("pypdfium2_raw")
    folders = found.submodule_search_locations if found else None
    for folder in folders or ():
        for file in sorted(Path(folder).glob("*pdfium*")):
            if file.suffix in {".so", ".dylib", ".dll"}:
                return file
    raise ImportError("pypdfium2 is installed without the PDFium library it should bring")


_FILE = _library_file()
_PDFIUM = ctypes.CDLL(str(_FILE))


def version() -> str:
    """The version of pypdfium2, as the folder says that pip makes beside it.

    Only where there is none is Python's own register asked: to load it costs three pages.
    """
    installed = sorted(path.name for path in _FILE.parents[1].glob("pypdfium2-*.dist-info"))
    if installed:
        return installed[-1].removeprefix("pypdfium2-").removesuffix(".dist-info")
    from importlib.metadata import version as registered  # noqa: PLC0415 -- slow to load

    return registered("pypdfium2")


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes
    """A function that may take its time: other threads run meanwhile."""
    return ctypes.CFUNCTYPE(result, *arguments)((name, _PDFIUM))


def _quick_function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes
    """A function that says what PDFium knows already: to let others run would cost more."""
    return ctypes.PYFUNCTYPE(result, *arguments)((name, _PDFIUM))


class Row:
    """A row of numbers in memory for PDFium to write into, used again and again.

    Making a row for each call would cost more than the call.
    """

    def __init__(self, kind: Any) -> None:  # noqa: ANN401  ctypes
        self._kind = kind
        self._numbers = (kind * 64)()
        self.at = ctypes.addressof(self._numbers)

    def long(self, count: int) -> int:
        """The address of the row, with room for `count` numbers."""
        if count > len(self._numbers):
            self._numbers = (self._kind * (2 * count))()
            self.at = ctypes.addressof(self._numbers)
        return self.at

    def first(self, count: int) -> list[Any]:
        """The first `count` numbers, as PDFium left them."""
        numbers: list[Any] = self._numbers[:count]
        return numbers

    def groups(self, form: struct.Struct, count: int) -> list[Any]:
        """The first `count` groups of numbers, each of this form."""
        return list(form.iter_unpack(self.content(form.size * count)))

    def content(self, size: int) -> bytes:
        """The first `size` bytes."""
        return ctypes.string_at(self.at, size)


floats = Row(_REAL)
wholes = Row(ctypes.c_uint)
doubles = Row(ctypes.c_double)


_PDFIUM.FPDF_InitLibrary()

open_document = _function(
    "FPDF_LoadMemDocument64", _POINTER, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p
)
close_document = _function("FPDF_CloseDocument", None, _POINTER)
last_error = _function("FPDF_GetLastError", ctypes.c_ulong)
page_count = _function("FPDF_GetPageCount", _WHOLE, _POINTER)
information = _function(
    "FPDF_GetMetaText", ctypes.c_ulong, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong
)

open_page = _function("FPDF_LoadPage", _POINTER, _POINTER, _Number)
close_page = _function("FPDF_ClosePage", None, _POINTER)
rotation = _function("FPDFPage_GetRotation", _WHOLE, _POINTER)
page_width = _function("FPDF_GetPageWidthF", _REAL, _POINTER)
page_height = _function("FPDF_GetPageHeightF", _REAL, _POINTER)
create_bitmap = _function("FPDFBitmap_CreateEx", _POINTER, _WHOLE, _WHOLE, _WHOLE, _POINTER, _WHOLE)
fill_bitmap = _function("FPDFBitmap_FillRect", None, _POINTER, *[_WHOLE] * 4, ctypes.c_ulong)
draw_page = _function("FPDF_RenderPageBitmap", None, _POINTER, _POINTER, *[_WHOLE] * 6)
destroy_bitmap = _function("FPDFBitmap_Destroy", None, _POINTER)
bitmap_content = _quick_function("FPDFBitmap_GetBuffer", _POINTER, _POINTER)
bitmap_stride = _quick_function("FPDFBitmap_GetStride", _WHOLE, _POINTER)
bitmap_height = _quick_function("FPDFBitmap_GetHeight", _WHOLE, _POINTER)
page_box = _function("FPDF_GetPageBoundingBox", _WHOLE, _POINTER, _POINTER)

count_attachments = _quick_function("FPDFDoc_GetAttachmentCount", _WHOLE, _POINTER)
attachment_at = _quick_function("FPDFDoc_GetAttachment", _POINTER, _POINTER, _Number)
attachment_name = _quick_function(
    "FPDFAttachment_GetName", ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong
)
attachment_of = _quick_function("FPDFAnnot_GetFileAttachment", _POINTER, _POINTER)
count_annotations = _quick_function("FPDFPage_GetAnnotCount", _WHOLE, _POINTER)
open_annotation = _function("FPDFPage_GetAnnot", _POINTER, _POINTER, _Number)
close_annotation = _function("FPDFPage_CloseAnnot", None, _POINTER)
annotation_kind = _quick_function("FPDFAnnot_GetSubtype", _WHOLE, _POINTER)
annotation_flags = _quick_function("FPDFAnnot_GetFlags", _WHOLE, _POINTER)
set_annotation_flags = _quick_function("FPDFAnnot_SetFlags", _WHOLE, _POINTER, _WHOLE)
annotation_has = _quick_function("FPDFAnnot_HasKey", _WHOLE, _POINTER, ctypes.c_char_p)
annotation_box = _quick_function("FPDFAnnot_GetRect", _WHOLE, _POINTER, _POINTER)
annotation_look = _function(
    "FPDFAnnot_GetAP", ctypes.c_ulong, _POINTER, _WHOLE, _POINTER, ctypes.c_ulong
)
annotation_text = _function(
    "FPDFAnnot_GetStringValue", ctypes.c_ulong, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong
)
set_annotation_text = _function(
    "FPDFAnnot_SetStringValue", _WHOLE, _POINTER, ctypes.c_char_p, ctypes.c_char_p
)
count_quads = _quick_function("FPDFAnnot_CountAttachmentPoints", ctypes.c_size_t, _POINTER)
quad_of = _quick_function(
    "FPDFAnnot_GetAttachmentPoints", _WHOLE, _POINTER, ctypes.c_size_t, _POINTER
)
flatten = _function("FPDFPage_Flatten", _WHOLE, _POINTER, _WHOLE)
remove_object = _function("FPDFPage_RemoveObject", _WHOLE, _POINTER, _POINTER)
destroy_object = _function("FPDFPageObj_Destroy", None, _POINTER)

open_text = _function("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _function("FPDFText_ClosePage", None, _POINTER)
count_characters = _quick_function("FPDFText_CountChars", _WHOLE, _POINTER)
text_between = _function("FPDFText_GetText", _WHOLE, _POINTER, _Number, _Number, _POINTER)
code_point = _quick_function("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _Number)
character_box = _quick_function("FPDFText_GetLooseCharBox", _WHOLE, _POINTER, _Number, _POINTER)
glyph_box = _quick_function("FPDFText_GetCharBox", _WHOLE, _POINTER, _Number, *[_POINTER] * 4)
matrix_of_character = _quick_function("FPDFText_GetMatrix", _WHOLE, _POINTER, _Number, _POINTER)
text_object = _quick_function("FPDFText_GetTextObject", _POINTER, _POINTER, _Number)
is_generated = _quick_function("FPDFText_IsGenerated", _WHOLE, _POINTER, _Number)
is_unmapped = _quick_function("FPDFText_HasUnicodeMapError", _WHOLE, _POINTER, _Number)

count_objects = _quick_function("FPDFPage_CountObjects", _WHOLE, _POINTER)
page_object = _quick_function("FPDFPage_GetObject", _POINTER, _POINTER, _Number)
count_form_objects = _quick_function("FPDFFormObj_CountObjects", _WHOLE, _POINTER)
form_object = _quick_function("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
kind_of = _quick_function("FPDFPageObj_GetType", _WHOLE, _POINTER)
matrix_of = _quick_function("FPDFPageObj_GetMatrix", _WHOLE, _POINTER, _POINTER)
bounds_of = _quick_function("FPDFPageObj_GetBounds", _WHOLE, *[_POINTER] * 5)
fill_colour = _quick_function("FPDFPageObj_GetFillColor", _WHOLE, *[_POINTER] * 5)
stroke_colour = _quick_function("FPDFPageObj_GetStrokeColor", _WHOLE, *[_POINTER] * 5)
stroke_width = _quick_function("FPDFPageObj_GetStrokeWidth", _WHOLE, _POINTER, _POINTER)

render_mode = _quick_function("FPDFTextObj_GetTextRenderMode", _WHOLE, _POINTER)
font_of = _quick_function("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_size = _quick_function("FPDFTextObj_GetFontSize", _WHOLE, _POINTER, _POINTER)

draw_mode = _quick_function("FPDFPath_GetDrawMode", _WHOLE, _POINTER, _POINTER, _POINTER)
count_segments = _quick_function("FPDFPath_CountSegments", _WHOLE, _POINTER)
segment_of = _quick_function("FPDFPath_GetPathSegment", _POINTER, _POINTER, _Number)
segment_point = _quick_function("FPDFPathSegment_GetPoint", _WHOLE, _POINTER, _POINTER, _POINTER)
segment_kind = _quick_function("FPDFPathSegment_GetType", _WHOLE, _POINTER)
closes = _quick_function("FPDFPathSegment_GetClose", _WHOLE, _POINTER)

clip_of = _quick_function("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
count_clips = _quick_function("FPDFClipPath_CountPaths", _WHOLE, _POINTER)
count_clip_segments = _quick_function("FPDFClipPath_CountPathSegments", _WHOLE, _POINTER, _Number)
clip_segment = _quick_function("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _Number, _Number)
ascent_of = _quick_function("FPDFFont_GetAscent", _WHOLE, _POINTER, _REAL, _POINTER)
descent_of = _quick_function("FPDFFont_GetDescent", _WHOLE, _POINTER, _REAL, _POINTER)
origin_of = _quick_function("FPDFText_GetCharOrigin", _WHOLE, _POINTER, _Number, _POINTER, _POINTER)
count_marks = _quick_function("FPDFPageObj_CountMarks", _WHOLE, _POINTER)
mark_of = _quick_function("FPDFPageObj_GetMark", _POINTER, _POINTER, ctypes.c_ulong)
mark_text = _quick_function(
    "FPDFPageObjMark_GetParamStringValue", _WHOLE, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong, _POINTER
)  # fmt: skip
picture_of_text = _function(
    "FPDFTextObj_GetRenderedBitmap", _POINTER, _POINTER, _POINTER, _POINTER, _REAL
)
font_name = _quick_function(
    "FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t
)
font_data = _quick_function(
    "FPDFFont_GetFontData", _WHOLE, _POINTER, _POINTER, ctypes.c_size_t, _POINTER
)
is_embedded = _quick_function("FPDFFont_GetIsEmbedded", _WHOLE, _POINTER)

open_structure = _function("FPDF_StructTree_GetForPage", _POINTER, _POINTER)
close_structure = _function("FPDF_StructTree_Close", None, _POINTER)
count_structure = _quick_function("FPDF_StructTree_CountChildren", _WHOLE, _POINTER)
structure_child = _quick_function("FPDF_StructTree_GetChildAtIndex", _POINTER, _POINTER, _WHOLE)
element_kind = _quick_function(
    "FPDF_StructElement_GetType", ctypes.c_ulong, _POINTER, _POINTER, ctypes.c_ulong
)
count_element = _quick_function("FPDF_StructElement_CountChildren", _WHOLE, _POINTER)
element_child = _quick_function("FPDF_StructElement_GetChildAtIndex", _POINTER, _POINTER, _WHOLE)
element_content = _quick_function(
    "FPDF_StructElement_GetChildMarkedContentID", _WHOLE, _POINTER, _WHOLE
)
count_attributes = _quick_function("FPDF_StructElement_GetAttributeCount", _WHOLE, _POINTER)
attribute_at = _quick_function("FPDF_StructElement_GetAttributeAtIndex", _POINTER, _POINTER, _WHOLE)
attribute_value = _quick_function(
    "FPDF_StructElement_Attr_GetValue", _POINTER, _POINTER, ctypes.c_char_p
)
attribute_number = _quick_function(
    "FPDF_StructElement_Attr_GetNumberValue", _WHOLE, _POINTER, _POINTER
)
content_of = _quick_function("FPDFPageObj_GetMarkedContentID", _WHOLE, _POINTER)
