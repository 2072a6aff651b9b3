"""The cells of a name → the name, without its number in a list and the marks of its footnotes."""

from collections.abc import Sequence

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import normalized
from pipeline.parse.headings.lexicon import read_heading
from pipeline.parse.headings.numbering import Numbered, read_numbered
from pipeline.parse.table import Cell

NUMBERS_OF_NAMES = frozenset({"dotted", "number", "bracketed", "circled"})
"""The styles of numbers that names of a list may begin with; a roman one is a section's."""
NAME_PART = "name_part"
"""The role of a word over parts of a name: 内訳, 対象."""
_LABEL = Pattern(
    r"(?:KPI|ＫＰＩ|指標|No\.?|Ｎｏ．?)[\s　]*[0-9０-９]{1,3}[\s　:：.．、]+(?P<name>\D.*)"
)
"""A number that is called one: KPI１　オンライン申請の利用率."""
_BEFORE_DIGIT = Pattern(r"(?P<number>[0-9０-９]{1,3})[\s　]+(?P<name>[0-9０-９].*)")
"""A number before a name that begins with one itself: ７　25歳から44歳までの就業率."""
_NOTE_MARK = Pattern(r"[(（\[]?(?:※|\*|注)\s?\d{1,2}[)）\]]?|※|\*$")


def whole_name(parts: Sequence[Cell | None]) -> Cell:
    """The name in all its parts: がん検診受診率 | 胃がん are two columns under one heading.

    A word that only holds others together is no part: 内訳 over うち家庭系.
    """
    cells = [cell for cell in dict.fromkeys(parts) if cell and cell.text]
    named = [cell for cell in cells if read_heading(cell.printed).role != NAME_PART] or cells
    text = " ".join(without_note_marks(cell.text) for cell in named)
    printed = " ".join(cell.printed for cell in cells)
    original = " ".join(cell.on_page for cell in cells)
    return cells[0]._replace(text=text, printed=printed, original=original)


def without_note_marks(name: str) -> str:
    """A name without the marks of its footnotes, which change from year to year.

    >>> without_note_marks("育児休業取得率※1(県内事業所)"), without_note_marks("※")
    ('育児休業取得率(県内事業所)', '※')
    """
    return _NOTE_MARK.sub("", name).strip() or name


def numbered_name(name: Cell) -> Numbered | None:
    """The number a name begins with, by what is printed: １　県の…, whose space the text has not."""
    printed = name.printed.replace("\n", "")
    before_digit = _BEFORE_DIGIT.fullmatch(printed)
    if before_digit:
        return Numbered("number", before_digit["number"], normalized(before_digit["name"]))
    return read_numbered(printed) or read_numbered(name.text)


def without_number(name: Cell, *, in_list: bool) -> Cell:
    """The name without its number: one that is called a number, or that each name of its list has."""
    label = _LABEL.fullmatch(name.printed.replace("\n", ""))
    if label:
        return name._replace(text=without_note_marks(normalized(label["name"])))
    numbered = numbered_name(name) if in_list else None
    return name._replace(text=without_note_marks(numbered.name)) if numbered else name
