"""What makes the text of a page doubtful."""

import sys

import pytest

from pipeline.extract.page.text_health import OTHER, is_suspicious
from tests.extract.reading import read
from tests.extract.typeset import text


def test_no_letter_is_odd_that_is_not_looked_at() -> None:
    """Plain letters are passed over at once: none of them may be one to doubt."""
    plain = [letter for letter in map(chr, range(sys.maxunicode)) if not OTHER.match(letter)]
    assert len(plain) > 20_000
    assert not list(filter(is_suspicious, plain))


@pytest.mark.parametrize(
    ("words", "checks"),
    [
        pytest.param(
            "利用率は前年度から増えた。Citroën", [], id="a name with an accent is no fault"
        ),
        pytest.param("ÃÄÅ率は73.7%", ["text_unreliable"], id="a third of a wrong table of codes"),
        pytest.param("利ÃÄは前年度ÅÆ増Çた。", ["text_unreliable"], id="two fifths of one"),
        pytest.param("ÃÄÅÆÇÈÉÊ", ["text_unreliable"], id="nothing else"),
    ],
)
def test_letters_of_no_script_of_a_report_make_its_text_unreliable(
    words: str, checks: list[str]
) -> None:
    """Where the table of codes is wrong, figures may be wrong, too: a fifth of the letters is much."""
    assert [doubt.check for doubt in read([text(50, 50, words)]).doubts] == checks
