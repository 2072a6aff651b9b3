"""Printed rates → the formulas the report computes them by, and which way is better by them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.model.evidence import Cues, PrintedRate
from pipeline.model.rate_formula import Formula, RateRow, fitting_formulas, is_rate
from pipeline.model.vocabulary import Direction

Notes = Sequence[tuple[str, Formula]]
FEW = 3
"""Rates of a column below which a stated formula holds though it gives none of them.

Of three rates one would be right by chance of a misprint; if none is, the note was not understood.
"""


@dataclass(frozen=True, slots=True)
class _Column:
    """The rates of one name in the whole report: each form or card has a column of its own."""

    rates: tuple[PrintedRate, ...]
    stated: tuple[Formula, ...]

    def formulas(self, directions: Mapping[int, Direction | None]) -> tuple[Formula, ...]:
        """The formulas that give most of the rates; what a note states goes before all others."""
        rows = [
            RateRow(rate.value, rate.candidates[0], directions.get(rate.kpi_no))
            for rate in self.rates
            if len(rate.candidates) == 1
        ]
        stated = fitting_formulas(rows, self.stated, 0) if self.stated else ()
        if stated or (self.stated and len(rows) < FEW):
            return stated or self.stated[:1]
        return fitting_formulas(rows)


def _columns(rates: Sequence[PrintedRate], notes: Notes) -> Iterator[tuple[str, _Column]]:
    for name in dict.fromkeys(rate.name for rate in rates):
        stated = tuple(dict.fromkeys(one for word, one in notes if word in name))
        yield name, _Column(tuple(rate for rate in rates if rate.name == name), _variants(stated))


def _variants(stated: Sequence[Formula]) -> tuple[Formula, ...]:
    """A stated formula in all that a note does not say: of which target, and how it is rounded."""
    return tuple(
        one._replace(of_final=of_final or one.of_final, is_capped=is_capped, is_cut=is_cut)
        for is_capped, is_cut, of_final, one in product(
            (False, True), (False, True), (False, True), stated
        )
    )


def formulas_of(
    rates: Sequence[PrintedRate], directions: Mapping[int, Direction | None], notes: Notes
) -> dict[str, tuple[Formula, ...]]:
    """The formulas of the report by the name of the rate; none where most rates fit none."""
    return {name: column.formulas(directions) for name, column in _columns(rates, notes)}


def with_rates(
    cues: Mapping[int, Cues], rates: Sequence[PrintedRate], notes: Notes
) -> dict[int, Cues]:
    """The cues with what the printed rates show, by the formula that fits most rows of their column.

    Only what the report states counts as known when the formula is looked for.
    """
    stated = {number: one.stated for number, one in cues.items()}
    shown: dict[int, set[Direction]] = {}
    for _, column in _columns(rates, notes):
        formulas = column.formulas(stated)
        for rate in column.rates:
            shown.setdefault(rate.kpi_no, set()).update(_shown(rate, formulas))
    return {
        number: one._replace(rates=_only(shown.get(number, set()))) for number, one in cues.items()
    }


def _only(ways: set[Direction]) -> Direction | None:
    return next(iter(ways)) if len(ways) == 1 else None


def _shown(rate: PrintedRate, formulas: Sequence[Formula]) -> set[Direction]:
    """The direction a rate shows: every formula gives it for the one direction, and none for the other."""
    if not formulas or len(rate.candidates) != 1:
        return set()
    fitting = {
        way
        for way in Direction
        for one in formulas
        if is_rate(one, rate.candidates[0], rate.value, way)
    }
    return fitting if len(fitting) == 1 else set()
