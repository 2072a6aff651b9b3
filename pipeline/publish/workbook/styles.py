"""How cells of the workbook look: fonts, colours, widths, figures with all digits."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

FONT = {"font_name": "Yu Gothic", "font_size": 10.5, "valign": "top"}
GOOD, NEARLY, PARTLY, BAD, OPEN = (
    {"bg_color": "#C6EFCE", "font_color": "#0B5A1E"},
    {"bg_color": "#E4F3D3", "font_color": "#3F5A12"},
    {"bg_color": "#FFEB9C", "font_color": "#6B4A00"},
    {"bg_color": "#FFC7CE", "font_color": "#8B0010"},
    {"bg_color": "#DCE6F4", "font_color": "#1F3864"},
)
COLOURS = {
    "achieved": GOOD,
    "mostly_achieved": NEARLY,
    "partially_achieved": PARTLY,
    "not_achieved": BAD,
    "pending": OPEN,
    "error": BAD,
    "warning": PARTLY,
    "notice": OPEN,
}
"""The look of a word of status or severity, beside the word itself."""
COLOURED = frozenset({"status", "severity"})
WHOLE = "#,##0"
DARK = {"bg_color": "#1F3864", "font_color": "#FFFFFF", "border_color": "#8EA9DB"}
GREY = {"bg_color": "#595959", "font_color": "#FFFFFF", "border_color": "#A6A6A6"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 -- xlsxwriter is loaded only to write
        """Takes the xlsxwriter workbook the formats are for."""
        self._made = cache(lambda looks: book.add_format(FONT | dict(looks)))

    def __call__(self, **looks: object) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
        """The format with these properties of xlsxwriter."""
        return self._made(tuple(sorted(looks.items())))

    def head(self, is_detail: bool = False) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
        """The format of a heading; those of details are grey."""
        return self(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            indent=1,
            border=1,
            **(GREY if is_detail else DARK),
        )

    def text(self, **looks: object) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
        """The format of text, a little away from the figure at its left."""
        return self(align="left", indent=1, **looks)

    def figure(self, places: int) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
        """The format that shows a figure with this many digits behind the point, and no more."""
        shown = f"{WHOLE}.{'0' * places}" if places else WHOLE
        return self(num_format=shown)

    def word(self, word: str) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
        """The format of a word of status or severity."""
        return self.text(**COLOURS.get(word, {}))


NARROWEST, WIDEST = 6, 46
FILTER_ARROW = 3
"""Room the arrow of the filter takes in a heading."""


def width(text: str) -> int:
    r"""The width of the widest line of a text, in half-width letters.

    >>> width("KPI"), width("目標値"), width("目標\n2024")
    (3, 6, 4)
    """
    return max((sum(map(_letter, line)) for line in text.split("\n")), default=0)


def column_width(heading: str, texts: Iterable[str], most: int = WIDEST) -> int:
    """The width a column needs, within what a screen can show.

    A heading breaks into two lines before it makes a column of short values wide.
    """
    of_heading = -(-width(heading) // 2) + FILTER_ARROW
    widest = max(map(width, texts), default=0) + 3
    return min(max(of_heading, widest, NARROWEST), most)


def lines(text: str, room: int) -> int:
    r"""How many lines a text takes in a column that is so wide.

    >>> lines("", 20), lines("行政手続のオンライン化", 20), lines("行政手続\n窓口", 20)
    (1, 2, 2)
    """
    return sum(max(1, -(-width(line) // (room - 2))) for line in text.split("\n"))


def _letter(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WFA" else 1
