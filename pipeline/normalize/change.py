"""Baseline and target printed in one cell: 1.54→1.68, なし → 設置, 21.2%から40.2%以上."""

from collections.abc import Callable

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.model.words import Role
from pipeline.normalize.mark import mark_of
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.reading import BRACKET

ARROW = Pattern(r"\s*+(?:[→⇒➡➔➠⟶]|=>|->)\s*+")
DIGIT = Pattern("[0-9]")
FROM = Pattern(r"から(?=[^か]*+$)")
ReadCell = Callable[[str], tuple[Quantity, ...] | None]


def read_change(text: str, read: ReadCell) -> tuple[Quantity, ...] | None:
    """Two quantities with the roles baseline and target, or None where the cell holds no change.

    The sides are read with `read`. One side may be words or a mark; with から both are figures.
    """
    outside = BRACKET.sub(lambda bracket: "〓" * len(bracket[0]), text)
    arrows = list(ARROW.finditer(outside)) or list(FROM.finditer(outside))
    if len(arrows) != 1:
        return None
    sides = text[: arrows[0].start()].strip(), text[arrows[0].end() :].strip()
    if arrows[0][0] == "から":
        if sides[1].endswith("まで"):
            return None
        sides = sides[0], sides[1].removesuffix("へ").removesuffix("に")
    baseline, target = (_side(side, read) for side in sides)
    if baseline is None or target is None:
        return None
    if arrows[0][0] == "から" and (baseline.mark or target.mark):
        return None
    if baseline.unit is None and baseline.value is not None and target.unit:
        piece = Piece(target.unit, "unit of the target")
        baseline = baseline._replace(unit=target.unit, pieces=(*baseline.pieces, piece))
    return baseline._replace(role=Role.BASELINE.value), target._replace(role=Role.TARGET.value)


def _side(text: str, read: ReadCell) -> Quantity | None:
    mark = mark_of(text)
    if mark is not None or not text:
        return Quantity(printed="", mark=mark) if mark not in (None, Mark.BLANK) else None
    quantities = read(text)
    if quantities is not None:
        return quantities[0] if len(quantities) == 1 else None
    return None if DIGIT.search(text) else Quantity(printed="", mark=Mark.WORDS)
