"""The column types the tables share: how each is stored, what it is called, what it means."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic_core.core_schema import CoreSchema, int_schema

from pipeline.model.figure import FIRST_YEAR, LAST_YEAR
from pipeline.model.vocabulary import PublicationSource

VALUE_DIGITS = 24
VALUE_DECIMAL_PLACES = 6


class Storage(StrEnum):
    """How a column of whole numbers is stored."""

    INT16 = "Int16"
    INT32 = "Int32"
    INT64 = "Int64"

    def __get_pydantic_core_schema__(self, *_: object) -> CoreSchema:
        """A whole number that such a column holds."""
        beyond = 1 << (int(self.removeprefix("Int")) - 1)
        return int_schema(ge=-beyond, le=beyond - 1)


def _text(title: str, description: str) -> object:
    return Field(title=title, description=description)


DocumentId = Annotated[
    str, _text("文書ID", "The report: the file's name without .pdf, or the passport's id.")
]
Year = Annotated[
    int,
    Storage.INT16,
    Field(
        ge=FIRST_YEAR,
        le=LAST_YEAR,
        title="年度",
        description="The Western year in which the Japanese fiscal year begins: 令和６年度 is 2024.",
    ),
]
KpiNumber = Annotated[
    int,
    Storage.INT32,
    Field(
        ge=1, title="指標番号", description="1 for the first indicator of the report, in its order."
    ),
]
Domain = Annotated[
    str,
    _text(
        "領域",
        "行政のDX or 地域のDX, from the nearest heading that says so; null where a report has none.",
    ),
]
SectionCode = Annotated[
    str, _text("項番", "The section's number in ASCII capitals: I-2, III-6, IV.")
]
SectionName = Annotated[str, _text("分野名", "The section's name.")]
Item = Annotated[str, _text("項目", "The 取組 the row belongs to.")]
Exact = Annotated[
    Decimal,
    Field(max_digits=VALUE_DIGITS, decimal_places=VALUE_DECIMAL_PLACES, allow_inf_nan=False),
]
Count = Annotated[int, Storage.INT64, Field(ge=0)]
Unit = Annotated[
    str,
    _text(
        "単位",
        "The unit as printed, its scale folded into the value: 275万PV has the unit PV. Percent stays %.",
    ),
]
PublisherName = Annotated[
    str,
    _text("公表者", "Who published the report: from the passport, else proposed from the report."),
]
PublisherCode = Annotated[
    str,
    _text(
        "公表者コード",
        "全国地方公共団体コード of the publisher at its time, six digits with check digit; null where it has none or which is not known.",
    ),
]
SourceOfPublisher = Annotated[
    PublicationSource,
    _text(
        "公表者の出所",
        "What names the publisher: the passport, a person's word; the title, the first page or the PDF's metadata, which are proposals.",
    ),
]
AsPrinted = Annotated[str, _text("原文", "The cell exactly as extracted.")]
PageNumber = Annotated[
    int, Storage.INT32, Field(ge=1, title="ページ", description="The page of the PDF, from 1.")
]
Left = Annotated[float, _text("左", "PDF points from the left edge of the page.")]
Top = Annotated[float, _text("上", "PDF points from the top edge of the page.")]
Right = Annotated[float, _text("右", "PDF points from the left edge of the page.")]
Bottom = Annotated[float, _text("下", "PDF points from the top edge of the page.")]
