"""The CSV: opens in Excel, gives back every row exactly."""

import csv
import io

import polars as pl
import pytest

from pipeline.model.tables import TABLES, Table
from pipeline.publish.csv_table import as_it_was, csv_table

Frames = dict[str, pl.DataFrame]


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").split("\r\n")


def test_excel_sees_what_encoding_it_is(tables: Frames) -> None:
    content = csv_table(tables["documents"])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")


def test_columns_have_the_names_of_the_contract(tables: Frames) -> None:
    assert _lines(csv_table(tables["kpi"]))[0].split(",") == tables["kpi"].columns


def test_figures_have_all_their_digits_and_their_sign(tables: Frames) -> None:
    rows = csv.DictReader(io.StringIO(csv_table(tables["kpi_values"]).decode("utf-8-sig")))
    assert [row["value"] for row in rows] == [
        "-0.5",
        "73.7",
        "20000000",
        "0.000001",
        "123456789012345678.123456",
        "",
    ]


def test_text_that_would_be_a_formula_is_none(tables: Frames) -> None:
    rows = csv.DictReader(io.StringIO(csv_table(tables["kpi"]).decode("utf-8-sig")))
    assert next(rows)["name"] == "'=HYPERLINK(1)"


def test_an_empty_text_is_not_nothing() -> None:
    rows = pl.DataFrame(
        {"text": ["", None, 'a "b"', "行1\n行2"], "is_heading": [True, False, None, None]}
    )
    assert csv_table(rows).decode("utf-8-sig") == (
        'text,is_heading\r\n"",true\r\n,false\r\n"a ""b""",\r\n"行1\n行2",\r\n'
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_read_again_it_is_the_table(tables: Frames, table: Table) -> None:
    """As the guide says: read with the types of the Parquet, take the ' away again."""
    rows = tables[table.name]
    again = pl.read_csv(csv_table(rows), schema=rows.schema)
    text = pl.selectors.string()
    assert again.with_columns(text.map_elements(as_it_was, return_dtype=pl.String)).equals(rows)
