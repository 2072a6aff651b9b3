"""Pictures of printed rows and pages, for those who look at a figure beside its print."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.page import Box
from pipeline.model.vocabulary import Coverage


class Missing(StrEnum):
    """Why there is no picture of a row."""

    NO_FILE = "no_file"
    OTHER_FILE = "other_file"
    NOT_DRAWN = "not_drawn"


Pictures = Mapping[tuple[str, int], bytes | Missing]
"""By document_id and kpi_no: the indicator's printed row as PNG, or why there is none."""


class CoveredNumber(NamedTuple):
    """A number in its cell or line, and what became of it. `printed` is the number alone."""

    box: Box
    printed: str
    coverage: Coverage


CoveredPages = Mapping[int, list[CoveredNumber]]
"""By page, from 1: the numbers a person sees on it."""


def has_unread(numbers: Iterable[CoveredNumber]) -> bool:
    """Whether one of the numbers is unread."""
    return any(one.coverage is Coverage.UNREAD for one in numbers)
