"""The record of a figure beside the same figure in the other editions of its series."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import (
    DocumentId,
    Domain,
    KpiNumber,
    PublisherCode,
    PublisherName,
    SectionCode,
    SectionName,
    SourceOfPublisher,
    Storage,
    Unit,
    Year,
)
from pipeline.model.records.record import (
    Cumulative,
    FigureMark,
    FigureQualifier,
    FigureRole,
    FigureValue,
    FigureYear,
    Part,
    Record,
    Upper,
    record,
)


@record
class KpiSeries(Record):
    """One figure of one indicator for one fiscal year, as one edition printed it."""

    publisher: PublisherName | None
    publisher_code: PublisherCode | None
    publisher_source: SourceOfPublisher | None
    series: Annotated[
        str,
        Field(
            title="報告書の系列",
            description="The title that the editions of one publisher share, without its years, as the newest prints it; the document_id of a report without title or fiscal year.",
        ),
    ]
    kpi_id: Annotated[
        str,
        Field(
            title="指標ID",
            description="The same indicator in every edition, renamed or not, where a person has found that it was renamed.",
        ),
    ]
    name: Annotated[
        str, Field(title="指標名", description="The indicator's name in the newest edition.")
    ]
    domain: Domain | None
    section_code: SectionCode | None
    section_name: SectionName | None
    role: FigureRole
    part: Part
    fiscal_year: FigureYear
    value: FigureValue
    upper: Upper
    unit: Unit | None
    qualifier: FigureQualifier
    mark: FigureMark
    cumulative: Cumulative
    document_id: DocumentId
    kpi_no: KpiNumber
    value_no: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=1,
            title="値番号",
            description="The figure in kpi_values, where its printed text and its place stand.",
        ),
    ]
    edition_fiscal_year: Annotated[
        Year | None,
        Field(title="報告書の年度", description="The fiscal year the edition is about."),
    ]
    vintage: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=1,
            title="版",
            description="1 for the first edition that printed the figure, 2 for the next that did; editions of one year share it.",
        ),
    ]
    restated: Annotated[
        bool,
        Field(
            title="改定",
            description="Whether an earlier edition printed another value, upper end or unit; false where there is nothing to compare: no value here or there, no year, or the figure twice in one edition.",
        ),
    ]
    is_latest: Annotated[
        bool,
        Field(title="最新", description="Whether no newer edition prints the figure."),
    ]
