"""The record of a figure beside the same figure in the other editions of its series."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import (
    DocumentId,
    Domain,
    Exact,
    KpiNumber,
    SectionCode,
    SectionName,
    Storage,
    Unit,
    Year,
)
from pipeline.model.figure import Mark, Qualifier
from pipeline.model.records.record import Record
from pipeline.model.words import Role


class KpiSeries(Record):
    """One figure of one indicator for one fiscal year, as one edition printed it."""

    publisher: Annotated[
        str | None,
        Field(title="公表者", description="Who published the editions, where a passport says so."),
    ]
    series: Annotated[
        str,
        Field(
            title="報告書の系列",
            description="What the titles of the editions share, their years left out; the document_id of a report without title or fiscal year.",
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
    role: Annotated[Role, Field(title="区分", description="What the figure is.")]
    part: Annotated[
        str | None,
        Field(title="内訳", description="Which of the figures of one cell this is (国際, 地域)."),
    ]
    fiscal_year: Annotated[
        Year | None,
        Field(
            title="年度",
            description="The fiscal year the figure is for; null where none is printed.",
        ),
    ]
    value: Annotated[
        Exact | None,
        Field(
            title="値", description="The figure in base units, exact; null where there is a mark."
        ),
    ]
    upper: Annotated[Exact | None, Field(title="上限", description="The upper end of a range.")]
    unit: Unit | None
    qualifier: Annotated[
        Qualifier | None, Field(title="限定", description="以上, 以下・以内, 超, 未満, 約・程度.")
    ]
    mark: Annotated[
        Mark | None,
        Field(
            title="数値なしの理由", description="Why there is no figure; null where there is one."
        ),
    ]
    cumulative: Annotated[
        bool,
        Field(
            title="累計",
            description="Whether 累計 or 延べ stands by the figure or in the indicator's name.",
        ),
    ]
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
