"""What a printed figure may have been before it was rounded, and how figures stand in a sentence."""

from decimal import Decimal

HALF = Decimal("0.5")


def tolerance(printed: Decimal) -> Decimal:
    """Half a unit of the last printed digit: 57% may be 56.5 to 57.5.

    Both ends count, so that rounding half up and half to even are both accepted.
    """
    digits = -int(printed.normalize().as_tuple().exponent)
    return HALF.scaleb(-max(digits, 0))


def rounds_to(exact: Decimal, printed: Decimal) -> bool:
    """Whether a printed percentage can be the exact one, rounded."""
    return abs(exact - printed) <= tolerance(printed)


def figure_text(value: Decimal | None) -> str:
    """A figure as it stands in a sentence: 98441 → 98,441; nothing where there is none."""
    return "" if value is None else f"{value.normalize():,f}"
