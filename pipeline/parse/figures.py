"""Whether a text is a figure, or a mark for none."""

from pipeline.model.figure import Mark
from pipeline.normalize.quantity import read_quantities

NO_FIGURE = frozenset({Mark.NOT_APPLICABLE, Mark.PENDING, Mark.NONE})


def is_figure(text: str) -> bool:
    """Whether a text is read whole as one or more figures."""
    return any(one.value is not None for one in read_quantities(text))


def is_figure_or_mark(text: str) -> bool:
    """Whether a text is read whole as figures or says why there is none: －, 集計中."""
    return is_figure(text) or any(one.mark in NO_FIGURE for one in read_quantities(text))
