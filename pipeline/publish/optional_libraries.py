"""What is said where a library of the extra `publish` is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def publish_extra() -> Iterator[None]:
    """Imports inside the block need the extra `publish`.

    >>> with publish_extra():
    ...     import no_such_library
    Traceback (most recent call last):
    ModuleNotFoundError: no_such_library is not installed: pip install 'shihyo[publish]'

    Raises:
        ModuleNotFoundError: a library is missing; `name` is the library, the text how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = f"{error.name} is not installed: pip install 'shihyo[publish]'"
        raise ModuleNotFoundError(missing, name=error.name) from None
