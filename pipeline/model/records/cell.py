"""The record of one cell of one table."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import (
    AsPrinted,
    Bottom,
    DocumentId,
    Left,
    PageNumber,
    Right,
    Storage,
    Top,
)
from pipeline.model.records.record import Record, record
from pipeline.model.vocabulary import TableKind


@record
class Cell(Record):
    """One cell of one table found on a page."""

    document_id: DocumentId
    page: PageNumber
    table_no: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=1,
            title="表番号",
            description="1 for the first table of the report; a table that runs over pages keeps its number.",
        ),
    ]
    table_kind: Annotated[
        TableKind,
        Field(title="表の種類", description="What the table is, decided from its headings."),
    ]
    row: Annotated[
        int, Storage.INT32, Field(ge=0, title="行", description="0-based, in the whole table.")
    ]
    column: Annotated[
        int, Storage.INT32, Field(ge=0, title="列", description="0-based, in the whole table.")
    ]
    row_span: Annotated[
        int, Storage.INT32, Field(ge=1, title="行数", description="How many rows the cell spans.")
    ]
    column_span: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="列数", description="How many columns the cell spans."),
    ]
    is_heading: Annotated[bool, Field(title="見出し", description="Whether the cell is a heading.")]
    text: Annotated[str, Field(title="文字列", description="The text, normalised.")]
    printed: AsPrinted
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
