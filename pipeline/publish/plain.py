"""Values as plain text: exact, without the zeros that only fill up the stored decimals."""

import re
from decimal import Decimal

EXCEL_DIGITS = 15
"""The digits of a number that Excel keeps."""

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")
HARMLESS = re.compile(r"[+\-－＋]?[0-9０-９][0-9０-９,，.．]*[%％]?|[\-－]+")


def figure(value: Decimal) -> str:
    """The figure with all its digits and no zeros at its end.

    >>> figure(Decimal("73.700000")), figure(Decimal("20000000.000000")), figure(Decimal("-0.500000"))
    ('73.7', '20000000', '-0.5')
    """
    return f"{value.normalize():f}"


def decimal_places(value: Decimal) -> int:
    """How many digits stand behind the point.

    >>> decimal_places(Decimal("73.700000")), decimal_places(Decimal("20000000.000000"))
    (1, 0)
    """
    return len(figure(value).partition(".")[2])


def fits_excel(value: Decimal) -> bool:
    """Whether Excel can hold the figure exactly, as a number.

    >>> fits_excel(Decimal("123456789.012345")), fits_excel(Decimal("1234567890.012345"))
    (True, False)
    """
    return len(value.normalize().as_tuple().digits) <= EXCEL_DIGITS


def safe(text: str) -> str:
    """The text as a spreadsheet may open it: what would be taken for a formula gets a ' before it.

    Numbers and lone dashes stay as they are. `as_it_was` takes the ' away again.

    >>> safe("=1+1"), safe("-5.3%"), safe("－"), safe("-A1"), safe("'=1")
    ("'=1+1", '-5.3%', '－', "'-A1", "''=1")
    """
    return f"'{text}" if _is_formula(text) else text


def as_it_was(text: str) -> str:
    """The text that `safe` was given.

    >>> as_it_was("'=1+1"), as_it_was("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return bool(FORMULA.match(text)) and not HARMLESS.fullmatch(text)
