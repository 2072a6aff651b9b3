"""The one exception for a file that cannot be read as a report."""


class Unreadable(Exception):  # noqa: N818  the name says what the file is; callers read it so
    """A file no pages can be read from.

    `check` is a stable name: not_a_pdf, empty_file, password_needed, damaged, no_pages.
    `observed` is what was seen, for the finding.
    """

    def __init__(self, check: str, observed: str) -> None:
        super().__init__(f"{check}: {observed}")
        self.check = check
        self.observed = observed
