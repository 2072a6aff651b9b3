"""The words a column may hold, where there is a closed list of them."""

from enum import StrEnum


class Role(StrEnum):
    """What a figure of an indicator is."""

    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"


ROLE_OF_HEADING = {
    "baseline": Role.BASELINE,
    "target": Role.TARGET,
    "final_target": Role.TARGET,
    "next_target": Role.TARGET,
    "actual": Role.ACTUAL,
    "previous_actual": Role.ACTUAL,
}
"""What the figures under a heading are, by the role that `knowledge/headings.toml` gives it."""


class Status(StrEnum):
    """What the report says of an indicator."""

    ACHIEVED = "achieved"
    MOSTLY_ACHIEVED = "mostly_achieved"
    PARTIALLY_ACHIEVED = "partially_achieved"
    NOT_ACHIEVED = "not_achieved"
    PENDING = "pending"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class ReadBy(StrEnum):
    """What a figure was read from; OCR is reserved for text recognition."""

    TEXT = "text"
    ANNOTATION = "annotation"
    OCR = "ocr"


class Measure(StrEnum):
    """What the overview counts."""

    PROJECTS = "projects"
    PROJECTS_WITH_KPI = "projects_with_kpi"
    ACHIEVED = "achieved"
    MOSTLY_ACHIEVED = "mostly_achieved"
    PARTIALLY_ACHIEVED = "partially_achieved"
    NOT_ACHIEVED = "not_achieved"
    PENDING = "pending"


class TableKind(StrEnum):
    """What a printed table is, decided from its headings."""

    KPI = "kpi"
    FIELD_SUMMARY = "field_summary"
    OVERVIEW = "overview"
    INITIATIVES = "initiatives"
    OTHER = "other"


class Narrative(StrEnum):
    """The narrative a mention stands in."""

    PLAN = "plan"
    OUTCOME = "outcome"
    NEXT_PLAN = "next_plan"


class Severity(StrEnum):
    """How urgent a finding is: an error makes `make extract` end with status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
