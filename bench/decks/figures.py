"""Figures: the exact value is drawn first, then written as reports print it."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
SCALES = {"億円": ("円", Decimal(100_000_000)), "％": ("%", Decimal(1))}
"""The base unit of a printed unit and how many of it one is; a unit not named is its own."""


@dataclass(frozen=True)
class Figure:
    """One figure of an indicator in base units, or the mark that says why there is none."""

    role: str
    fiscal_year: int
    printed: str
    value: Decimal | None = None
    unit: str | None = None
    mark: str | None = None

    def truth(self) -> dict[str, str | int | None]:
        """What a reader must find, the value as exact text."""
        value = None if self.value is None else str(self.value)
        return {
            "role": self.role, "fiscal_year": self.fiscal_year, "value": value,
            "unit": self.unit, "mark": self.mark,
        }  # fmt: skip


def figures(random: Random, printed_unit: str, places: list[tuple[str, int]]) -> list[Figure]:
    """A figure for each role and fiscal year, of one size, each in a form of its own."""
    size = random.randint(100, 700) if printed_unit == "％" else random.randint(100, 70_000)
    return [
        _printed(random, round(size * random.uniform(0.8, 1.4)), printed_unit, role, fiscal_year)
        for role, fiscal_year in places
    ]


def marked(role: str, fiscal_year: int, printed: str, mark: str) -> Figure:
    """A place where a report prints a mark instead of a figure."""
    return Figure(role, fiscal_year, printed, mark=mark)


def _printed(random: Random, size: int, printed_unit: str, role: str, fiscal_year: int) -> Figure:
    """The figure as reports print it; `size` counts tenths of percent, or whole units."""
    unit, scale = SCALES.get(printed_unit, (printed_unit, Decimal(1)))
    form = random.randint(1, 4)
    if form == 1 and printed_unit in ("人", "件") and size >= 10_000:
        ten_thousands, thousands = divmod(size // 1000, 10)
        digits = f"{ten_thousands}万" + (f"{thousands}千" if thousands else "")
        number = Decimal(1000 * (10 * ten_thousands + thousands))
    else:
        number = Decimal(size).scaleb(-1 if printed_unit == "％" else 0)
        digits = f"{number:,}".translate(FULL_WIDTH) if form == 2 else f"{number:,}"
    return Figure(role, fiscal_year, digits + printed_unit, number * scale, unit)
