"""Pictures of printed rows, for those who look at a figure beside its print."""

from collections.abc import Mapping
from enum import StrEnum


class Missing(StrEnum):
    """Why there is no picture of a row."""

    NO_FILE = "no_file"
    OTHER_FILE = "other_file"
    NOT_DRAWN = "not_drawn"


Pictures = Mapping[tuple[str, int], bytes | Missing]
"""By document_id and kpi_no: the indicator's printed row as PNG, or why there is none."""
