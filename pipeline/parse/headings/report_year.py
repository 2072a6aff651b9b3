"""Pages and blocks → the title of a report, its fiscal year and its era."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.model.figure import FiscalYear
from pipeline.model.page import Line, Page
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.normalize.text import comparison_key, normalized
from pipeline.normalize.year import document_era, find_years
from pipeline.parse.headings.block import Block
from pipeline.parse.headings.lexicon import fiscal_year

_RANGE = Pattern(r"\s*(?:～|〜|~|－|-|−|–|から|→)\s*")
"""What is between the first and the last year of a term."""
_BASELINE = Pattern(r"(?:基準値|基準|策定時|当初値)(?:の値|の数値)?は[、,]?")
"""How a note begins that says of which year the baselines are."""
SAME_SIZE = 0.95
"""Share of the largest letters' size that still belongs to the title: all of it, less rounding.

The next smaller size on the first page of the PDFs at hand is 0.93 of the largest (a subtitle of
14 points below a title of 15).
"""
TITLE_GAP = 2
"""Sizes of its letters two lines of a title may be apart; what is farther down is another text."""


def title_of(pages: Sequence[Page]) -> str | None:
    """The largest lines of the first page that has any, joined: the printed title."""
    lines = next((page.lines for page in pages if page.lines), ())
    if not lines:
        return None
    largest = max(line.size for line in lines)
    first = next(index for index, line in enumerate(lines) if line.size >= SAME_SIZE * largest)
    title: list[Line] = []
    for line in lines[first:]:
        if line.size < SAME_SIZE * largest or _far(title, line):
            break
        title.append(line)
    return normalized("\n".join(line.text for line in title)) or None


def _far(title: Sequence[Line], line: Line) -> bool:
    return bool(title) and line.box.top - title[-1].box.bottom > TITLE_GAP * line.size


def fiscal_year_of(title: str | None, era: str | None) -> int | None:
    """The fiscal year a title names: the earliest, since a report looks back before it looks ahead.

    The ends of a range are the term of a plan: 観光振興計画（令和4年度～令和7年度）.
    """
    text = title or ""
    found = find_years(text, era)
    ranged = {
        year
        for first, second in pairwise(found)
        if _RANGE.fullmatch(text, first.end, second.start)
        for year in (first, second)
    }
    years = [
        one.year.begins for one in found if isinstance(one.year, FiscalYear) and one not in ranged
    ]
    return min(years, default=None)


def fiscal_year_of_actuals(blocks: Iterable[Block]) -> int | None:
    """The latest fiscal year of which there are half as many columns of actuals with figures as of any.

    Of a few indicators the latest actual may still be counted, or be known before the others.
    """
    years = Counter(
        heading.year
        for block in blocks
        for column, heading in enumerate(block.headings)
        if heading.role == "actual"
        and heading.year
        and any(is_figure(cell.printed) for cell in block.filled(column))
    )
    most = max(years.values(), default=0)
    return max((year for year, count in years.items() if 2 * count >= most), default=None)


def year_of_baselines(pages: Iterable[Page], era: str | None) -> int | None:
    """The year that a note says all baselines are of: ※基準値は令和２年度の実績; None where two differ."""
    texts = (comparison_key(line.text) for page in pages for line in page.lines)
    found = {
        fiscal_year(year.year)
        for text in texts
        if (note := _BASELINE.search(text))
        for year in find_years(text, era)
        if year.start == note.end()
    }
    return found.pop() if len(found) == 1 else None


def era_of(pages: Sequence[Page]) -> str | None:
    """The era the report counts its years in, for years printed without one."""
    texts = [line.text for page in pages for line in page.lines]
    texts += [cell.text for page in pages for table in page.tables for cell in table.cells]
    return document_era("\n".join(texts))
