"""Which text leaves ink that a person can read, whichever reader found it."""

INVISIBLE_MODES = frozenset({3, 7})
"""Text rendering modes that leave no ink: no fill, no stroke (ISO 32000-1, table 106)."""
SMALLEST = 1.0
"""Points. Smaller type is not for reading."""
BACKGROUND = 0.9
"""Of the page: a filled box so large is paper, not a box."""
