"""The text of a page as a second witness of its tables."""

from dataclasses import replace

import pytest

from pipeline.model.finding import failures
from pipeline.model.passport import Passport
from pipeline.parse.reading import parse
from pipeline.validate.second_reading.plain_text_figures import text_outcomes
from tests.parse.typed import line, page, printed_table

TABLE = printed_table(
    "指標名 | 目標値/n（R６年度） | 実績値/n（R６年度） | 指標の/n達成状況",
    "参加者数 | 154人 | 165人 | 達成",
    "紙の購入量 | 20百万枚 | 25百万枚 | 一部達成",
)
TEXT = (
    "指標名\n目標値\n（R６年度）\n実績値\n（R６年度）\n指標の\n達成状況\n"
    "参加者数 154人 165人 達成\n"
    "紙の購入量 20百万枚 25百万枚 一部達成\n"
)


@pytest.mark.parametrize(
    ("text", "differs", "why"),
    [
        (TEXT, [], "both read the same"),
        (TEXT.replace("165人", "156人"), [("165", "156")], "two digits stand in another order"),
        (TEXT.replace("25百万枚", "25万枚"), [("25百万枚", "25万枚")], "another scale"),
        ("", [], "nothing is told, nothing is compared"),
        ("県は、市町村を支援した。", [], "prose tells no table"),
    ],
)
def test_text_against_table(text: str, differs: list[tuple[str, str]], why: str) -> None:
    pages = (replace(page(1, line("令和６年度 指標の達成状況", 10), TABLE), text=text),)
    reading = parse("r", pages, Passport())
    records = reading.records
    assert [value.printed for value in records.kpi_values][:2] == ["154人", "165人"]
    seen = list(failures(text_outcomes(records, reading.by_text)))
    assert [one.check for one in seen] == ["readings_differ"] * len(differs), why
    for one, (table, flow) in zip(seen, differs, strict=True):
        assert table in (one.observed or "")
        assert flow in (one.expected or "")


@pytest.mark.parametrize(
    ("above", "differs", "why"),
    [
        ("（単位：千人）", False, "the unit above the table holds for both readings"),
        ("", True, "without it the text says a thousandth"),
    ],
)
def test_unit_above_the_table(above: str, differs: bool, why: str) -> None:
    rows = printed_table("指標名 | 目標値 | 実績値", "参加者数 | 154 | 165", "利用者数 | 20 | 25")
    text = f"{above}\n指標名 目標値 実績値\n参加者数 154 165\n利用者数 20 25\n"
    pages = (replace(page(1, line("（単位：千人）", 80), rows), text=text),)
    reading = parse("r", pages, Passport(fiscal_year=2024))
    records = reading.records
    assert [value.value for value in records.kpi_values] == [154000, 165000, 20000, 25000]
    seen = [one.check for one in failures(text_outcomes(records, reading.by_text))]
    assert seen == ["readings_differ"] * (2 * differs), why
