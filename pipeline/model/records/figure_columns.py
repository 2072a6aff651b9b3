"""The columns of one printed figure, the same wherever it stands as a row."""

from typing import Annotated

from pydantic import Field

from pipeline.model.columns import Exact, Year
from pipeline.model.figure import Mark, Qualifier
from pipeline.model.words import Role

FigureRole = Annotated[Role, Field(title="区分", description="What the figure is.")]
Part = Annotated[
    str | None,
    Field(title="内訳", description="Which of the figures of one cell this is (国際, 地域)."),
]
FigureYear = Annotated[
    Year | None,
    Field(
        title="年度",
        description="The fiscal year the figure is for; null where none is printed.",
    ),
]
FigureValue = Annotated[
    Exact | None,
    Field(title="値", description="The figure in base units, exact; null where there is a mark."),
]
Upper = Annotated[Exact | None, Field(title="上限", description="The upper end of a range.")]
FigureQualifier = Annotated[
    Qualifier | None, Field(title="限定", description="以上, 以下・以内, 超, 未満, 約・程度.")
]
FigureMark = Annotated[
    Mark | None,
    Field(title="数値なしの理由", description="Why there is no figure; null where there is one."),
]
Cumulative = Annotated[
    bool,
    Field(
        title="累計",
        description="Whether 累計 or 延べ stands by the figure or in the indicator's name.",
    ),
]
