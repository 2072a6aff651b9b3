"""The tables of the contract: what one row of each is, its key, and what it refers to."""

from dataclasses import dataclass, field

from pipeline.model import records

DOCUMENT = {"documents": ("document_id",)}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its record, what one row is, the columns that tell rows apart.

    `references` maps another table's name to the columns here that hold its key; a row whose
    columns are null refers to nothing. `is_across` is true of a table that is made of all reports
    together: no report has rows of it alone.
    """

    name: str
    title: str
    record: type[records.Record]
    row: str
    key: tuple[str, ...]
    references: dict[str, tuple[str, ...]] = field(default_factory=lambda: dict(DOCUMENT))
    is_across: bool = False


KPI = {"documents": ("document_id",), "kpi": ("document_id", "kpi_no")}

TABLES = (
    Table("documents", "文書", records.Document, "one report", ("document_id",), {}),
    Table(
        "kpi",
        "指標",
        records.Kpi,
        "one indicator as printed in one report (wide, for people)",
        ("document_id", "kpi_no"),
    ),
    Table(
        "kpi_values",
        "指標の値",
        records.KpiValue,
        "one printed figure of an indicator (tall: the truth behind kpi)",
        ("document_id", "kpi_no", "value_no"),
        KPI,
    ),
    Table(
        "kpi_series",
        "指標の推移",
        records.KpiSeries,
        "one figure of one indicator for one fiscal year, as one edition printed it",
        ("document_id", "kpi_no", "value_no"),
        {**KPI, "kpi_values": ("document_id", "kpi_no", "value_no")},
        is_across=True,
    ),
    Table(
        "field_summary",
        "分野別集計",
        records.FieldSummary,
        "one 分野 (or 合計) in one fiscal year",
        ("document_id", "summary_no"),
    ),
    Table(
        "overview",
        "全体集計",
        records.Overview,
        "one count of the overview table",
        ("document_id", "overview_no"),
    ),
    Table(
        "initiatives",
        "取組",
        records.Initiative,
        "one 取組 (項目) with its narrative",
        ("document_id", "initiative_no"),
    ),
    Table(
        "mentions",
        "本文中の数値",
        records.Mention,
        "one figure in narrative text",
        ("document_id", "initiative_no", "field", "start"),
        {**KPI, "initiatives": ("document_id", "initiative_no")},
    ),
    Table(
        "cells",
        "表のセル",
        records.Cell,
        "one cell of one table found on a page, as printed, heading or body",
        ("document_id", "table_no", "row", "column"),
    ),
    Table(
        "numbers",
        "数値の台帳",
        records.PrintedNumber,
        "one number that a person sees on a page, and what became of it",
        ("document_id", "number_no"),
    ),
    Table(
        "reviews",
        "判断の記録",
        records.Review,
        "one decision of a person about what was read",
        ("document_id", "review_no"),
    ),
    Table(
        "findings",
        "確認事項",
        records.Finding,
        "one thing a person must look at",
        ("document_id", "finding_no"),
        {},
    ),
)

REPORT_TABLES = tuple(table for table in TABLES if not table.is_across)
"""The tables that each report has rows of alone."""
