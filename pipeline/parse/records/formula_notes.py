"""Lines of text → the formulas that they state for printed rates: 進捗率＝（実績値－基準値）÷（目標値－基準値）."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from pipeline.knowledge import load
from pipeline.model.rate_formula import OPERATIONS, Formula
from pipeline.normalize.pattern import Match, Pattern, any_of
from pipeline.normalize.text import comparison_key

_YEAR = r"(?:(?:令和|平成|[RH])(?:元|\d{1,2})(?:年度?)?|\d{1,4}年度?)(?:末の?|の)?"
_BEFORE = rf"(?:{_YEAR}|当該年度の?|各年度の?|当年度の?|年度の?|当初の?|最新の?|直近の?)*"
_AFTER = r"(?:値|数値|数|の値|年度?の値|年度値)?"
_FINAL = r"(?:最終|最終年度の?|計画最終年度の?|計画期間終了時の?|計画終了時の?)"
_TERMS = {
    "A": rf"{_BEFORE}(?:実績|現在|現状){_AFTER}",
    "F": rf"{_FINAL}目標{_AFTER}",
    "T": rf"{_BEFORE}目標{_AFTER}",
    "B": rf"{_BEFORE}(?:基準年度?|基準|策定時|計画策定時|ベースライン){_AFTER}",
}
_TOKEN = Pattern(
    "|".join(rf"(?P<{name}>{words})" for name, words in _TERMS.items())
    + r"|(?P<N>100%?)|(?P<minus>[-－−‐–ー])|(?P<times>[×xX*])|(?P<by>[÷/／])|(?P<plus>[+＋])"
    r"|(?P<open>[(（\[{])|(?P<close>[)）\]}])"
)
_SIGNS = {"minus": "-", "times": "*", "by": "/", "plus": "+", "open": "(", "close": ")"}
_DIVIDED = Pattern(
    rf"(?P<left>{'|'.join(_TERMS.values())})を(?P<right>{'|'.join(_TERMS.values())})で(?:除|割)"
    rf"|(?P<whole>{'|'.join(_TERMS.values())})に対する(?P<part>{'|'.join(_TERMS.values())})の(?:割合|比率|百分率)"
)
"""A formula in words: 実績値を目標値で除した値; 目標値に対する実績値の割合."""
_OPENERS = ("※", "*", "注", "(注", "・", "○", "●", "■")
LONGEST_NOTE = 4
"""Lines of a note that states a formula; the longest in the PDFs at hand has three."""
_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}
RATIO_OF_EACH = {("A", "T", "/"), ("T", "A", "/")}
"""Actual by target, and its converse: the one where higher is better, the other where lower is."""


@cache
def _rate_words() -> Pattern:
    return Pattern(any_of(map(comparison_key, load("headings")["roles"]["achievement_rate"])))


def stated_formulas(lines: Iterable[str]) -> Iterator[tuple[str, Formula]]:
    """The formulas that lines state, each with the word of the rate it is for.

    A note may go on in the next lines. One that names no rate is passed over.

    >>> list(stated_formulas(["※達成率は、実績値÷目標値×100"]))[0][1].stated
    ('A', 'T', '/', '100', '*')
    """
    texts = [comparison_key(line) for line in lines]
    for at, text in enumerate(texts):
        word = _rate_words().search(text)
        if word:
            note = text[word.end() :] + "".join(_rest_of_note(texts[at : at + LONGEST_NOTE]))
            yield from ((word[0], one) for one in _formulas(note.partition("。")[0]))


def _rest_of_note(lines: Sequence[str]) -> Iterator[str]:
    """The lines after the first that go on with its note: up to a new one, or to another rate."""
    yield from takewhile(
        lambda text: not text.startswith(_OPENERS) and _rate_words().search(text) is None, lines[1:]
    )


def _formulas(text: str) -> tuple[Formula, ...]:
    found = [*_expressions(text), *map(_in_words, _DIVIDED.finditer(text))]
    runs = [run for run in found if "/" in run]
    is_of_each = {tuple(one for one in run if one not in {"100", "*"}) for run in runs}
    if is_of_each == RATIO_OF_EACH:
        return (Formula("converse"),)
    return tuple(_formula(run) for run in runs)


def _formula(run: tuple[str, ...]) -> Formula:
    stated = tuple("T" if one == "F" else one for one in run)
    return Formula("", stated, of_final="F" in run)


def _in_words(match: Match) -> tuple[str, ...]:
    left, right = match["left"] or match["part"], match["right"] or match["whole"]
    return (_term(left), _term(right), "/")


def _term(words: str) -> str:
    found = _TOKEN.fullmatch(words)
    return found.lastgroup if found and found.lastgroup else "N"


def _expressions(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of terms and signs in a text that is an expression, in reverse Polish order."""
    run: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() != end and run:
            yield from _postfix(run)
            run = []
        end = found.end()
        name = found.lastgroup or ""
        run.append(_SIGNS.get(name, "100" if name == "N" else name))
    yield from _postfix(run)


def _postfix(run: list[str]) -> Iterator[tuple[str, ...]]:
    """The run in reverse Polish order, if it is an expression of two terms or more.

    Brackets round it, and those that only open or close at its ends, are not a part of it.
    """
    for first, last in ((0, len(run)), (1, len(run)), (0, len(run) - 1), (1, len(run) - 1)):
        ordered = _ordered(run[first:last])
        if ordered and "A" in ordered and _is_sound(ordered):
            yield ordered
            return


def _ordered(run: list[str]) -> tuple[str, ...]:
    out: list[str] = []
    waiting: list[str] = []
    for one in run:
        if one == "(":
            waiting.append(one)
        elif one == ")":
            while waiting and waiting[-1] != "(":
                out.append(waiting.pop())
            if not waiting:
                return ()
            waiting.pop()
        elif one in OPERATIONS:
            while waiting and _STRENGTH.get(waiting[-1], 0) >= _STRENGTH[one]:
                out.append(waiting.pop())
            waiting.append(one)
        else:
            out.append(one)
    return () if "(" in waiting else (*out, *reversed(waiting))


def _is_sound(ordered: tuple[str, ...]) -> bool:
    """Whether each sign has its two numbers, and one number is left."""
    depth = 0
    for one in ordered:
        if one in OPERATIONS:
            depth -= 1
            if depth < 1:
                return False
        else:
            depth += 1
    return depth == 1
