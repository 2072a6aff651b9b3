"""Findings on the command line: the sentence of each, once, then the command to run after it.

The sentence itself names no command, since it is also read in notebooks and in the tables.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from pipeline.messages import FindingText, say, sentence


class SettledFinding(FindingText, Protocol):
    """A finding with what a person decided of it."""

    @property
    def document_id(self) -> str | None:
        """The report it is about."""

    @property
    def accepted(self) -> str | None:
        """The reason for which it is accepted; None if it is not."""

    @property
    def kpi_no(self) -> int | None:
        """The number of the indicator it is about; None if it is about none."""


AnyFinding = TypeVar("AnyFinding", bound=SettledFinding)
ROWS_NAMED = 12
"""Rows that a line names; a line with more is not read."""


NEXT_COMMANDS = {
    "empty_file": "make extract",
    "not_a_pdf": "make extract",
    "folder": "make extract",
    "cannot_open": "make extract",
    "damaged_stream": "make extract",
    "changed_while_read": "make extract",
    "reader_died": "make extract FORCE=1",  # what has not changed would not be read again
    "no_password": "make extract",
    "no_text": "make extract SCAN=1",
    "picture_of_table": "make extract SCAN=1",
    "decision_without_report": "make accept AT={document}",
    "decision_of_other_report": "make accept AT={document}",
}
"""The findings that are settled by changing something outside the metadata file and reading again,
and those for which a command changes it."""


def lines_of_findings(findings: Iterable[SettledFinding]) -> Iterator[str]:
    """A line for each finding; one that is repeated over the rows of a report has one line."""
    for first, *others in repeated(findings):
        rows = [one.kpi_no for one in others]
        yield finding_line(first) + (f" {_others(rows)}" if rows else "")


def repeated(findings: Iterable[AnyFinding]) -> list[list[AnyFinding]]:
    """The findings, those of one check about several indicators together, in order of the first."""
    groups: dict[Hashable, list[AnyFinding]] = {}
    for at, one in enumerate(findings):
        is_of_row = one.kpi_no is not None
        kind = (one.severity, one.check, one.accepted) if is_of_row else at
        groups.setdefault(kind, []).append(one)
    return list(groups.values())


def _others(rows: Sequence[int | None]) -> str:
    numbers = [str(number) for number in dict.fromkeys(rows)]
    named = ", ".join([*numbers[:ROWS_NAMED], *(["…"] if len(numbers) > ROWS_NAMED else [])])
    return say("finding_repeated", count=len(rows), rows=named)


def finding_line(finding: SettledFinding) -> str:
    """The line of a finding: severity, check, sentence, and the next command if there is one."""
    command = NEXT_COMMANDS.get(finding.check)
    if command is None or finding.accepted:
        return sentence(finding)
    command = command.format(document=finding.document_id)
    return f"{sentence(finding)} {say('next_command', command=command)}"
