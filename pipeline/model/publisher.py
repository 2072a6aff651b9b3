"""Who published a report, and the code that public bodies are known by."""

from datetime import date
from typing import NamedTuple

from pipeline.model.vocabulary import PublicationSource

WEIGHTS = (6, 5, 4, 3, 2)
"""Of the five digits before the check digit. Source: 総務省「全国地方公共団体コード 検査数字を算出する方法」."""
DIVISOR = 11


def is_proposed(source: str | None) -> bool:
    """Whether publisher or day is the program's proposal, not the passport's word."""
    return source is not None and source != PublicationSource.PASSPORT


class Publisher(NamedTuple):
    """A body as a report names it, and its code; all None where it is not known.

    `source` says where that is from: a passport is a person's word, everything else is proposed.
    """

    name: str | None = None
    code: str | None = None
    source: PublicationSource | None = None

    def identity(self, document_id: str) -> str:
        """What tells the body from every other: its code, else its name.

        A report of no known publisher has no body in common with any other: it stands for itself.
        """
        return self.code or self.name or f"\n{document_id}"


class Publication(NamedTuple):
    """Who published a report, and on which day; `day_source` says where the day is from."""

    publisher: Publisher = Publisher()
    day: date | None = None
    day_source: PublicationSource | None = None


def is_publisher_code(code: str) -> bool:
    """Whether a text is six digits of which the last is the check digit of the others.

    >>> is_publisher_code("070009"), is_publisher_code("070008"), is_publisher_code("07000")
    (True, False, False)
    """
    if len(code) != len(WEIGHTS) + 1 or not (code.isascii() and code.isdecimal()):
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(code[:-1], WEIGHTS, strict=True))
    return int(code[-1]) == (DIVISOR - weighed % DIVISOR) % 10
