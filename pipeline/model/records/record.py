"""What every table's record shares."""

from pydantic import BaseModel, ConfigDict

GIVEN: set[str] = set()
"""Stands in every record for the fields it was given; nothing here asks which they were."""


class Record(BaseModel):
    """What every table's record shares."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    def model_post_init(self, _: object, /) -> None:
        """Let go of the set of the fields that were given: nearly half the memory of a row."""
        object.__setattr__(self, "__pydantic_fields_set__", GIVEN)
