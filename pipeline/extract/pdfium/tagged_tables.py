"""A page → the tables that the structure of the PDF names, with the boxes of their cells' text.

A tagged PDF says which text belongs to which cell (ISO 32000-1, 14.7 and 14.8.4.3.4): Table, TR, TH and TD,
tied to text by marked content ids. Office programs, LibreOffice, Acrobat and Chromium write it.
"""

import ctypes
from collections.abc import Iterator

from pipeline.extract.pdfium import calls as batch
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.page_state import PageState
from pipeline.model.page import Box, TaggedCell, TaggedTable

DEEPEST = 40
"""Elements inside elements: a file may nest them without end. What is deeper is not looked at."""
MOST_SPANNED = 100
"""Rows or columns of one cell; a hostile file may say any number."""
LONGEST_KIND = 64
"""Bytes of the name of an element; those of tables are much shorter."""
CELLS = frozenset({"TD", "TH"})


def tagged_tables(page: int) -> tuple[TaggedTable, ...]:
    """The tables of the structure with text on the page, innermost ones only; mostly none."""
    structure = pdfium.open_structure(page)
    if not structure:
        return ()
    try:
        count = pdfium.count_structure(structure)
        tops = [pdfium.structure_child(structure, number) for number in range(max(count, 0))]
        tables = [table for top in tops if top for table in _tables(top, 0)]
        boxes = _boxes_by_content(page) if tables else {}
        found = (tuple(_cells(table, boxes)) for table in tables)
        return tuple(table for table in found if table)
    finally:
        pdfium.close_structure(structure)


def _kind(element: int) -> str:
    buffer = ctypes.create_string_buffer(LONGEST_KIND)
    size = pdfium.element_kind(element, ctypes.addressof(buffer), LONGEST_KIND)
    return buffer.raw[: max(min(size, LONGEST_KIND) - 2, 0)].decode("utf-16-le", "replace")


def _children(element: int) -> Iterator[int]:
    """The elements right below another; its text is none of them."""
    for number in range(max(pdfium.count_element(element), 0)):
        child = pdfium.element_child(element, number)
        if child:
            yield child


def _tables(element: int, depth: int) -> Iterator[int]:
    """The tables in an element that hold no other table."""
    inner = (
        [table for child in _children(element) for table in _tables(child, depth + 1)]
        if depth < DEEPEST
        else []
    )
    if inner:
        yield from inner
    elif _kind(element) == "Table":
        yield element


def _rows(element: int, depth: int) -> Iterator[int]:
    """The rows of a table, also those of its head, body and foot."""
    for child in _children(element):
        if _kind(child) == "TR":
            yield child
        elif depth < DEEPEST:
            yield from _rows(child, depth + 1)


def _cells(table: int, boxes: dict[int, list[Box]]) -> Iterator[TaggedCell]:
    """The cells of a table, each in the first column that no cell above or before it covers."""
    taken: set[tuple[int, int]] = set()
    row = 0
    for one in _rows(table, 0):
        cells = [child for child in _children(one) if _kind(child) in CELLS]
        texts = [
            [box for content in _contents(cell, 0) for box in boxes.get(content, ())]
            for cell in cells
        ]
        if not any(texts):
            continue
        column = 0
        for cell, text in zip(cells, texts, strict=True):
            while (row, column) in taken:
                column += 1
            down, across = _span(cell, b"RowSpan"), _span(cell, b"ColSpan")
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            yield TaggedCell(row, column, down, across, tuple(text))
            column += across
        row += 1


def _span(cell: int, name: bytes) -> int:
    """How many rows or columns a cell says it covers; 1 where it does not say."""
    for number in range(max(pdfium.count_attributes(cell), 0)):
        attribute = pdfium.attribute_at(cell, number)
        value = pdfium.attribute_value(attribute, name) if attribute else None
        if value and pdfium.attribute_number(value, pdfium.floats.at):
            (span,) = pdfium.floats.first(1)
            return int(min(max(span, 1), MOST_SPANNED)) if span == span else 1  # noqa: PLR0124  NaN
    return 1


def _contents(element: int, depth: int) -> Iterator[int]:
    """The marked content ids of an element and of those below it."""
    for number in range(max(pdfium.count_element(element), 0)):
        content = pdfium.element_content(element, number)
        if content >= 0:
            yield content
            continue
        child = pdfium.element_child(element, number)
        if child and depth < DEEPEST:
            yield from _contents(child, depth + 1)


def _boxes_by_content(page: int) -> dict[int, list[Box]]:
    """The boxes of the page's text objects by their marked content id; forms count their own."""
    pdfium.page_box(page, pdfium.floats.at)
    left, head, right, foot = pdfium.floats.first(4)
    sheet = PageState(left, head, Box(0, 0, right - left, head - foot))
    texts = [one for one in batch.on_page(page) if pdfium.kind_of(one) == pdfium.TEXT]
    found: dict[int, list[Box]] = {}
    for one, sides in zip(texts, batch.bounds(texts), strict=True):
        content = pdfium.content_of(one)
        if content >= 0:
            found.setdefault(content, []).append(sheet.box(sides, None))
    return found
