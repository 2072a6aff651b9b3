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


class PublicationSource(StrEnum):
    """What says who published a report, or when; all but a passport is proposed by the program."""

    PASSPORT = "passport"
    TITLE = "title"
    FIRST_PAGE = "first_page"
    METADATA = "metadata"


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


class Account(StrEnum):
    """What became of a number that a person sees on the page: each has exactly one account."""

    FIGURE = "figure"
    SUMMARY = "summary"
    MENTION = "mention"
    YEAR = "year"
    HEADING = "heading"
    SECTION = "section"
    PAGE_NUMBER = "page_number"
    REFERENCE = "reference"
    PASSED_OVER = "passed_over"
    OTHER_TABLE = "other_table"
    RUNNING_TEXT = "running_text"
    CHART = "chart"
    UNREAD = "unread"


class Coverage(StrEnum):
    """In which sum of its report a number is counted."""

    READ = "read"
    PASSED_OVER = "passed_over"
    UNREAD = "unread"


COVERAGE = dict.fromkeys(Account, Coverage.PASSED_OVER) | {
    Account.FIGURE: Coverage.READ,
    Account.SUMMARY: Coverage.READ,
    Account.MENTION: Coverage.READ,
    Account.YEAR: Coverage.READ,
    Account.HEADING: Coverage.READ,
    Account.SECTION: Coverage.READ,
    Account.UNREAD: Coverage.UNREAD,
}
"""The sum of each account: years, headings and section numbers are read with their figures."""


class Reason(StrEnum):
    """Why a number is passed over or unread, where its account alone does not say it."""

    NAME = "name"
    UNIT = "unit"
    STATUS = "status"
    RATE = "rate"
    NOTE = "note"
    OTHER_COLUMN = "other_column"
    TOTAL = "total"
    NARRATIVE = "narrative"
    BESIDE_FIGURE = "beside_figure"
    WORDS = "words"
    PART_OF_WORD = "part_of_word"
    REPEATED = "repeated"
    UNKNOWN_HEADING = "unknown_heading"
    ROW_NOT_READ = "row_not_read"
    UNREADABLE = "unreadable"
    TABLE_NOT_UNDERSTOOD = "table_not_understood"
    NEAR_VALUE_WORD = "near_value_word"
    TEXT_UNRELIABLE = "text_unreliable"
    REJECTED = "rejected"


class DecisionKind(StrEnum):
    """What a person decided about something that was read."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    MISPRINT = "misprint"
    REJECTED = "rejected"
    ACCEPTED = "accepted"


class Severity(StrEnum):
    """How urgent a finding is: an error makes `make extract` end with status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
