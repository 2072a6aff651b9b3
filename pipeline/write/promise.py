"""The written tables, checked against the promises of the contract."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import polars as pl
from pydantic import ValidationError

from pipeline.model.records import Record
from pipeline.model.records.record import from_table
from pipeline.model.tables import TABLES, Table
from pipeline.write.column import PLACE
from pipeline.write.frame import position, schema
from pipeline.write.table_places import CURRENT


def broken_promises(folder: Path) -> list[str]:
    """Every promise that the tables in `folder` break, one sentence each; none means all hold.

    The rows of a table whose columns are not as promised are not checked.
    """
    snapshot = (folder / CURRENT).resolve() if (folder / CURRENT).is_dir() else folder
    broken: list[str] = []
    sound: dict[str, pl.DataFrame] = {}
    for table in TABLES:
        path = snapshot / f"{table.name}.parquet"
        wrong = list(_broken_columns(table, path))
        broken += wrong
        if not wrong:
            sound[table.name] = pl.read_parquet(path)
    for table in TABLES:
        if table.name in sound:
            broken += _broken_rows(table, sound[table.name])
            broken += _missing_references(table, sound)
    return broken


def _broken_columns(table: Table, path: Path) -> Iterator[str]:
    if not path.is_file():
        yield f"{table.name}: {path.name} is missing"
        return
    try:
        promised, written = schema(table.record), pl.read_parquet_schema(path)
    except pl.exceptions.PolarsError as refusal:
        yield f"{table.name}: {path.name} cannot be read: {refusal}"
        return
    for name, promise in promised.items():
        if name not in written:
            yield f"{table.name}: the column {name} is missing"
        elif written[name] != promise:
            yield f"{table.name}: {name} is {written[name]}, promised is {promise}"
    for name in written:
        if name not in promised:
            yield f"{table.name}: the column {name} was not promised"
    if set(promised) == set(written) and list(promised) != list(written):
        yield f"{table.name}: the columns are in another order than promised"


def _broken_rows(table: Table, rows: pl.DataFrame) -> Iterator[str]:
    repeated = rows.filter(pl.struct(table.key).is_duplicated())
    if not repeated.is_empty():
        yield f"{table.name}: {repeated.height} rows share a key, as {_key_of_first(table, repeated)}"
    if set(PLACE) <= set(rows.columns):
        yield from _broken_places(table, rows)
    records, errors = _records_and_errors(table, rows)
    for error, numbers in errors.items():
        first = _key_of_first(table, rows.slice(numbers[0], 1))
        yield f"{table.name}: {error}, in {len(numbers)} rows, first in {first}"
    places = [position(table, record) for record in records]
    if any(before > after for before, after in pairwise(places)):
        yield f"{table.name}: the rows are not sorted by {', '.join(table.key)}"


def _records_and_errors(
    table: Table, rows: pl.DataFrame
) -> tuple[list[Record], dict[str, list[int]]]:
    """The rows as records, and what is wrong with the others: each error with the numbers of its rows."""
    records: list[Record] = []
    errors: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows.iter_rows(named=True)):
        try:
            records.append(from_table(table.record, row))
        except ValidationError as refusal:
            for error in refusal.errors():
                errors[f"{'.'.join(map(str, error['loc']))}: {error['msg']}"].append(number)
    return records, errors


def _broken_places(table: Table, rows: pl.DataFrame) -> Iterator[str]:
    finite = pl.all_horizontal(pl.col(PLACE).is_finite())
    upright = (pl.col("x0") <= pl.col("x1")) & (pl.col("top") <= pl.col("bottom"))
    wrong = rows.filter(~(finite & upright))
    if not wrong.is_empty():
        yield f"{table.name}: {wrong.height} rows have no sane place, as {_key_of_first(table, wrong)}"


def _missing_references(table: Table, tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    keys = {other.name: other.key for other in TABLES}
    for other, names in table.references.items():
        if other not in tables:
            continue
        lost = (
            tables[table.name]
            .drop_nulls(names)
            .join(tables[other], left_on=names, right_on=keys[other], how="anti")
        )
        if not lost.is_empty():
            yield f"{table.name}: {lost.height} rows name no row of {other}, as {_key_of_first(table, lost)}"


def _key_of_first(table: Table, rows: pl.DataFrame) -> str:
    row = rows.row(0, named=True)
    return ", ".join(f"{name}={row[name]}" for name in table.key)
