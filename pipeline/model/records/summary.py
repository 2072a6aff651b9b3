"""The records of the field tables and of the overview."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import (
    AsPrinted,
    Bottom,
    Count,
    DocumentId,
    Domain,
    Exact,
    Left,
    PageNumber,
    Right,
    SectionCode,
    SectionName,
    Storage,
    Top,
    Year,
)
from pipeline.model.records.record import Record, record
from pipeline.model.vocabulary import Measure


@record
class FieldSummary(Record):
    """One 分野, or the total, in one fiscal year."""

    document_id: DocumentId
    summary_no: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="行番号", description="1 for the first, in the order of the report."),
    ]
    domain: Domain | None
    section_code: SectionCode | None
    section_name: SectionName
    fiscal_year: Annotated[
        Year | None,
        Field(title="年度", description="The fiscal year of the columns the counts stand in."),
    ]
    projects: Annotated[Count | None, Field(title="事業数", description="Number of projects.")]
    projects_with_kpi: Annotated[
        Count | None, Field(title="うちKPI設定事業数", description="Number of projects with a KPI.")
    ]
    achieved: Annotated[
        Count | None, Field(title="達成", description="Number of projects that achieved their KPI.")
    ]
    achievement_rate_percent: Annotated[
        Exact | None,
        Field(title="達成率(％)", description="The rate of achievement as printed, in percent."),
    ]
    is_total: Annotated[
        bool, Field(title="合計行", description="Whether the row is the table's total.")
    ]
    section_name_printed: Annotated[
        str, Field(title="分野名(原文)", description="The cell exactly as extracted.")
    ]
    projects_printed: Annotated[AsPrinted | None, Field(title="事業数(原文)")]
    projects_with_kpi_printed: Annotated[AsPrinted | None, Field(title="うちKPI設定事業数(原文)")]
    achieved_printed: Annotated[AsPrinted | None, Field(title="達成(原文)")]
    achievement_rate_printed: Annotated[AsPrinted | None, Field(title="達成率(原文)")]
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom


@record
class Overview(Record):
    """One count of the overview table."""

    document_id: DocumentId
    overview_no: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="行番号", description="1 for the first, in the order of the report."),
    ]
    domain: Domain | None
    fiscal_year: Annotated[
        Year | None, Field(title="年度", description="The fiscal year of the column.")
    ]
    measure: Annotated[Measure, Field(title="区分", description="What is counted.")]
    count: Annotated[
        Count | None, Field(title="件数", description="The count; null where a dash is printed.")
    ]
    share_percent: Annotated[
        Exact | None,
        Field(
            title="割合(％)",
            description="The share printed in brackets beside the count, in percent.",
        ),
    ]
    printed: AsPrinted
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
