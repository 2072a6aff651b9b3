"""Characters of one cell → its text."""

from collections.abc import Sequence

from pipeline.extract.rows import line_text, share_a_line, text_lines
from pipeline.extract.segments import is_column, runs
from pipeline.model.page import Character


def cell_text(characters: Sequence[Character]) -> str:
    """The text of the cell in reading order, its lines parted by line breaks.

    Vertical writing reads down each column, from the right column to the left; text turned on
    its side reads as it was drawn.
    """
    if len(characters) == 1 and characters[0].upright:
        return characters[0].text.strip()
    drawn = runs(characters, ()) if _may_read_down(characters) else []
    if drawn and all(map(is_column, drawn)) and (len(drawn) > 1 or not drawn[0][0].upright):
        drawn.sort(key=lambda run: -run[0].box.x0)
        return "\n".join("".join(one.text for one in run).strip() for run in drawn)
    lines = (line_text(line) for line in text_lines(characters))
    return "\n".join(line for line in lines if line)


def _may_read_down(characters: Sequence[Character]) -> bool:
    """Whether the second character is not beside the first, or the text is turned."""
    seen = [one for one in characters[:8] if not one.text.isspace()]
    if len(seen) < 2 or (seen[0].upright and len(seen[0].text) > 1):
        return False
    return not (seen[0].upright and share_a_line(seen[0].box, seen[1].box))
