"""A finding on the command line: its sentence, then the command to run once that is done.

The sentence itself names no command, since it is also read in notebooks and in the tables.
"""

from typing import Protocol

from pipeline.messages import FindingText, say, sentence


class SettledFinding(FindingText, Protocol):
    """A finding with what a person decided of it."""

    @property
    def document_id(self) -> str | None:
        """The report it is about."""

    @property
    def accepted(self) -> str | None:
        """The reason for which it is accepted; None if it is not."""


NEXT_COMMANDS = {
    "empty_file": "make extract",
    "not_a_pdf": "make extract",
    "folder": "make extract",
    "cannot_open": "make extract",
    "damaged_stream": "make extract",
    "changed_while_read": "make extract",
    "reader_died": "make extract FORCE=1",  # what has not changed would not be read again
    "no_password": "make extract",
    "decision_without_report": "make accept AT={document}",
    "decision_of_other_report": "make accept AT={document}",
}
"""The findings that are settled by changing something outside the metadata file and reading again,
and those for which a command changes it."""


def finding_line(finding: SettledFinding) -> str:
    """The line of a finding: severity, check, sentence, and the next command if there is one."""
    command = NEXT_COMMANDS.get(finding.check)
    if command is None or finding.accepted:
        return sentence(finding)
    command = command.format(document=finding.document_id)
    return f"{sentence(finding)} {say('next_command', command=command)}"
