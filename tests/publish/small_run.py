"""A run of two editions of one report, typed by hand, with what the page must be able to show."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from pipeline.model.figure import Mark, Qualifier
from pipeline.model.records import Document, Finding, Initiative, Kpi, KpiValue, Record
from pipeline.model.tables import TABLES
from pipeline.model.vocabulary import Direction, Role, Severity, Status
from pipeline.validate.across.series import kpi_series
from pipeline.write.frame import frame

OLD, NEW = "hama-dx-r5", "hama-dx-r6"
PLACE = {"page": 3, "x0": 36.5, "top": 120.0, "x1": 559.0, "bottom": 148.25}


def document(document_id: str, year: int, **other: Any) -> Document:  # noqa: ANN401
    """A report of a year; its title differs from the other editions' in the year alone."""
    known: dict[str, Any] = {
        "document_id": document_id,
        "title": f"浜県DX推進計画{year}年度実績",
        "publisher": "浜県",
        "fiscal_year": year,
        "source_file": f"{document_id}.pdf",
        "sha256": "3b" * 32,
        "pages": 4,
        "producer": None,
        "reader": "PDFium",
        "licence": "CC BY 4.0",
        "url": "https://www.pref.hama.example/dx.html",
        "note": None,
    }
    return Document(**known | other)


def kpi(document_id: str, kpi_no: int, name: str, **other: Any) -> Kpi:  # noqa: ANN401
    """An indicator; the one of the same name is the same in every edition."""
    known: dict[str, Any] = {
        "document_id": document_id,
        "fiscal_year": 2024 if document_id == NEW else 2023,
        "kpi_no": kpi_no,
        "kpi_id": name,
        "domain": "行政のDX",
        "section_code": "I-2",
        "section_name": "窓口",
        "item": "書かない窓口",
        "name": name,
        "name_printed": name,
        "unit": "件",
        **dict.fromkeys(("baseline_year", "baseline", "target_year", "target")),
        **dict.fromkeys(("actual_year", "actual", "next_target_year", "next_target")),
        "status": Status.ACHIEVED,
        "status_printed": "達成",
        "direction": Direction.HIGHER,
        "achievement_percent": None,
        "note": None,
        **PLACE,
    }
    return Kpi(**known | other)


def value(
    document_id: str,
    number: tuple[int, int],
    role: Role,
    year: int | None,
    figure: str | None,
    **other: Any,  # noqa: ANN401
) -> KpiValue:
    """A figure of an indicator; `number` is kpi_no and value_no."""
    known: dict[str, Any] = {
        "document_id": document_id,
        "kpi_no": number[0],
        "value_no": number[1],
        "role": role,
        "fiscal_year": year,
        "value": None if figure is None else Decimal(figure),
        "upper": None,
        "unit": "件",
        "qualifier": None,
        "cumulative": False,
        "mark": Mark.PENDING if figure is None else None,
        "part": None,
        "company": None,
        "printed": "集計中" if figure is None else f"{figure}件",
        "corrected": False,
        **PLACE,
    }
    return KpiValue(**known | other)


def finding(document_id: str | None, number: int, **other: Any) -> Finding:  # noqa: ANN401
    """A finding about a report, unless it is told to be about an indicator."""
    known: dict[str, Any] = {
        "document_id": document_id,
        "finding_no": number,
        "severity": Severity.WARNING,
        "check": "next_target",
        "table": "kpi",
        "kpi_no": None,
        "page": 3,
        "printed": None,
        "expected": None,
        "observed": None,
        "message": "Look at the page.",
        "message_ja": "ページを確かめてください。",
    }
    return Finding(**known | other)


def initiative(document_id: str, number: int, item: str, **other: Any) -> Initiative:  # noqa: ANN401
    """The narrative of a 項目."""
    known: dict[str, Any] = {
        "document_id": document_id,
        "initiative_no": number,
        "domain": "行政のDX",
        "section_code": "I-2",
        "section_name": "窓口",
        "item": item,
        "fiscal_year": 2024,
        "plan": "研修を行う。",
        "outcome": "全員が受講した。",
        "next_fiscal_year": 2025,
        "next_plan": "隣の市でも始める。",
        "is_new_value": False,
        "value_statement": None,
        "item_printed": item,
        "plan_printed": None,
        "outcome_printed": None,
        "next_plan_printed": None,
        **PLACE,
    }
    return Initiative(**known | other)


def tables(
    documents: Sequence[Document],
    indicators: Sequence[Kpi],
    values: Sequence[KpiValue],
    findings: Sequence[Finding] = (),
    initiatives: Sequence[Initiative] = (),
) -> dict[str, pl.DataFrame]:
    """Frames as `make extract` would leave them, the tables that are not given empty."""
    rows: dict[str, Sequence[Record]] = {
        "documents": documents,
        "kpi": indicators,
        "kpi_values": values,
        "kpi_series": kpi_series(documents, indicators, values),
        "findings": findings,
        "initiatives": initiatives,
    }
    return {table.name: frame(table, rows.get(table.name, ())) for table in TABLES}


def small_run() -> dict[str, pl.DataFrame]:
    """Two editions: 手続数 is in both and restated, 待ち時間 is better when lower, 登録率 is pending."""
    waiting = {"section_code": "II", "section_name": "医療", "item": None, "unit": "分"}
    return tables(
        [document(OLD, 2023), document(NEW, 2024)],
        [
            kpi(OLD, 1, "手続数", status=Status.PARTIALLY_ACHIEVED, status_printed="一部達成"),
            kpi(NEW, 1, "手続数", achievement_percent=Decimal("104.957542")),
            kpi(
                NEW,
                2,
                "待ち時間",
                **waiting,
                direction=Direction.LOWER,
                status=Status.NOT_ACHIEVED,
                status_printed="×",
                achievement_percent=Decimal(125),
            ),
            kpi(NEW, 3, "登録率", status=None, status_printed=None, unit="%", direction=None),
        ],
        [
            value(OLD, (1, 1), Role.TARGET, 2023, "80000"),
            value(OLD, (1, 2), Role.ACTUAL, 2023, "70000"),
            value(OLD, (1, 3), Role.TARGET, 2024, "88441"),
            value(NEW, (1, 1), Role.ACTUAL, 2023, "70500"),
            value(NEW, (1, 2), Role.TARGET, 2024, "88441", printed="88,441件"),
            value(NEW, (1, 3), Role.ACTUAL, 2024, "92825.5"),
            value(NEW, (1, 4), Role.TARGET, 2025, "98441", printed="98.441件", corrected=True),
            value(NEW, (2, 1), Role.TARGET, 2024, "20", unit="分", qualifier=Qualifier.AT_MOST),
            value(NEW, (2, 2), Role.ACTUAL, 2024, "25", unit="分", readers_agree=False),
            value(NEW, (3, 1), Role.TARGET, 2024, "95", unit="%", qualifier=Qualifier.AT_LEAST),
            value(NEW, (3, 2), Role.ACTUAL, 2024, None, unit="%", printed="調査中"),
        ],
        [
            finding(NEW, 1, kpi_no=1, message_ja="目標が小さすぎるかもしれません。"),
            finding(NEW, 2, severity=Severity.ERROR, message_ja="合計が合いません。"),
            finding(NEW, 3, kpi_no=1, severity=Severity.ERROR, message_ja="印字が欠けています。"),
            finding("broken.pdf", 1, severity=Severity.ERROR, message_ja="PDFではありません。"),
        ],
        [initiative(NEW, 1, "書かない窓口"), initiative(NEW, 2, "窓口の案内", plan="案内を出す。")],
    )
