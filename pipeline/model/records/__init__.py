"""One pydantic record a table: the one source of every schema, of the Parquet and of the docs.

A field's title is its Japanese label.
"""

from pipeline.model.records.cell import Cell
from pipeline.model.records.document import Document, Finding
from pipeline.model.records.initiative import Initiative, Mention
from pipeline.model.records.kpi import Kpi, KpiValue
from pipeline.model.records.printed_number import PrintedNumber
from pipeline.model.records.record import Record
from pipeline.model.records.review import Review
from pipeline.model.records.series import KpiSeries
from pipeline.model.records.summary import FieldSummary, Overview

__all__ = [
    "Cell",
    "Document",
    "FieldSummary",
    "Finding",
    "Initiative",
    "Kpi",
    "KpiSeries",
    "KpiValue",
    "Mention",
    "Overview",
    "PrintedNumber",
    "Record",
    "Review",
]
