"""A printed share and its parts → whether the one can be the other, rounded."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pipeline.model.finding import Figure, Observation, Outcome, judged

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
    """A figure as it is written in a sentence: 98441 → 98,441; nothing where there is none."""
    return "" if value is None else f"{value.normalize():,f}"


def share_outcome(
    seen: Observation,
    part: Decimal,
    whole: Decimal,
    printed: Decimal,
    figures: Iterable[Figure],
) -> Outcome:
    """Whether a printed percentage is that of its parts, rounded to the digits printed.

    `seen` has its place; what is expected, observed and allowed is added to it.
    """
    exact = 100 * part / whole
    facts = {
        "parts": f"{figure_text(part)}/{figure_text(whole)}",
        "tolerance": f"{tolerance(printed)}",
        **seen.facts,
    }
    observation = replace(
        seen, expected=f"{exact:.2f}%", observed=f"{figure_text(printed)}%", facts=facts
    )
    return judged(observation, rounds_to(exact, printed), figures)
