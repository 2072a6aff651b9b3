"""One table's schema as TOML that people read and machines load."""

import json

from pipeline.model.tables import Table
from pipeline.write.column import Column, columns

HEAD = "# Generated from pipeline/model/ by `make schemas`: change the record, not this file."


def schema_toml(table: Table) -> str:
    """The schema of one table: what a row is, its key, its references, and every column."""
    head = [
        HEAD,
        "",
        f"table = {_value(table.name)}",
        f"title = {_value(table.title)}",
        f"row = {_value(table.row)}",
        f"key = {_value(table.key)}",
        "",
        "[references]",
        *(f"{other} = {_value(names)}" for other, names in table.references.items()),
    ]
    body = [line for column in columns(table.record) for line in _column(column)]
    return "\n".join([*head, *body]) + "\n"


def _column(column: Column) -> list[str]:
    said = {
        "name": column.name,
        "title": column.title,
        "type": column.type,
        "nullable": column.nullable,
        "unit": column.unit,
        "unit_column": column.unit_column,
        "words": column.words or None,
        "description": column.description,
    }
    lines = [f"{key} = {_value(value)}" for key, value in said.items() if value is not None]
    return ["", "[[column]]", *lines]


def _value(value: object) -> str:
    """A TOML value: for text, whole lists of text and truth values TOML writes what JSON writes."""
    return json.dumps(value, ensure_ascii=False)
