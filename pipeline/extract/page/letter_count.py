"""How many letters two readers find on one page → whether one of them stopped before its end."""

import unicodedata

from pipeline.model.page import Doubt, PageContent

FEWEST = 5
"""Letters: so many two readers may differ in. On the 273 pages at hand they differ by at most 4."""
SHARE = 0.03
"""Of the letters, on a long page: ligatures, and marks of half-width kana that one reader joins to
their kana, are counted by one reader once and by the other twice. A row of a table is more."""


def letters_of_text(text: str) -> int:
    """How many letters and digits a text has, ligatures and half-width kana taken apart.

    >>> letters_of_text("ﾃﾞｰﾀ 1,234"), letters_of_text("データ 1,234")
    (7, 7)
    """
    return sum(map(str.isalnum, unicodedata.normalize("NFKC", text)))


def letters_of_content(content: PageContent) -> int:
    """How many letters a reader found, with those that no person sees and those of unknown text."""
    known = sum(
        1 if one.text.startswith("(cid:") else len(unicodedata.normalize("NFKC", one.text))
        for one in content.text_runs
        if not one.text.isspace()
    )
    return known + content.hidden


def shortfall(by_pdfium: int, by_pdfplumber: int) -> Doubt | None:
    """That one reader finds clearly fewer letters than the other: a part of the page is not read."""
    least, most = sorted((by_pdfium, by_pdfplumber))
    if most - least <= max(FEWEST, SHARE * most):
        return None
    seen = f"PDFium finds {by_pdfium} letters, pdfplumber {by_pdfplumber}"
    return Doubt("damaged_page", seen)
