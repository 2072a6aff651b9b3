"""The record of one decision of a person about what was read."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import DocumentId, KpiNumber, PageNumber, Storage
from pipeline.model.records.record import Record, record
from pipeline.model.vocabulary import DecisionKind


@record
class Review(Record):
    """One decision of a person, from the passport."""

    document_id: DocumentId
    review_no: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="番号", description="1 for the first decision of the report."),
    ]
    table: Annotated[
        str | None, Field(title="表", description="The table whose row was decided on.")
    ] = None
    kpi_no: Annotated[
        KpiNumber | None,
        Field(title="指標番号", description="The indicator that was decided on."),
    ] = None
    value_no: Annotated[
        Annotated[int, Storage.INT32, Field(ge=1)] | None,
        Field(title="値番号", description="Which figure of that indicator, as in kpi_values."),
    ] = None
    row_no: Annotated[
        Annotated[int, Storage.INT32, Field(ge=1)] | None,
        Field(
            title="行番号",
            description="Which row of this report in that table, counted from 1.",
        ),
    ] = None
    decision: Annotated[
        DecisionKind,
        Field(
            title="判断",
            description="confirmed: read right; corrected: to be read as read_as; misprint: the report should say read_as, the tables keep what is printed; rejected: the row is not an indicator; accepted: the finding stands.",
        ),
    ]
    applied: Annotated[
        bool,
        Field(
            title="適用",
            description="Whether the decision holds: it was made for this file, and what it names is printed in it.",
        ),
    ]
    printed: Annotated[
        str | None, Field(title="原文", description="The printed text that was decided on.")
    ] = None
    read_as: Annotated[
        str | None,
        Field(title="読み替え", description="What it is read as, or what it should be."),
    ] = None
    reason: Annotated[str | None, Field(title="理由", description="Why it was decided so.")] = None
    reviewer: Annotated[str | None, Field(title="確認者", description="Who decided.")] = None
    date: Annotated[
        str | None,
        Field(
            title="日付",
            description="When it was decided: 2026-12-01.",
            pattern=r"^\d{4}-\d{2}-\d{2}$",
        ),
    ] = None
    sha256: Annotated[
        str | None,
        Field(
            title="SHA-256",
            description="The checksum of the PDF that was looked at.",
            pattern=r"^[0-9a-f]{64}$",
        ),
    ] = None
    check: Annotated[
        str | None, Field(title="検査", description="The check whose finding is accepted.")
    ] = None
    page: Annotated[
        PageNumber | None, Field(title="ページ", description="The page of the PDF, from 1.")
    ] = None
