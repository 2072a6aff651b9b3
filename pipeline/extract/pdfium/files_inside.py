"""The files inside a PDF, as PDFium names them: those of the document, and those pinned to a page."""

import ctypes
from collections.abc import Iterator

from pipeline.extract.pdfium import library as pdfium

FILE_ATTACHMENT = 17
"""FPDF_ANNOT_FILEATTACHMENT of fpdf_annot.h."""
NO_NAME = "?"
"""A file that is there but has no name."""


def files_of_document(document: int) -> Iterator[str]:
    """The names of the files that the name tree EmbeddedFiles lists (ISO 32000-1, 7.11.4)."""
    for index in range(pdfium.count_attachments(document)):
        file = pdfium.attachment_at(document, index)
        if file:
            yield _name(file)


def files_of_page(page: int) -> Iterator[str]:
    """The names of the files pinned to a page (FileAttachment annotations, 12.5.6.15)."""
    for index in range(pdfium.count_annotations(page)):
        annotation = pdfium.open_annotation(page, index)
        if not annotation:
            continue
        try:
            if pdfium.annotation_kind(annotation) == FILE_ATTACHMENT:
                file = pdfium.attachment_of(annotation)
                yield _name(file) if file else NO_NAME
        finally:
            pdfium.close_annotation(annotation)


def _name(file: int) -> str:
    """PDFium writes UTF-16 with a zero at the end, and says how many bytes that takes."""
    length = pdfium.attachment_name(file, None, 0)
    text = ctypes.create_string_buffer(length)
    pdfium.attachment_name(file, ctypes.addressof(text), length)
    return text.raw[: max(0, length - 2)].decode("utf-16-le", "replace").strip() or NO_NAME
