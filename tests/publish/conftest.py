"""One small set of tables with what is hard to publish: signs, many digits, formulas, empty cells."""

from dataclasses import replace
from decimal import Decimal

import polars as pl
import pytest

from pipeline.model.records import Record
from pipeline.model.tables import TABLES
from pipeline.model.vocabulary import Role, Severity
from pipeline.validate.across.series import kpi_series
from pipeline.write.frame import frame
from tests.write.small_report import (
    REPORT,
    Place,
    cell,
    document,
    finding,
    kpi,
    small_report,
    value,
)

PLACE = Place(page=2, x0=36.5, top=120.0, x1=559.0, bottom=148.25)
FORMULA = "=HYPERLINK(1)"
LONG_FIGURE = Decimal("123456789012345678.123456")
VALUES = [
    (Decimal("-0.5"), "△0.5％"),
    (Decimal("73.7"), "73.7%"),
    (Decimal(20000000), "20百万枚"),
    (Decimal("0.000001"), "0.000001"),
    (LONG_FIGURE, "123456789012345678.123456"),
    (None, "－"),
]


def hard_rows() -> dict[str, list[Record]]:
    """The rows of every table, typed by hand."""
    documents = [replace(document(2), publisher="浜通り県", url="https://www.example.jp/r6.pdf")]
    indicators = [kpi(1, PLACE, FORMULA), kpi(2, PLACE, "会議時間の削減率")]
    indicators[1] = replace(indicators[1], target=Decimal("-0.5"), status=None)
    values = [
        value((1, number), PLACE, Role.TARGET, figure, printed)
        for number, (figure, printed) in enumerate(VALUES, start=1)
    ]
    findings = [
        finding(1, REPORT, 2),
        replace(finding(2, REPORT, 2), severity=Severity.ERROR, table="kpi"),
        replace(finding(3, REPORT, 2), severity=Severity.WARNING, kpi_no=2),
    ]
    cells = [cell(0, PLACE, ""), cell(1, PLACE, "書かない\n窓口の数"), cell(2, PLACE, '+1,"x"')]
    rows: dict[str, list[Record]] = {name: list(found) for name, found in small_report().items()}
    rows |= {"documents": [*documents], "kpi": [*indicators], "kpi_values": [*values]}
    rows |= {"findings": [*findings], "cells": [*cells]}
    return rows | {"kpi_series": [*kpi_series(documents, indicators, values)]}


@pytest.fixture(scope="session")
def tables() -> dict[str, pl.DataFrame]:
    rows = hard_rows()
    return {table.name: frame(table, rows[table.name]) for table in TABLES}
