"""Colour operands → red, green and blue, and whether they are white; what makes text invisible."""

from collections.abc import Sequence

Colour = tuple[float, float, float] | None
WHITE = 0.98
"""From here on a colour component is white to the eye."""


def rgb(components: object, space: str) -> Colour:
    """The colour of `components` in `space`; None for patterns and spaces with tables of their own.

    A tint of one ink (Separation, ISO 32000-1, 8.6.6.4) is taken as grey: 0 is no ink.

    >>> rgb((0.2,), "DeviceGray")
    (0.2, 0.2, 0.2)
    >>> rgb((1.0,), "Separation")
    (0.0, 0.0, 0.0)
    >>> rgb((0, 0, 0, 0), "DeviceCMYK")
    (1, 1, 1)
    """
    values = components if isinstance(components, Sequence) else (components,)
    if space in {"Pattern", "Indexed", "Lab", "DeviceN"}:
        return None
    if not all(isinstance(value, int | float) for value in values):
        return None
    match tuple(values):
        case (grey,):
            shade = 1 - grey if space == "Separation" else grey
            return (shade, shade, shade)
        case (red, green, blue):
            return (red, green, blue)
        case (
            cyan,
            magenta,
            yellow,
            black,
        ):  # without a profile: near enough to tell white from ink
            light = 1 - black
            return ((1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light)
    return None


def is_white(colour: Colour) -> bool:
    """Whether the colour leaves white paper white; an unknown colour does not."""
    return colour is not None and min(colour) >= WHITE


INVISIBLE_MODES = frozenset({3, 7})
"""Text rendering modes that leave no ink: no fill, no stroke (ISO 32000-1, table 106)."""
SMALLEST = 1.0
"""Points. Smaller type is not for reading."""
BACKGROUND = 0.9
"""Of the page: a filled box so large is the paper, not a cell or a coloured panel.

From 0.18 to 1 the tables of the PDFs at hand stay the same; a page filled as a whole must be left out
all the same (a test), or it holds all the text of the page."""
