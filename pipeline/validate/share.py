"""A printed share and the parts it is computed from."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pipeline.model.finding import Observation
from pipeline.model.outcome import Figure, Outcome, judged
from pipeline.validate.rounding import figure_text, rounds_to, tolerance


def share_outcome(
    seen: Observation,
    part: Decimal,
    whole: Decimal,
    printed: Decimal,
    figures: Iterable[Figure],
) -> Outcome:
    """Whether a printed percentage is that of its parts, rounded to the digits printed.

    `seen` says where it stands; what is expected, observed and allowed is added to it.
    """
    exact = 100 * part / whole
    facts = {
        "parts": f"{figure_text(part)}/{figure_text(whole)}",
        "tolerance": f"{tolerance(printed)}",
        **seen.facts,
    }
    told = replace(seen, expected=f"{exact:.2f}%", observed=f"{figure_text(printed)}%", facts=facts)
    return judged(told, rounds_to(exact, printed), figures)
