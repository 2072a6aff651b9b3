"""Lines outside tables → the account of each number in them."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.model.page import Box, Line, Page
from pipeline.model.vocabulary import Account, Reason
from pipeline.normalize.number import read_number
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.printed_number import FoundNumber, find_numbers, year_spans
from pipeline.normalize.quantity.quantities import is_figure, read_quantities
from pipeline.parse.headings.lexicon import VALUE_ROLES, read_heading
from pipeline.parse.headings.numbering import read_numbered
from pipeline.parse.numbers.accounts import Accounted, years_and_references
from pipeline.parse.unruled.line_pieces import strips

NEAR_WORD = Reason.NEAR_VALUE_WORD
PAGE_NUMBER = Pattern(
    r"[-–—‐−ー－\[(<\s]*(?:[PpＰｐ]\.?\s*)?[0-9０-９]{1,4}(?:\s*[/／]\s*[0-9０-９]{1,4})?"
    r"[-–—‐−ー－\])>\s]*(?:頁|ページ)?"
)
"""- 3 -, 3/10, P.3, (3), 3ページ."""
MARGIN = 0.1
"""Of the height of the page, at its top and bottom: where page numbers stand."""
VALUE_WORD = r"(?<!基本|施策|重点|政策|個別|取組)(?:目標|実績|現状|基準|現況|計画|見込|当初)"
VALUE_PHRASE = Pattern(
    rf"{VALUE_WORD}(?:数値|[値数量額])?(?:[\s:：=＝はが、→⇒▶►\u0000]|[(（【〔\[][\s\u0000]*[)）】〕\]])*"
    r"(?:約|延べ|のべ|累計|年間|\d+年間で|[△▲+＋−-])*\s*$"
)
"""What is printed before a figure that is a target, an actual or a baseline; years are taken out
of the text before, as NUL."""
ARROW = Pattern(r"\s*(?:[(（][^)）]{0,12}[)）])?\s*[→⇒▶►➡⟶]\s*[^→⇒▶►➡⟶。]{0,10}$")
"""What is printed between a figure and the one that it shall become: 38人(2014年度)→40人."""
UNIT_AFTER = Pattern(r"[%％‰]|[\p{Han}\p{Katakana}]{1,4}|[A-Za-z]{1,4}(?![A-Za-z])")
"""What follows a figure; after 目標 a bare whole number is rather an ordinal: 目標３ 健康."""
TERM = Pattern(
    r"[0-9０-９]+(?:[かカヶケヵ]?年間?で|[かカヶケヵ]年|(?:[かカヶケヵ]?年|期|回|番|次)[目⽬])"
)
"""In how many years a target is reached, and which of them it is: ５年間で６人, 計画３年目."""
WORD_AFTER = Pattern(
    rf"(?:[%％‰]|[^\s\d。、]{{0,6}})\s+{VALUE_WORD}(?:数値|[値数量額])?(?=[\s)）】〕\]]|$)"
)
"""What is printed after a figure that the next word calls a target or an actual: 81.2％ 実績."""
NEAR, LEVEL = 2.5, 8.0
"""Sizes of its letters a figure may be below its label, and at its right on the same line.

