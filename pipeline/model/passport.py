"""The passport of a report: what a person knows of it that the PDF does not say."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.columns import PageNumber, Storage, Year
from pipeline.model.publisher import is_publisher_code

TableNumber = Annotated[int, Storage.INT32, Field(ge=1)]
Place = Annotated[int, Storage.INT32, Field(ge=0)]


def _with_check_digit(code: str) -> str:
    if not is_publisher_code(code):
        raise PydanticCustomError("publisher_code", "it is not a publisher's code")
    return code


PublisherCode = Annotated[str, AfterValidator(_with_check_digit)]


class Correction(BaseModel):
    """What a person says a misprinted figure is to be read as, and why.

    The figure is that of an `indicator`, or stands on a `page`, or in a cell of `cells`; `printed`
    is its cell as it still must be printed. `status` says who stands behind the reading: the
    person alone (proposed), reported to the publisher, or confirmed by the publisher.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    indicator: str | None = None
    page: PageNumber | None = None
    table: TableNumber | None = None
    row: Place | None = None
    column: Place | None = None
    printed: str
    read_as: str
    reason: str
    evidence: str
    status: Literal["proposed", "reported", "confirmed"]

    @model_validator(mode="after")
    def has_a_place(self) -> Self:
        """A correction names its indicator, its page or its cell."""
        if self.indicator is None and self.page is None and self.table is None:
            raise ValueError("a correction needs indicator, page or table to say where it is")
        return self


class Accepted(BaseModel):
    """A finding a person has looked at and lets stand, and why.

    It is the finding of this `check` about this `indicator`, on this `page`, with this text
    `printed`: as much of it as is needed to tell it from others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    check: str
    indicator: str | None = None
    page: PageNumber | None = None
    printed: str | None = None
    reason: str


class Passport(BaseModel):
    """What stands in the TOML file beside a PDF of the same name; every entry may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_code: PublisherCode | None = None
    published: Annotated[date, Field(strict=False)] | None = None
    fiscal_year: Year | None = None
    url: str | None = None
    licence: str | None = None
    note: str | None = None
    password: str | None = None
    password_env: str | None = None
    correction: Annotated[tuple[Correction, ...], Field(strict=False)] = ()
    accepted: Annotated[tuple[Accepted, ...], Field(strict=False)] = ()
