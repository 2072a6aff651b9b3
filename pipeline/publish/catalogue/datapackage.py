"""`datapackage.json`: what each CSV holds, for programs, as the Frictionless standards say it."""

from collections.abc import Mapping
from typing import Any

from pipeline.model.checksum import sha256
from pipeline.model.tables import TABLES, Table
from pipeline.publish.catalogue.licence import credits_of, named_licence, terms_of
from pipeline.publish.catalogue.schema_org import metadata_of
from pipeline.publish.csv_table import csv_path
from pipeline.publish.read_tables import Tables
from pipeline.publish.wording import labels, web_address
from pipeline.write.column import DECIMAL, Column, columns, meaning, row_meaning

TYPES = {
    "String": "string",
    "Boolean": "boolean",
    "Float64": "number",
    "Date": "date",
    DECIMAL: "number",
}


def datapackage(tables: Tables, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The package of the CSVs among `files`, which are named by their path."""
    about = metadata_of(tables)
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.title,
        "description": f"{about.description}\n{about.description_en}",
        "keywords": list(about.keywords),
        "sources": _sources(tables),
        "resources": [_resource(table, files[csv_path(table.name)]) for table in TABLES],
    }
    licences = [named_licence(terms) for terms in tables["documents"]["licence"]]
    known = [licence for licence in dict.fromkeys(licences) if licence]
    if known and None not in licences:
        package["licenses"] = [
            {"name": one.name, "title": one.title, "path": one.path} for one in known
        ]
    return package


def _sources(tables: Tables) -> list[dict[str, str]]:
    """The reports, with how each is to be credited and under which terms it may be used."""
    rows = tables["documents"].iter_rows(named=True)
    sources = []
    for row, credit, terms in zip(rows, credits_of(tables), terms_of(tables), strict=True):
        source = {"title": row["title"] or row["source_file"], "credit": credit, "terms": terms}
        sources.append(source | ({"path": url} if (url := web_address(row["url"])) else {}))
    return sources


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": csv_path(table.name),
        "title": table.title,
        "description": f"{row_meaning(table)}\nOne row is {table.row}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of one table; a reference some rows of which may be empty is left out."""
    promised = {column.name: column for column in columns(table.record)}
    keys = [
        {"fields": list(names), "reference": {"resource": other, "fields": _key_of(other)}}
        for other, names in table.references.items()
        if not any(promised[name].nullable for name in names)
    ]
    schema = {
        "fields": [_field(table, column) for column in promised.values()],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    return schema | ({"foreignKeys": keys} if keys else {})


def _key_of(name: str) -> list[str]:
    return next(list(table.key) for table in TABLES if table.name == name)


def _field(table: Table, column: Column) -> dict[str, Any]:
    """One column: its type, title and meaning, and what its values keep to."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.type, "integer"),
        "title": column.title,
        "description": f"{meaning(table, column)}\n{column.description}",
    }
    constraints: dict[str, Any] = {}
    if not column.nullable and (
        column.type != "String" or column.words or column.name in table.key
    ):
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
        field["labels"] = labels(column)
    told = {"unit": column.unit, "unitColumn": column.unit_column, "constraints": constraints}
    return field | {name: value for name, value in told.items() if value}
