"""The data dictionary in Markdown, and the schema of each table in TOML."""

import json

from pipeline.model.tables import TABLES, Table
from pipeline.write.column import Column, columns, meaning, row_meaning

HEAD = """\
<!-- Generated from pipeline/model/ by `make schemas`: change the record, not this file. -->

# データ定義書 / Data dictionary

## 約束ごと

- 年度は西暦で、その年度が始まる年です。令和６年度は 2024 です。
- 値は基本単位の正確な十進数です。`275万PV` は 2750000 で単位は `PV`、`73.7%` は 73.7 で単位は `%`。％ポイントは `%` とは別の単位です。
- 空欄 (null) は 0 ではありません。数値がない理由は `kpi_values` の `mark` にあります。
- 文字列は英数字と記号を半角、カタカナを全角にそろえています。紙面のとおりの文字列は `printed`、`…_printed` にあります。
- `page` は PDF のページ (1 から)。`x0, top, x1, bottom` はページの左上を原点とする PDF ポイント (72 分の 1 インチ) です。
- 表はどれも `document_id` と紙面の順に並んでいます。行が 1 つもない表にもすべての列があります。

## Conventions

- A year is the Western year in which the Japanese fiscal year begins: 令和６年度 is 2024.
- Values are exact decimals in base units: `275万PV` is 2750000 with the unit `PV`, `73.7%` is 73.7 with the unit `%`. ％ポイント is a unit of its own.
- Null is not 0. `mark` in `kpi_values` says why there is no figure.
- In text, ASCII letters, digits and symbols are half-width and katakana full-width. `printed` and `…_printed` hold the text exactly as extracted.
- `page` is the page of the PDF, from 1; `x0, top, x1, bottom` are PDF points (1/72 inch) from the top left of the page.
- Every table is sorted by `document_id` and place in the report. A table without rows has all its columns.
- The unit of a column is given below; `[unit]` means that the column `unit` of the same row names it.

## Types

| type | holds |
|---|---|
| String | text (UTF-8) |
| Boolean | true or false |
| Int16, Int32, Int64 | whole numbers |
| Decimal(24, 6) | exact decimals: up to 18 digits before the point and 6 after it |
| Float64 | places on a page, never figures of a report |
| Date | a day |
"""


def dictionary() -> str:
    """The whole data dictionary, one section a table."""
    contents = [f"- [{table.name}](#{_anchor(table)}) {table.title}" for table in TABLES]
    sections = [_section(table) for table in TABLES]
    return "\n".join([HEAD, "## 表の一覧 / Tables", "", *contents, "", *sections])


def _anchor(table: Table) -> str:
    return f"{table.name}-{table.title}"


def _section(table: Table) -> str:
    rows = [_row(table, column) for column in columns(table.record)]
    return "\n".join(
        [
            f"## {table.name} {table.title}",
            "",
            f"One row is {table.row}. Key: {_names(table.key)}.{_references(table)}",
            row_meaning(table),
            f"The same for machines: [`{table.name}.toml`]({table.name}.toml).",
            "",
            "| column | 列名 | type | null | unit | description | 説明 |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _references(table: Table) -> str:
    described = [f"{_names(names)} → `{other}`" for other, names in table.references.items()]
    return f" Refers to: {'; '.join(described)}." if described else ""


def _row(table: Table, column: Column) -> str:
    unit = column.unit or (f"[{column.unit_column}]" if column.unit_column else "")
    words = f" One of: {_names(column.words)}." if column.words else ""
    cells = (
        f"`{column.name}`",
        column.title,
        column.type,
        "yes" if column.nullable else "no",
        unit,
        column.description + words,
        meaning(table, column),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


TOML_HEAD = "# Generated from pipeline/model/ by `make schemas`: change the record, not this file."


def schema_toml(table: Table) -> str:
    """The schema of one table: what a row is, its key, its references, and every column."""
    head = [
        TOML_HEAD,
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
    described = {
        "name": column.name,
        "title": column.title,
        "type": column.type,
        "nullable": column.nullable,
        "unit": column.unit,
        "unit_column": column.unit_column,
        "words": column.words or None,
        "description": column.description,
    }
    lines = [f"{key} = {_value(value)}" for key, value in described.items() if value is not None]
    return ["", "[[column]]", *lines]


def _value(value: object) -> str:
    """A TOML value: for text, whole lists of text and truth values TOML writes what JSON writes."""
    return json.dumps(value, ensure_ascii=False)
