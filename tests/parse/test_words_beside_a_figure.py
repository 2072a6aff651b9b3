"""What stands in brackets beside a figure is text like any other: one line, as the contract says."""

from pathlib import Path

from pipeline.build import build
from pipeline.model.edition import Source

PDF = Path(__file__).parents[1] / "editions" / "chromium-r4-transposed.pdf"


def test_words_that_break_over_two_lines_are_one_word() -> None:
    """The page prints 58.4％（速報値), with a line break within the brackets."""
    edition = build(Source("r4", PDF.name, PDF.read_bytes()))
    broken = [one for one in edition.records.kpi_values if "速\n報値" in one.printed]
    assert [(str(one.value.normalize()), one.company) for one in broken if one.value] == [
        ("58.4", "速報値")
    ]
