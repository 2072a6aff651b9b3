"""What makes the text of a page doubtful."""

import sys

from pipeline.extract.page.text_health import OTHER, is_odd


def test_no_letter_is_odd_that_is_not_looked_at() -> None:
    """Plain letters are passed over at once: none of them may be one to doubt."""
    plain = [letter for letter in map(chr, range(sys.maxunicode)) if not OTHER.match(letter)]
    assert len(plain) > 20_000
    assert not list(filter(is_odd, plain))
