"""A whole number that its column cannot hold is no value of its record: it never reaches a table."""

import pytest
from pydantic import TypeAdapter, ValidationError

from pipeline.model.records import Record
from pipeline.model.tables import TABLES
from pipeline.write.column import columns

BITS = {"Int16": 16, "Int32": 32, "Int64": 64}
WHOLE = [
    pytest.param(table.record, column.name, BITS[column.type], id=f"{table.name}.{column.name}")
    for table in TABLES
    for column in columns(table.record)
    if column.type in BITS
]


@pytest.mark.parametrize(("record", "name", "bits"), WHOLE)
def test_a_number_too_large_for_its_column_is_refused(
    record: type[Record], name: str, bits: int
) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(record).validate_python({name: 1 << (bits - 1)}, strict=False)
    said = {error["loc"]: error["type"] for error in refused.value.errors()}
    assert said[name,] == "less_than_equal"
