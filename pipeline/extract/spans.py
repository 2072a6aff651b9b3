"""The letters of a page → spans of letters that stand together."""

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.extract.letters import HYPHENS, Letters
from pipeline.extract.sheet import Sheet
from pipeline.extract.unsure import Unsure

STRETCH = re.compile(rf"[^\s\x00-\x1f{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}]|[^\S\r\n]")
"""Letters up to a space, or one space."""
OF_FIGURES = re.compile(r"[\d,.%+\-−△▲]")
"""What figures are written with."""

Span = tuple[int, int, int]
"""Numbers of the first letter of a span and of the first one behind it; its text object."""


def check_mapped(letters: Letters, known: set[str]) -> None:
    """Refuse letters without a known text. `known` are those of the report that have one.

    A glyph that is not in its font's table of codes comes as some other letter, perhaps as a
    digit. So each letter of a report is asked for once, and digits wherever they stand.
    """
    text = letters.text
    asked = [match.start() for match in OF_FIGURES.finditer(text)]
    new = set(text) - known
    asked += map(text.index, new)
    if letters.any_unmapped(asked):
        raise Unsure("unmapped")
    known |= new


def spans_of(letters: Letters, sheet: Sheet, used: set[int]) -> Iterator[Span]:
    """The stretches, and the spaces that are printed. Notes which objects are `used`."""
    generated = letters.generated()
    found = [
        span
        for span in (match.span() for match in STRETCH.finditer(letters.text))
        if span[0] not in generated
    ]
    ends = letters.objects([number for start, end in found for number in (start, end - 1)])
    used.update(ends)
    for (start, end), first, last in zip(found, ends[::2], ends[1::2], strict=True):
        if first == last:
            yield start, end, first
        else:
            yield from _by_setting(letters, sheet, used, start, end)


def _by_setting(
    letters: Letters, sheet: Sheet, used: set[int], start: int, end: int
) -> Iterator[Span]:
    """A stretch parted where an object goes on that is set otherwise, or is special."""
    objects = letters.objects(range(start, end))
    own = set(objects)
    used |= own
    types, special = sheet.types, sheet.special
    settings = {one: one if one in special else types[one][2:] for one in own}
    if len(set(settings.values())) == 1:
        yield start, end, objects[-1]
        return
    for _, group in groupby(objects, settings.__getitem__):
        alike = list(group)
        yield start, start + len(alike), alike[-1]
        start += len(alike)
