"""What stands in schemas/ is what the records say."""

import tomllib
from pathlib import Path

import pytest

from pipeline.commands.schemas import CHECK_LIST, schema_texts, schemas
from pipeline.model.records.record import column_names
from pipeline.model.tables import TABLES, Table
from pipeline.write.check_list import check_list

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_schemas_are_fresh() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.iterdir()}
    assert published == schema_texts(), "stale: run `make schemas` and commit what it writes"


def test_the_list_of_checks_is_fresh() -> None:
    published = (SCHEMAS.parent / "docs" / CHECK_LIST).read_text(encoding="utf-8")
    assert published == check_list(), "stale: run `make schemas` and commit what it writes"


def test_schemas_of_no_table_are_removed(tmp_path: Path) -> None:
    (tmp_path / "kpis.toml").write_text("", encoding="utf-8")
    schemas(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == schema_texts().keys()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_schema_is_toml_that_names_every_column(table: Table) -> None:
    said = tomllib.loads(schema_texts()[f"{table.name}.toml"])
    assert [column["name"] for column in said["column"]] == list(column_names(table.record))
    assert said["key"] == list(table.key)
    assert said["references"] == {other: list(key) for other, key in table.references.items()}


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param(
            "kpi",
            {
                "name": "target",
                "title": "目標値",
                "type": "Decimal(24, 6)",
                "nullable": True,
                "unit_column": "unit",
                "description": "The target for the report's year, in base units; null where there is a mark.",
            },
            id="a figure whose unit stands in the row",
        ),
        pytest.param(
            "overview",
            {
                "name": "share_percent",
                "title": "割合(％)",
                "type": "Decimal(24, 6)",
                "nullable": True,
                "unit": "%",
                "description": "The share printed in brackets beside the count, in percent.",
            },
            id="a figure in percent",
        ),
        pytest.param(
            "mentions",
            {
                "name": "field",
                "title": "欄",
                "type": "String",
                "nullable": False,
                "words": ["plan", "outcome", "next_plan"],
                "description": "The narrative the figure stands in: a column of initiatives.",
            },
            id="a word of a closed list",
        ),
    ],
)
def test_a_column_says_all_there_is_to_say(table: str, column: dict[str, object]) -> None:
    said = tomllib.loads(schema_texts()[f"{table}.toml"])["column"]
    assert column in said


@pytest.mark.parametrize(
    "line",
    [
        "| `target` | 目標値 | Decimal(24, 6) | yes | [unit] | The target for the report's year, in base units; null where there is a mark. | その年度の目標値。数値がないときは空欄。 |",
        "| `x0` | 左 | Float64 | no | pt | PDF points from the left edge of the page. | 紙面での左端の位置（左から、ポイント）。 |",
        "| `direction` | 方向 | String | yes |  | Which way is better, where it can be told. One of: `higher`, `lower`. | 値が大きいほどよいか、小さいほどよいか。判断できないときは空欄。 |",
        "One row is one figure in narrative text. Key: `document_id`, `initiative_no`, `field`, `start`. Refers to: `document_id` → `documents`; `document_id`, `kpi_no` → `kpi`; `document_id`, `initiative_no` → `initiatives`.",
    ],
    ids=["a figure", "a place", "words", "a table"],
)
def test_the_dictionary_says_it_for_people(line: str) -> None:
    assert line in schema_texts()["README.md"].splitlines()
