"""Whether a text is a figure."""

from pipeline.normalize.quantity import read_quantities


def is_figure(text: str) -> bool:
    """Whether a text is read whole as one or more figures."""
    return any(one.value is not None for one in read_quantities(text))
