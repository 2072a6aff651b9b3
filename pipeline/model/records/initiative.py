"""The records of 取組 and of the figures in their narratives."""

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
    Right,
    SectionCode,
    SectionName,
    Storage,
    Top,
    Unit,
    Year,
)
from pipeline.model.figure import Qualifier
from pipeline.model.records.record import Record, record
from pipeline.model.vocabulary import Narrative


@record
class Initiative(Record):
    """One 取組 with its narrative."""

    document_id: DocumentId
    initiative_no: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=1,
            title="取組番号",
            description="1 for the first initiative of the report, in its order.",
        ),
    ]
    domain: Domain | None
    section_code: SectionCode | None
    section_name: SectionName | None
    item: Item
    fiscal_year: Annotated[
        Year | None, Field(title="年度", description="The fiscal year of plan and outcome.")
    ]
    plan: Annotated[
        str | None, Field(title="取組内容", description="What was planned for the year.")
    ]
    outcome: Annotated[str | None, Field(title="成果・効果", description="What came of it.")]
    next_fiscal_year: Annotated[
        Year | None, Field(title="次年度", description="The fiscal year of next_plan.")
    ]
    next_plan: Annotated[
        str | None,
        Field(title="次年度の取組内容", description="What is planned for the next year."),
    ]
    is_new_value: Annotated[
        bool, Field(title="新しい価値", description="Whether 新しい価値 stands by the section.")
    ]
    value_statement: Annotated[
        str | None, Field(title="新しい価値の内容", description="The words after 新しい価値.")
    ]
    item_printed: Annotated[
        str, Field(title="項目(原文)", description="The cell exactly as extracted.")
    ]
    plan_printed: Annotated[AsPrinted | None, Field(title="取組内容(原文)")]
    outcome_printed: Annotated[AsPrinted | None, Field(title="成果・効果(原文)")]
    next_plan_printed: Annotated[AsPrinted | None, Field(title="次年度の取組内容(原文)")]
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom


@record
class Mention(Record):
    """One figure in narrative text."""

    document_id: DocumentId
    initiative_no: Annotated[
        int,
        Storage.INT32,
        Field(ge=1, title="取組番号", description="The initiative whose narrative it is."),
    ]
    domain: Domain | None
    section_code: SectionCode | None
    item: Item
    field: Annotated[
        Narrative,
        Field(
            title="欄", description="The narrative the figure stands in: a column of initiatives."
        ),
    ]
    value: Annotated[Exact, Field(title="値", description="The figure in base units, exact.")]
    upper: Annotated[Exact | None, Field(title="上限", description="The upper end of a range.")]
    unit: Unit | None
    qualifier: Annotated[
        Qualifier | None, Field(title="限定", description="以上, 以下・以内, 超, 未満, 約・程度.")
    ]
    cumulative: Annotated[
        bool, Field(title="累計", description="Whether 累計 or 延べ stands by the figure.")
    ]
    printed: Annotated[
        str, Field(title="原文", description="The words of the figure, as in the narrative.")
    ]
    start: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=0, title="開始位置", description="Characters before the figure in that narrative."
        ),
    ]
    end: Annotated[
        int,
        Storage.INT32,
        Field(
            ge=1,
            title="終了位置",
            description="Characters up to the figure's end in that narrative.",
        ),
    ]
    kpi_no: Annotated[
        KpiNumber | None,
        Field(title="指標番号", description="The indicator whose figure it repeats; else null."),
    ]
    page: PageNumber
