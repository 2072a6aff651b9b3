"""Editions of other years, layouts and producers: every value as typed before the typesetting."""

import tomllib
from pathlib import Path

import pytest

from tests.truth import differences, read

HERE = Path(__file__).parent / "editions"
NAMES = sorted(path.name.removesuffix(".truth.toml") for path in HERE.glob("*.truth.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_edition(name: str) -> None:
    truth = tomllib.loads((HERE / f"{name}.truth.toml").read_text("utf-8"))
    edition = read(HERE / f"{name}.pdf")
    assert differences(edition, truth) == []
    assert [document.fiscal_year for document in edition.records.documents] == [
        truth["document"]["fiscal_year"]
    ]
