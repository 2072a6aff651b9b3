"""Status words and marks → what they mean; a report's own legend comes first."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.evidence import Shares, StatusWords
from pipeline.model.records import Kpi
from pipeline.model.vocabulary import Status
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import comparison_key

_RULE = Pattern(
    r"(?:(?P<lowest>[0-9]{1,3}(?:\.[0-9])?)(?P<tens>割|%)以上)?"
    r"(?:(?P<below>[0-9]{1,3}(?:\.[0-9])?)(?P<of_ten>割|%)未満)?"
)


def read_scale(lines: Iterable[str]) -> Mapping[str, Shares]:
    """The shares of the marks, and of the words, of a report's legend; none whose rule is no share.

    >>> read_scale(["凡例 ◎達成 ○概ね達成（８割以上） ×未達成（80％未満）"])["○"]
    Shares(lowest=Decimal('80'), below=None)
    """
    found: dict[str, Shares] = {}
    for entry in legend_entries(lines):
        shares = _shares(entry.rule or "")
        if shares is not None:
            found |= dict.fromkeys((entry.mark, entry.words), shares)
    return found


def shares_of_statuses(kpi: Iterable[Kpi], lines: Iterable[str]) -> dict[int, Shares]:
    """The shares that the report's legend, somewhere in its lines, gives each status, by kpi_no."""
    scale = read_scale(lines)
    statuses = ((record.kpi_no, bare_status(record.status_printed or "")) for record in kpi)
    return {number: scale[bare] for number, bare in statuses if bare in scale}


def _shares(rule: str) -> Shares | None:
    match = _RULE.fullmatch(rule)
    if match is None or not rule:
        return None
    return Shares(
        _percent(match["lowest"], match["tens"]), _percent(match["below"], match["of_ten"])
    )


def _percent(number: str | None, of: str | None) -> Decimal | None:
    return None if number is None else Decimal(number) * (10 if of == "割" else 1)


Legend = Mapping[str, Status]

_ENTRY = Pattern(
    r"(?P<mark>[◎○〇◯●△▲□■×✕☆★※A-ZＡ-Ｚ]\+?\*?)[:：=＝…]*(?P<word>[^◎○〇◯●△▲□■×✕☆★:：=＝A-ZＡ-Ｚ]++)"
)

_IN_BRACKETS = Pattern(r"\((?P<inside>[^()]*+)\)")
_QUOTED = Pattern(r"[「『\"“](?P<inner>[^「」『』\"“”]++)[」』\"”]")
_FOOTNOTE = Pattern(r"\(?(?:※|\*|注)\d*\)?$")
_BESIDE = Pattern(
    r"(?P<open>\()?(?:達成[率度]|対目標比|目標比)?[:：]?"
    r"(?P<number>(?:(?P<minus>[△▲\-])|[+＋])?\d{1,6}(?:\.\d{1,4})?)(?P<unit>%|%?ポイント|%?pt|p)(?(open)\))$"
)
"""A rate, or a distance from the target in points, printed next to a status: 達成(105.0%)."""


class Entry(NamedTuple):
    """One mark of a report's own scale: its words, what they mean, and their rule (９割以上)."""

    mark: str
    words: str
    status: Status
    rule: str | None


@cache
def _words() -> dict[str, Status]:
    words = load("statuses")["words"]
    return {
        comparison_key(word): Status(status)
        for status, spelled in words.items()
        for word in spelled
    }


@cache
def _no_status() -> frozenset[str]:
    return frozenset(map(comparison_key, load("statuses")["no_status"]["words"]))


def read_status(printed: str, legend: Legend) -> Status | None:
    r"""The status of a cell, or None. A mark next to its word (◎達成) counts as the word.

    What is printed round a status does not change it: quotes, the mark of a footnote, its rate.

    >>> read_status("達成\n（105.0％）", {}), read_status("「未達成」※1", {})
    (<Status.ACHIEVED: 'achieved'>, <Status.NOT_ACHIEVED: 'not_achieved'>)
    """
    text = comparison_key(printed)
    return _status(text, legend) or _status(_bare(text), legend)


