"""Pages as plain JSON, and back: what passes between processes and is kept.

Reading it back checks every value against what it belongs to.
"""

from functools import cache

from pydantic import TypeAdapter

from pipeline.model.finding import Observation
from pipeline.model.page import Printed

Pages = tuple[Printed, tuple[Observation, ...]]
"""The pages of a report, and what is wrong with the file they come from."""


def plain_pages(printed: Printed, harm: tuple[Observation, ...]) -> bytes:
    """The pages of a report as JSON."""
    return _pages().dump_json((printed, harm))


def pages_again(content: bytes) -> Pages:
    """What `plain_pages` wrote.

    Raises:
        ValueError: it is something else.
    """
    return _pages().validate_json(content)


@cache
def _pages() -> TypeAdapter[Pages]:
    return TypeAdapter(Pages)
