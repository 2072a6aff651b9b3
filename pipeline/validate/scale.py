"""The statuses against the shares of the target the report's own legend gives them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.model.edition import Records
from pipeline.model.finding import Observation
from pipeline.model.outcome import Outcome, judged, not_applicable
from pipeline.model.page import Page
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.words import Direction, Status
from pipeline.parse.scale import Shares, read_scale
from pipeline.parse.status import bare_status
from pipeline.validate.status import compared, has_status, is_met
from pipeline.validate.told import by_indicator, of_indicator

ROUNDED = Decimal("0.5")
"""Percent: the share is often judged once it is rounded to whole percent."""


def scale_outcomes(records: Records, pages: Sequence[Page]) -> Iterator[Outcome]:
    """Whether what fell short of its target did so by as much as its status stands for."""
    scale = read_scale(line.text for page in pages for line in page.lines)
    by_number = by_indicator(records.kpi_values)
    for record in records.kpi:
        yield _outcome(record, by_number.get(record.kpi_no, []), scale)


def _outcome(record: Kpi, values: Sequence[KpiValue], scale: Mapping[str, Shares]) -> Outcome:
    shares = scale.get(bare_status(record.status_printed or ""))
    is_said_short = has_status(record) and record.status is not Status.ACHIEVED
    is_short = is_said_short and not is_met(record)
    reached = _reached(record) if shares and is_short else ()
    if not reached or shares is None:
        return not_applicable("status_scale")
    seen = Observation(
        "status_scale",
        printed=record.status_printed,
        expected=_text(shares),
        observed=" / ".join(f"{one:.1f}%" for one in reached),
    )
    is_sound = any(_lies_in(one, shares) for one in reached)
    return judged(of_indicator(seen, record), is_sound, compared(record, values))


def _reached(record: Kpi) -> tuple[Decimal, ...]:
    """What share of the target was reached, in percent, by each way reports compute it."""
    target, actual, baseline = record.target, record.actual, record.baseline
    if target is None or actual is None or target <= 0 or actual < 0:
        return ()
    way = () if baseline in {None, target} else (_of_the_way(target, actual, baseline),)
    if record.direction is Direction.LOWER:
        converse = (100 * target / actual,) if actual else ()
        return (*converse, 100 * (2 * target - actual) / target, *way)
    return (100 * actual / target, *way)


def _of_the_way(target: Decimal, actual: Decimal, baseline: Decimal | None) -> Decimal:
    start = baseline or Decimal(0)
    return 100 * (actual - start) / (target - start)


def _lies_in(share: Decimal, shares: Shares) -> bool:
    is_enough = shares.lowest is None or share >= shares.lowest - ROUNDED
    return is_enough and (shares.below is None or share < shares.below + ROUNDED)


def _text(shares: Shares) -> str:
    lowest = "" if shares.lowest is None else f"≧{shares.lowest.normalize():f}%"
    below = "" if shares.below is None else f"<{shares.below.normalize():f}%"
    return " ".join(filter(None, (lowest, below)))
