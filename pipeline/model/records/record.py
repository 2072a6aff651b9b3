"""What every table's record shares."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """What every table's record shares."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)
