"""Compares what was found with the truth of a deck, and prints the counts as JSON.

`score.py cells TRUTH FOUND`: the cells a reader wrote. `score.py figures TRUTH FOLDER`: the figures
in the Parquet tables of a whole run.
"""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

Rows = list[list[str | None]]
Key = tuple[object, ...]


def main(what: str, truth: Path, found: Path) -> None:
    """Print the counts."""
    good = json.loads(truth.read_text("utf-8"))
    if what == "cells":
        counts = cells(good["pages"], json.loads(found.read_text("utf-8")))
    else:
        counts = figures(list(_indicators(good)), found)
    print(json.dumps(counts))


def cells(good: list[dict[str, Any]], found: list[list[Rows]]) -> dict[str, int]:
    """How many places of the printed tables hold what was typeset there, exactly and without spaces.

    A line break never counts. A place that a merged cell covers must hold nothing.
    """
    counts = Counter(cells=0, exact=0, spaceless=0)
    for page, tables in zip_longest(good, found, fillvalue=[]):
        for rows in page["tables"] if page else ():
            counts["cells"] += sum(map(len, rows))
            exact, spaceless = max(((_right(rows, each)) for each in tables), default=(0, 0))
            counts["exact"] += exact
            counts["spaceless"] += spaceless
    return dict(counts)


def _right(good: Rows, found: Rows) -> tuple[int, int]:
    pairs = [
        (text or "", other or "")
        for row, other_row in zip(good, found, strict=False)
        for text, other in zip(row, other_row, strict=False)
    ]
    exact = sum(_unbroken(text) == _unbroken(other) for text, other in pairs)
    return exact, sum(_spaceless(text) == _spaceless(other) for text, other in pairs)


def _unbroken(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")


def _spaceless(text: str) -> str:
    return "".join(text.split())


def figures(indicators: list[dict[str, Any]], folder: Path) -> dict[str, int]:
    """How many figures were found as typed, and how many were found that are not printed so."""
    has_pages = all("page" in each for each in indicators)
    good = Counter(_keys(indicators, has_pages=has_pages))
    found = Counter(_keys(_written(folder), has_pages=has_pages))
    return {
        "figures": good.total(),
        "right": (good & found).total(),
        "wrong": (found - good).total(),
    }


def _indicators(good: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from good.get("kpi", ())
    for page in good.get("pages", ()):
        yield from page["indicators"]


def _keys(indicators: Iterable[dict[str, Any]], *, has_pages: bool) -> Iterator[Key]:
    for indicator in indicators:
        name = _spaceless(unicodedata.normalize("NFKC", indicator["name"]))
        for value in indicator["values"]:
            number, upper = (_decimal(value.get(key)) for key in ("value", "upper"))
            page = indicator["page"] if has_pages else None
            rest = (value.get(key) for key in ("role", "fiscal_year", "unit", "mark"))
            yield (page, name, number, upper, *rest)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _written(folder: Path) -> Iterator[dict[str, Any]]:
    import polars as pl  # noqa: PLC0415 -- cells are scored without it

    names = pl.read_parquet(folder / "kpi.parquet").select("kpi_no", "name", "page").to_dicts()
    values = pl.read_parquet(folder / "kpi_values.parquet").to_dicts()
    for each in names:
        own = [value for value in values if value["kpi_no"] == each["kpi_no"]]
        yield each | {"values": own}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
