"""Words → whether they can be the name of an indicator or a field, a total, a section number."""

from collections.abc import Sequence

from pipeline.normalize.quantity.quantities import is_figure_or_mark
from pipeline.normalize.text import comparison_key
from pipeline.parse.headings.lexicon import domain_of, is_total_label, read_heading
from pipeline.parse.headings.numbering import ascii_code, may_be_code, read_numbered
from pipeline.parse.headings.sections import new_value_words
from pipeline.parse.plain_text.word_rows import Span, Word, is_one_paragraph, text_of
from pipeline.parse.records.status import read_status

LONGEST_NAME = 120
"""Characters a name may have; what is longer is a sentence without a full stop.

Twice the longest name in the PDFs at hand, 60 characters (an indicator of a ministry). From 60 to 240
all pages at hand are read alike.
"""


def is_name(words: Sequence[Word], span: Span) -> bool:
    """Whether words can name an indicator: one paragraph, no sentence, no heading, no values."""
    return is_one_paragraph(words, span) and is_name_in_parts(words, [span])


def is_name_in_parts(words: Sequence[Word], spans: Sequence[Span]) -> bool:
    """Whether words, in one or more places, are a name together."""
    text = "".join(text_of(words, span) for span in spans)
    found = [word.text for span in spans for word in words[span.start : span.end]]
    if not text or len(text) > LONGEST_NAME or "。" in text or _has_values(found):
        return False
    is_heading = read_heading(text).is_known or domain_of(text) or read_numbered(text)
    return not is_heading and not is_badge(text) and any(map(str.isalpha, text))


def _has_values(words: Sequence[str]) -> bool:
    """Whether words end with a figure, have more than one, or a status: a row that was not read."""
    values = [is_figure_or_mark(word) for word in words]
    return values[-1] or sum(values) > 1 or any(read_status(word, {}) for word in words)


def is_badge(text: str) -> bool:
    """Whether a text begins with the words of a badge: 新しい価値."""
    return comparison_key(text).startswith(new_value_words())


def is_total(words: Sequence[Word], span: Span) -> bool:
    """Whether words are the label of a total, however they are broken: 合 計."""
    return is_total_label(text_of(words, span))


def number_of(words: Sequence[Word], span: Span) -> Span | None:
    """The number of a section that a label, or a line of it, begins with (Ⅰ- １); else None."""
    starts = [span.start, *(at for at in range(span.start + 1, span.end) if words[at].opens)]
    found = (_number_at(words, Span(start, span.end)) for start in starts)
    return next(filter(None, found), None)


def _number_at(words: Sequence[Word], span: Span) -> Span | None:
    places = range(span.start, span.end)
    farthest = next((at for at in places if not may_be_code(words[at].text)), span.end)
    beginnings = (Span(span.start, end) for end in range(farthest, span.start, -1))
    return next((one for one in beginnings if ascii_code(text_of(words, one))), None)
