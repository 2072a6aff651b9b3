"""Every column and every word has its Japanese, and nothing stale is kept."""

import re

import pytest

from pipeline.knowledge import load
from pipeline.model.tables import TABLES, Table
from pipeline.publish.wording import labels
from pipeline.write.column import columns, meaning, row_meaning

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
USED = {(table.name, column.name) for table in TABLES for column in columns(table.record)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_told_in_japanese(table: Table) -> None:
    assert row_meaning(table).startswith("1行は")
    for column in columns(table.record):
        said = meaning(table, column)
        assert JAPANESE.search(said)
        assert said.endswith("。")
        for word, called in labels(column).items():
            assert JAPANESE.search(called), word


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_two_headings_of_a_sheet_are_alike(table: Table) -> None:
    titles = [column.title for column in columns(table.record)]
    assert len(titles) == len(set(titles))


def test_no_meaning_is_of_a_column_that_is_gone() -> None:
    known = load("meanings")
    assert set(known["columns"]) <= {name for _, name in USED}
    assert {(table, name) for table, said in known["in_table"].items() for name in said} <= USED
    assert set(known["rows"]) == {table.name for table in TABLES}
    every = [column for table in TABLES for column in columns(table.record) if column.words]
    words = {column.name: set(column.words) for column in every}
    assert {
        name: set(said) <= words[name] for name, said in known["words"].items()
    } == dict.fromkeys(known["words"], True)
