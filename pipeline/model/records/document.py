"""The record of a report, and of what a person must look at in it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from pipeline.model.columns import (
    Count,
    DocumentId,
    KpiNumber,
    PageNumber,
    PublisherCode,
    PublisherName,
    SourceOfPublisher,
    Storage,
    Year,
)
from pipeline.model.records.record import Record, record
from pipeline.model.vocabulary import PublicationSource, Severity


@record
class Document(Record):
    """One report."""

    document_id: DocumentId
    title: Annotated[
        str | None,
        Field(
            title="表題",
            description="The report's title, from the passport or from its first page.",
        ),
    ]
    publisher: PublisherName | None
    publisher_code: PublisherCode | None = None
    publisher_source: SourceOfPublisher | None = None
    published: Annotated[
        date | None,
        Field(
            title="公表日",
            description="The day on which the report was published, from the passport, else proposed from a line of the first page that is one day.",
        ),
    ] = None
    published_source: Annotated[
        PublicationSource | None,
        Field(
            title="公表日の出所",
            description="What says the day: the passport, a person's word; the first page, which is a proposal.",
        ),
    ] = None
    fiscal_year: Annotated[
        Year | None, Field(title="年度", description="The fiscal year the report is about.")
    ]
    source_file: Annotated[str, Field(title="元ファイル", description="The name of the PDF.")]
    sha256: Annotated[
        str,
        Field(
            title="SHA-256",
            description="The checksum of the PDF's bytes.",
            pattern=r"^[0-9a-f]{64}$",
        ),
    ]
    pages: Annotated[
        int, Storage.INT32, Field(ge=0, title="ページ数", description="How many pages the PDF has.")
    ]
    producer: Annotated[
        str | None,
        Field(title="作成ソフト", description="The program that wrote the PDF, as the PDF says."),
    ]
    reader: Annotated[str, Field(title="読取ソフト", description="The library that read the PDF.")]
    pages_handed_over: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=0,
            title="引き継いだページ数",
            description="Pages PDFium was unsure of, which pdfplumber alone read.",
        ),
    ] = 0
    numbers_printed: Annotated[
        Count,
        Field(title="数値の数", description="How many numbers a person sees on the pages."),
    ] = 0
    numbers_read: Annotated[
        Count,
        Field(
            title="読み取った数値",
            description="Of these: figures, counts and mentions, and the years, headings and section numbers that belong to them.",
        ),
    ] = 0
    numbers_passed_over: Annotated[
        Count,
        Field(
            title="対象外の数値",
            description="Of these: page numbers, references, other tables, charts, running text and what is passed over with a reason.",
        ),
    ] = 0
    numbers_unread: Annotated[
        Count,
        Field(
            title="読み取れなかった数値",
            description="Of these: numbers near words of target, actual or baseline that became nothing; each is in a finding.",
        ),
    ] = 0
    attachments: Annotated[
        str | None,
        Field(
            title="添付ファイル",
            description="The names of the files inside the PDF, separated by semicolons; none of them is read.",
        ),
    ] = None
    licence: Annotated[
        str | None,
        Field(
            title="利用条件",
            description="The terms under which the report may be used, from the passport.",
        ),
    ]
    url: Annotated[
        str | None,
        Field(title="URL", description="Where the report was published, from the passport."),
    ]
    note: Annotated[
        str | None,
        Field(title="備考", description="What the passport says of this copy of the report."),
    ]


@record
class Finding(Record):
    """One thing a person must look at."""

    document_id: Annotated[
        str | None,
        Field(title="文書ID", description="The report it is about; null where it is about none."),
    ]
    finding_no: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="番号", description="1 for the report's first finding."),
    ]
    severity: Annotated[
        Severity,
        Field(
            title="重要度",
            description="error: a figure may be misread or missing, or contradicts the rest of the report; warning: read as printed, but the print is odd; notice: good to know.",
        ),
    ]
    check: Annotated[str, Field(title="検査", description="The check's stable name.")]
    table: Annotated[str | None, Field(title="表", description="The table the finding is about.")]
    kpi_no: Annotated[
        KpiNumber | None, Field(title="指標番号", description="The indicator the finding is about.")
    ]
    page: Annotated[
        PageNumber | None, Field(title="ページ", description="The page of the PDF, from 1.")
    ]
    printed: Annotated[str | None, Field(title="原文", description="The printed text in question.")]
    expected: Annotated[str | None, Field(title="期待", description="What was expected.")]
    observed: Annotated[str | None, Field(title="実際", description="What was found.")]
    message: Annotated[
        str,
        Field(
            title="説明(英語)",
            description="The finding as a sentence, with the place and the next step.",
        ),
    ]
    message_ja: Annotated[str, Field(title="説明", description="The same sentence in Japanese.")]
    accepted: Annotated[
        str | None,
        Field(
            title="承認の理由",
            description="Why a person lets it stand, from the passport; the finding is then a notice.",
        ),
    ] = None
