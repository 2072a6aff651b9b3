"""The record of one number that a person sees on a page, and what became of it."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import Bottom, DocumentId, Left, PageNumber, Right, Storage, Top
from pipeline.model.records.record import Record, record
from pipeline.model.vocabulary import Account, Reason


@record
class PrintedNumber(Record):
    """One number printed on a page, in a table, a box or a line of text, with its one account."""

    document_id: DocumentId
    number_no: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="番号", description="1 for the first number of the report."),
    ]
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    printed: Annotated[
        str,
        Field(
            title="原文", description="The number as printed, without its unit: 1,234 or 三十五."
        ),
    ]
    account: Annotated[
        Account, Field(title="扱い", description="What became of the number; each has one account.")
    ]
    reason: Annotated[
        Reason | None,
        Field(
            title="理由",
            description="Why it was passed over or not read, where the account alone does not say it.",
        ),
    ] = None
    table: Annotated[
        str | None,
        Field(title="表", description="The table it became a row of, or that holds its row."),
    ] = None
    row_no: Annotated[
        Annotated[int, Storage.INT32, Field(ge=1)] | None,
        Field(
            title="行番号",
            description="Which row of this report in that table, counted from 1.",
        ),
    ] = None
