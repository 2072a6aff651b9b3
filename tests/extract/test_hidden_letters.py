"""What a reader knows to be hidden is left out, unless a number is no longer whole without it."""

import pytest

from pipeline.extract.page.hidden_letters import left_out
from pipeline.model.page import Box, TextRun


@pytest.mark.parametrize(
    ("text", "hidden", "kept"),
    [
        pytest.param("10.1", "10.1", "", id="a number that is hidden as a whole"),
        pytest.param("10.1", "0", "10.1", id="a digit of a number"),
        pytest.param("10.1", ".", "10.1", id="its point"),
        pytest.param("10.1％", "％", "10.1", id="its unit"),
        pytest.param("10 1", "0", "10 1", id="the last digit"),
        pytest.param("県 10", "県", " 10", id="a word of its own"),
        pytest.param("1 0", "0", "1 ", id="a number behind a gap"),
    ],
)
def test_hidden_letters(text: str, hidden: str, kept: str) -> None:
    """A blank is a gap as wide as a letter."""
    runs = [
        TextRun(letter, Box(5.0 * at, 0, 5.0 * at + 5, 10), 10.0)
        for at, letter in enumerate(text)
        if letter != " "
    ]
    gone = left_out([run.text in hidden for run in runs], runs)
    seen = [run.text for run, is_gone in zip(runs, gone, strict=True) if not is_gone]
    assert "".join(seen) == kept.replace(" ", "")
