"""The records of indicators and their figures."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import (
    AsPrinted,
    Bottom,
    DocumentId,
    Domain,
    Exact,
    Item,
    KpiNumber,
    Left,
    PageNumber,
    PublisherCode,
    PublisherName,
    Right,
    SectionCode,
    SectionName,
    SourceOfPublisher,
    Storage,
    Top,
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
from pipeline.model.vocabulary import Direction, ReadBy, Status


@record
class Kpi(Record):
    """One indicator of one report, wide, for people."""

    document_id: DocumentId
    fiscal_year: Annotated[
        Year | None, Field(title="年度", description="The fiscal year the report is about.")
    ]
    publisher: PublisherName | None = None
    publisher_code: PublisherCode | None = None
    publisher_source: SourceOfPublisher | None = None
    kpi_no: KpiNumber
    kpi_id: Annotated[
        str,
        Field(
            title="指標ID",
            description="The same indicator of a publisher has the same id in every report and year: made from publisher, name, section and unit; where the publisher is not known, from the document_id in its place.",
        ),
    ]
    domain: Domain | None
    section_code: SectionCode | None
    section_name: SectionName | None
    item: Item | None
    name: Annotated[str, Field(title="指標名", description="The indicator's name.")]
    name_printed: Annotated[
        str, Field(title="指標名(原文)", description="The name's cell exactly as extracted.")
    ]
    unit: Unit | None
    baseline_year: Annotated[
        Year | None, Field(title="基準年度", description="The fiscal year of the baseline.")
    ]
    baseline: Annotated[
        Exact | None,
        Field(
            title="基準値",
            description="The baseline, in base units; null where there is a mark or none is printed.",
        ),
    ]
    target_year: Annotated[
        Year | None, Field(title="目標年度", description="The fiscal year of the target.")
    ]
    target: Annotated[
        Exact | None,
        Field(
            title="目標値",
            description="The target for the report's year, in base units; null where there is a mark.",
        ),
    ]
    actual_year: Annotated[
        Year | None, Field(title="実績年度", description="The fiscal year of the actual.")
    ]
    actual: Annotated[
        Exact | None,
        Field(
            title="実績値",
            description="What was reached, in base units; null where there is a mark.",
        ),
    ]
    next_target_year: Annotated[
        Year | None, Field(title="次期目標年度", description="The fiscal year of the next target.")
    ]
    next_target: Annotated[
        Exact | None,
        Field(
            title="次期目標値",
            description="The nearest later target, in base units; null where there is a mark.",
        ),
    ]
    status: Annotated[
        Status | None,
        Field(
            title="達成状況",
            description="What the report says of the indicator; null for － and for words no scale is known for.",
        ),
    ]
    status_printed: Annotated[
        str | None, Field(title="達成状況(原文)", description="The status exactly as printed.")
    ]
    direction: Annotated[
        Direction | None,
        Field(title="方向", description="Which way is better, where it can be told."),
    ]
    achievement_percent: Annotated[
        Exact | None,
        Field(
            title="対目標比(％)",
            description="100 × actual ÷ target, computed, whichever way is better: read it together with direction.",
        ),
    ]
    note: Annotated[str | None, Field(title="備考", description="What the row's note column says.")]
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom


@record
class KpiValue(Record):
    """One printed figure of an indicator."""

    document_id: DocumentId
    kpi_no: KpiNumber
    value_no: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=1,
            title="値番号",
            description="1 for the indicator's first figure, in the order of the page.",
        ),
    ]
    role: FigureRole
    fiscal_year: FigureYear
    value: FigureValue
    upper: Upper
    unit: Unit | None
    qualifier: FigureQualifier
    cumulative: Cumulative
    mark: FigureMark
    part: Part
    company: Annotated[
        str | None, Field(title="付記", description="What stands in brackets beside the figure.")
    ]
    printed: AsPrinted
    corrected: Annotated[
        bool,
        Field(
            title="訂正",
            description="Whether a correction of the passport was applied; printed stays as it was.",
        ),
    ]
    readers_agree: Annotated[
        bool | None,
        Field(
            title="二重読取の一致",
            description="Whether both readers read the cell alike; null where one reader alone read it.",
        ),
    ] = None
    seen: Annotated[
        bool | None,
        Field(
            title="紙面の確認",
            description=(
                "Whether the picture of the page shows ink for these letters and no other in the cell; "
                "false where a part cannot be seen or is drawn and not text, null where the page was "
                "not looked at."
            ),
        ),
    ] = None
    read_by: Annotated[
        ReadBy,
        Field(
            title="読取の元",
            description=(
                "What the figure was read from: the text of the page, or an annotation over it (a form "
                "field, a note, a stamp); ocr: text recognition on the picture of the page."
            ),
        ),
    ] = ReadBy.TEXT
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
