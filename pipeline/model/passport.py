"""The passport of a report: what a person knows of it that the PDF does not say, and decided."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.columns import PageNumber, Storage, Year
from pipeline.model.publisher import is_publisher_code

TableNumber = Annotated[int, Storage.INT32, Field(ge=1)]
Place = Annotated[int, Storage.INT32, Field(ge=0)]
Checksum = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
RULES = ConfigDict(frozen=True, extra="forbid", strict=True)


def _with_check_digit(code: str) -> str:
    if not is_publisher_code(code):
        raise PydanticCustomError("publisher_code", "it is not a publisher's code")
    return code


PublisherCode = Annotated[str, AfterValidator(_with_check_digit)]


class Decision(BaseModel):
    """What every decision names: what is printed where, in which file, and who decided it when.

    `sha256` is the checksum of the PDF that was looked at: for other bytes the decision does not
    hold, nor without it.
    """

    model_config = RULES

    indicator: str | None = None
    page: PageNumber | None = None
    printed: str | None = None
    sha256: Checksum | None = None
    reviewer: str | None = None
    date: Annotated[dt.date, Field(strict=False)] | None = None


class CellDecision(Decision):
    """A decision about one cell: in the row of an `indicator`, on a `page`, or a cell of `cells`.

    `printed` is the cell as it still must be printed.
    """

    table: TableNumber | None = None
    row: Place | None = None
    column: Place | None = None
    printed: str

    @model_validator(mode="after")
    def has_a_place(self) -> Self:
        """A decision names its indicator, its page or its cell."""
        if self.indicator is None and self.page is None and self.table is None:
            raise ValueError("a decision needs indicator, page or table to say where it is")
        return self


class Correction(CellDecision):
    """What a cell is to be read as, and why.

    `status` says who stands behind the reading: the person alone (proposed), reported to the
    publisher, or confirmed by the publisher.
    """

    read_as: str
    reason: str
    evidence: str
    status: Literal["proposed", "reported", "confirmed"]


class Confirmed(CellDecision):
    """A cell that a person compared with the page: it is read right, as `read_as` if that is given."""

    read_as: str | None = None
    reason: str | None = None


class Misprint(CellDecision):
    """A cell the report misprints, and what it should be. The tables keep what is printed."""

    read_as: str
    reason: str


class Rejected(CellDecision):
    """A row that is not an indicator; `printed` is its name."""

    reason: str


class AcceptedMember(BaseModel):
    """One finding of a group that is accepted for one reason."""

    model_config = RULES

    indicator: str | None = None
    page: PageNumber | None = None
    printed: str | None = None
    observed: str | None = None


class Accepted(Decision):
    """A finding a person has looked at and lets stand, and why.

    It is the finding of this `check` about this `indicator`, on this `page`, with this text
    `printed` and this `observed`: as much of it as tells it from all others. A group lists its
    `members` instead.
    """

    check: str
    reason: str
    observed: str | None = None
    members: Annotated[tuple[AcceptedMember, ...], Field(strict=False)] = ()


class Passport(BaseModel):
    """What stands in the TOML file beside a PDF of the same name; every entry may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_code: PublisherCode | None = None
    published: Annotated[dt.date, Field(strict=False)] | None = None
    fiscal_year: Year | None = None
    url: str | None = None
    licence: str | None = None
    note: str | None = None
    password: str | None = None
    password_env: str | None = None
    correction: Annotated[tuple[Correction, ...], Field(strict=False)] = ()
    confirmed: Annotated[tuple[Confirmed, ...], Field(strict=False)] = ()
    misprint: Annotated[tuple[Misprint, ...], Field(strict=False)] = ()
    rejected: Annotated[tuple[Rejected, ...], Field(strict=False)] = ()
    accepted: Annotated[tuple[Accepted, ...], Field(strict=False)] = ()