A box with a big figure under its label has less than one line between; columns of a form are up to
eight letters apart."""
NEXT_BUT_ONE = 6.0
"""Sizes of their letters a row of figures may be below the last row of its table: a row that is a name
alone may be between."""
TELLING = 3
"""Digits by which a figure is known again without its unit: 8 and 10 are everywhere."""
FEWEST_TICKS = 4
"""Figures alone in one row or column at equal steps that are the axis of a chart: 0, 20, 40, 60."""


def line_accounts(
    page: Page, figures: Collection[str], values: Sequence[Box]
) -> Iterator[tuple[Line, Accounted]]:
    """Each number of the lines of a page with its account, in order.

    `figures` are the figures that the report's tables print: text that repeats one is not unread.
    `values` are the cells of figures on the page: a figure right below one is of a row that the
    table lost.
    """
    labelled = frozenset(_labelled(page.lines, values))
    ticks = frozenset(_ticks(page.lines))
    for line in page.lines:
        numbers = find_numbers(line.text)
        if numbers and is_page_number(line, page):
            yield from ((line, Accounted(one.printed, Account.PAGE_NUMBER)) for one in numbers)
        elif line in ticks:
            yield from ((line, Accounted(one.printed, Account.CHART)) for one in numbers)
        else:
            found = _labelled_text(numbers) if line in labelled else in_text(line.text, numbers)
            for number, one in zip(numbers, found, strict=True):
                yield line, _or_repeated(one, line.text, number, figures)


def _labelled_text(numbers: Sequence[FoundNumber]) -> Iterator[Accounted]:
    return (Accounted(number.printed, Account.UNREAD, NEAR_WORD) for number in numbers)


def is_page_number(line: Line, page: Page) -> bool:
    """Whether a line is the number of its page: alone in the margin, at the top or the bottom."""
    margin = MARGIN * page.height
    is_in_margin = line.box.bottom <= margin or line.box.top >= page.height - margin
    return is_in_margin and PAGE_NUMBER.fullmatch(line.text) is not None


def in_text(text: str, numbers: Sequence[FoundNumber]) -> Iterator[Accounted]:
    """The account of each number of one line of text."""
    unread = frozenset(_near_value_words(text)) if numbers else frozenset()
    is_numbered = read_numbered(text) is not None
    settled_ones = years_and_references(text, numbers)
    for place, (number, settled) in enumerate(zip(numbers, settled_ones, strict=True)):
        if settled and not (number in unread and settled.account is Account.PASSED_OVER):
            yield settled
        elif number in unread:
            yield Accounted(number.printed, Account.UNREAD, NEAR_WORD)
        elif is_numbered and place == 0:
            yield Accounted(number.printed, Account.SECTION)
        else:
            yield Accounted(number.printed, Account.RUNNING_TEXT)


def _or_repeated(
    one: Accounted, text: str, number: FoundNumber, figures: Collection[str]
) -> Accounted:
    """Text that repeats a figure of a table is not unread."""
    if one.account is Account.UNREAD and with_unit(text, number) in figures:
        return Accounted(one.printed, Account.RUNNING_TEXT, Reason.REPEATED)
    return one


def with_unit(text: str, number: FoundNumber) -> str:
    """What tells a figure from others: the number, a small one with the first letter of its unit."""
    is_small = sum(letter.isdecimal() for letter in number.printed) < TELLING
    return text[number.start : number.end + 1].strip() if is_small else number.printed


def _near_value_words(text: str) -> Iterator[FoundNumber]:
    """The numbers that the text says are a target, an actual or a baseline."""
    masked = _without_years(text)
    numbers = find_numbers(masked)
    for number in numbers:
        before, after = masked[: number.start], masked[number.end :]
        is_named_before = VALUE_PHRASE.search(before) and _is_amount(number, masked)
        if is_named_before or WORD_AFTER.match(after):
            yield number
    for one, other in pairwise(numbers):
        between = masked[one.end : other.start]
        unit = UNIT_AFTER.match(between)
        has_unit = unit or UNIT_AFTER.match(masked[other.end :])
        if has_unit and ARROW.fullmatch(between[unit.end() :] if unit else between):
            yield from (one, other)


def _is_amount(number: FoundNumber, text: str) -> bool:
    """Whether a number after 目標 counts something: it has a unit, a separator or a point."""
    is_bare = number.printed.isdecimal() and len(number.printed) < 3
    return not is_bare or UNIT_AFTER.match(text[number.end :]) is not None


def _without_years(text: str) -> str:
    """The text with each letter of its years and terms replaced, so that offsets stay."""
    terms = (match.span() for match in TERM.finditer(text))
    for start, end in (*year_spans(text), *terms):
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _labelled(lines: Sequence[Line], values: Sequence[Box]) -> Iterator[Line]:
    """The lines that are a figure alone, below or beside a label of target, actual or baseline.

    A figure below another one of them is in the same column.
    """
    left = [line for line in lines if find_numbers(line.text) and is_figure(line.text)]
    labels = [line for line in lines if _is_label(line.text)]
    rows = [line for row in strips(left) if _is_row_below(row, values) for line in row]
    found = [
        line
        for line in left
        if line in rows
        or any(_is_below(line, box) for box in values)
        or any(_is_below(line, label.box) or _is_beside(line, label) for label in labels)
    ]
    while found:
        yield from found
        left = [line for line in left if line not in found]
        found = [line for line in left if any(_is_below(line, one.box) for one in found)]


def _is_row_below(row: Sequence[Line], values: Sequence[Box]) -> bool:
    """Whether figures side by side stand in two columns of the figures of a table a little above them."""
    above = [
        next((box.x0 for box in values if _is_below(line, box, NEXT_BUT_ONE)), None) for line in row
    ]
    return None not in above and len(set(above)) > 1


def _is_label(text: str) -> bool:
    """Whether a line is a heading of targets, actuals or baselines, or several headings in a row."""
    if read_heading(text).role in VALUE_ROLES:
        return True
    pieces = [read_heading(piece) for piece in text.split()]
    return all(one.is_known for one in pieces) and any(one.role in VALUE_ROLES for one in pieces)


def _is_below(figure: Line, label: Box, sizes: float = NEAR) -> bool:
    overlaps = figure.box.x0 < label.x1 and label.x0 < figure.box.x1
    gap = figure.box.top - label.bottom
    return overlaps and -figure.size <= gap <= sizes * figure.size and figure.box.top > label.top


def _is_beside(figure: Line, label: Line) -> bool:
    middle = (figure.box.top + figure.box.bottom) / 2
    is_level = label.box.top <= middle <= label.box.bottom
    return is_level and 0 <= figure.box.x0 - label.box.x1 <= LEVEL * max(figure.size, label.size)


def _ticks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are the axis of a chart: figures alone at equal steps in a row or column."""
    alone = [line for line in lines if find_numbers(line.text) and is_figure(line.text)]
    for edge in ("x1", "x0", "top"):
        in_one: dict[float, list[Line]] = {}
        for line in alone:
            in_one.setdefault(round(getattr(line.box, edge)), []).append(line)
        for row in in_one.values():
            if len(row) >= FEWEST_TICKS and _has_equal_steps(row):
                yield from row


def _has_equal_steps(row: Sequence[Line]) -> bool:
    values = [_value(line.text) for line in row]
    if None in values:
        return False
    steps = {b - a for a, b in pairwise(value for value in values if value is not None)}
    return len(steps) == 1 and 0 not in steps


def _value(text: str) -> Decimal | None:
    quantities = read_quantities(text)
    return quantities[0].value if len(quantities) == 1 else read_number(text)
