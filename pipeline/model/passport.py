"""The passport of a report: what a person knows of it that the PDF does not say."""

from pydantic import BaseModel, ConfigDict


class Passport(BaseModel):
    """What stands in the TOML file beside a PDF of the same name; every entry may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    fiscal_year: int | None = None
    url: str | None = None
    licence: str | None = None
    note: str | None = None
    password: str | None = None
    password_env: str | None = None
