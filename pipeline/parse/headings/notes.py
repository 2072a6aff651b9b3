"""Lines of text → whether they are a legend or a note, and so no heading of anything."""

from functools import cache

from pipeline.knowledge import load
from pipeline.normalize.pattern import Pattern, any_of
from pipeline.normalize.text import normalized
from pipeline.parse.headings.status_words import is_status

_OPENING = "(【[<〈《「『■◆□◇▼▽"
_NOTE = Pattern(r"注(?![文目意入射力視水])")
"""What opens a note; 注文 and 注目 are words of their own."""
_MARKS = frozenset("◎○〇◯●△▲×✕☆★☀☁☂")
_EXPLAINED = Pattern(r"[◎○〇◯●△▲×✕☆★☀☁☂][:=…]")
_BETWEEN = Pattern(r"[\s:：=(（)）・…、,/◎○〇◯●△▲□■×✕☆★A-ZⅠ-Ⅻ\d]+")
"""What is before and after the words of a legend: its marks, letters and numbers."""
_AS_OF = Pattern(r"[(（]?.{0,20}\d.{0,12}(?:現在|時点)[)）]?")
"""The date of the figures of a table: (令和7年3月31日現在)."""


@cache
def _computed() -> Pattern:
    """How a rate is computed: 進捗率＝（実績値－基準値）÷（目標値－基準値）; 達成率は実績を目標で除した値."""
    rates = any_of(load("headings")["roles"]["achievement_rate"])
    return Pattern(rf".*{rates}」?(?:\(%\))?(?:は|とは|=|の計算|の算).*|.*値?\)?(?:÷|で除し).*")


@cache
def _openers() -> tuple[str, ...]:
    return tuple(map(normalized, load("context")["note_openers"]))


def is_note(text: str) -> bool:
    """Whether a line is a legend, a note, a formula or a date: 【凡例】◎：達成, ※１ 速報値.

    >>> is_note("◎：達成 ○：概ね達成"), is_note("達成：目標値以上"), is_note("(令和7年3月末現在)")
    (True, True, True)
    >>> is_note("窓口の改善"), is_note("注文の電子化"), is_note("達成状況の一覧")
    (False, False, False)
    """
    words = normalized(text).strip()
    bare = words.lstrip(_OPENING)
    return (
        bare.startswith(_openers())
        or _NOTE.match(bare) is not None
        or _is_legend(bare)
        or _AS_OF.fullmatch(words) is not None
        or _computed().fullmatch(words) is not None
    )


def heading_words(name: str) -> str | None:
    """The words of a heading without a legend in brackets after them; None where it is a note.

    >>> heading_words("指標の状況(○:目標を達成 ×:未達成)"), heading_words("◎達成 ○概ね達成")
    ('指標の状況', None)
    """
    if not is_note(name):
        return name
    before = normalized(name).partition("(")[0].strip()
    return before if before and not is_note(before) else None


def _is_legend(text: str) -> bool:
    """Whether a line explains a mark or has two, opens with a status, or has two: A:達成 B:概ね達成."""
    words = [word for word in _BETWEEN.split(text) if word]
    is_explained = bool(words) and (is_status(words[0]) or sum(map(is_status, words)) > 1)
    has_mark = _EXPLAINED.search(text) is not None or len(_MARKS.intersection(text)) > 1
    return is_explained or has_mark