def _status(text: str, legend: Legend) -> Status | None:
    if text in legend:
        return legend[text]
    return _words().get(text) or _words().get(text.lstrip("◎○〇◯●△▲□■×✕☆★:："))


def bare_status(printed: str) -> str:
    """The folded text of a status cell without what is printed round its mark or word."""
    return _bare(comparison_key(printed))


def _bare(text: str) -> str:
    """The folded text of a status without its footnote mark, the rate next to it, its quotes."""
    core = _unquoted(_FOOTNOTE.sub("", text))
    return _unquoted(_BESIDE.sub("", core)) or core[:1]


def _unquoted(text: str) -> str:
    quoted = _QUOTED.fullmatch(text)
    return quoted["inner"] if quoted else text


def read_status_rate(printed: str) -> StatusWords | None:
    """The rate or the distance from the target printed next to a status, or None.

    A triangle with no word before it is the status itself.

    >>> read_status_rate("達成（105.0％）")
    StatusWords(number=Decimal('105.0'), is_distance=False, is_signed=False)
    >>> read_status_rate("未達成 △3.2pt")
    StatusWords(number=Decimal('-3.2'), is_distance=True, is_signed=True)
    """
    text = _unquoted(_FOOTNOTE.sub("", comparison_key(printed)))
    found = _BESIDE.search(text)
    if found is None:
        return None
    digits = found["number"].lstrip("△▲-+＋")
    is_signed = digits != found["number"] and found.start() > 0
    is_below = is_signed and bool(found["minus"])
    number = -Decimal(digits) if is_below else Decimal(digits)
    return StatusWords(number, found["unit"] != "%", is_signed)


def is_known_status(printed: str, legend: Legend) -> bool:
    """Whether a cell needs no manual check: a known word, or a dash for no status.

    A dash may have the mark of a footnote; that mark alone may mean anything.
    """
    text = comparison_key(printed)
    bare = _bare(text) or text
    return bool({text, bare} & _no_status()) or read_status(printed, legend) is not None


def read_legend(lines: Iterable[str]) -> Legend:
    """The report's own scale, from lines such as ※評価：◎達成 ○概ね達成（９割以上） ×未達成.

    A legend is a line in which two marks or more are before known statuses, or one that is
    called 凡例 or the like, or follows one. A mark is taken only where the words after it are a known status.
    """
    return {entry.mark: entry.status for entry in legend_entries(lines)}


def legend_entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The marks of the report's own scale, each with its status and the rule in its brackets."""
    openers = tuple(map(comparison_key, load("statuses")["legend"]["openers"]))
    is_continued = False
    for line in lines:
        text = comparison_key(line)
        opens = any(opener in text for opener in openers)
        entries = list(_entries(text))
        is_legend = opens or is_continued or len({entry.mark for entry in entries}) > 1
        yield from entries if is_legend else ()
        is_continued = opens or (is_legend and bool(entries))


def _entries(text: str) -> Iterator[Entry]:
    for entry in _ENTRY.finditer(text):
        words = _without_rule(entry["word"])
        status = _status_of_words(words)
        if status:
            rule = _IN_BRACKETS.search(entry["word"])
            yield Entry(entry["mark"], words, status, rule["inside"] if rule else None)


def _status_of_words(words: str) -> Status | None:
    """The status a legend's words mean, with the words round it taken off one by one."""
    if words in _words():
        return _words()[words]
    shorter = (words.removeprefix(word) for word in load("statuses")["legend"]["decorations"])
    rest = next((rest for rest in shorter if rest != words), None)
    return _status_of_words(rest) if rest else None


def _without_rule(word: str) -> str:
    """The word without the rule in its brackets: 達成(10割) → 達成."""
    return _IN_BRACKETS.sub("", word).strip("、,。/|・ -ー－―")
