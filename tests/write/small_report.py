"""One small report, typed by hand: every table has rows, every kind of reference is used."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from pipeline.model.figure import Mark, Qualifier
from pipeline.model.records import (
    Cell,
    Document,
    FieldSummary,
    Finding,
    Initiative,
    Kpi,
    KpiValue,
    Mention,
    Overview,
    PrintedNumber,
    Record,
    Review,
)
from pipeline.model.vocabulary import (
    Account,
    DecisionKind,
    Direction,
    Measure,
    Narrative,
    Role,
    Severity,
    Status,
    TableKind,
)

REPORT = "hamadori-dx-r6"


class Place(TypedDict):
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def small_report(pages: int = 2) -> dict[str, Sequence[Record]]:
    """Every table that reports have rows of; `pages` tells one version of the report from another, in every table."""
    place = Place(page=pages, x0=36.5, top=120.0, x1=559.0, bottom=148.25)
    return {
        "documents": [document(pages)],
        "kpi": [kpi(1, place, "書かない窓口の数"), kpi(2, place, "会議時間の削減率")],
        "kpi_values": [
            value((2, 1), place, Role.ACTUAL, None, "集計中"),
            value((1, 1), place, Role.TARGET, Decimal(35), "三十五市町村"),
            value((1, 2), place, Role.ACTUAL, Decimal(41), "41市町村"),
        ],
        "field_summary": [summary(1, place, "窓口"), summary(2, place, "合計")],
        "overview": [overview(1, place, None, "ー"), overview(2, place, 25, "25(73.5%)")],
        "initiatives": [initiative(1, place)],
        "mentions": [
            mention(Narrative.NEXT_PLAN, 4, pages, None),
            mention(Narrative.PLAN, 8, pages, None),
            mention(Narrative.OUTCOME, 0, pages, 1),
        ],
        "cells": [cell(0, place, "指標名"), cell(1, place, "書かない\n窓口の数")],
        "numbers": [number(1, place, "三十五"), number(2, place, "41")],
        "reviews": [review(1, pages), review(2, pages)],
        "findings": [finding(1, REPORT, pages), finding(1, None, pages)],
    }


def number(number_no: int, place: Place, printed: str) -> PrintedNumber:
    return PrintedNumber(
        document_id=REPORT,
        number_no=number_no,
        printed=printed,
        account=Account.FIGURE,
        table="kpi_values",
        row_no=number_no,
        **place,
    )


def review(number: int, pages: int) -> Review:
    return Review(
        document_id=REPORT,
        review_no=number,
        table="kpi_values",
        kpi_no=1,
        value_no=number,
        row_no=number,
        decision=DecisionKind.CONFIRMED,
        applied=True,
        printed="41市町村",
        sha256="3b" * 32,
        page=pages,
    )


def document(pages: int) -> Document:
    return Document(
        document_id=REPORT,
        title="デジタル変革の取組状況",
        publisher=None,
        fiscal_year=2024,
        source_file="hamadori-dx-r6.pdf",
        sha256="3b" * 32,
        pages=pages,
        producer=None,
        reader="pdfplumber 0.11.10",
        licence=None,
        url=None,
        note=None,
    )


def kpi(number: int, place: Place, name: str) -> Kpi:
    return Kpi(
        document_id=REPORT,
        fiscal_year=2024,
        kpi_no=number,
        kpi_id=f"madoguchi-{number}",
        domain="行政のDX",
        section_code="I-2",
        section_name="窓口",
        item="書かない窓口",
        name=name,
        name_printed=name,
        unit="市町村",
        baseline_year=None,
        baseline=None,
        target_year=2024,
        target=Decimal(35),
        actual_year=2024,
        actual=Decimal(41),
        next_target_year=2025,
        next_target=Decimal("47.5"),
        status=Status.ACHIEVED,
        status_printed="達成",
        direction=Direction.HIGHER,
        achievement_percent=Decimal("117.142857"),
        note=None,
        **place,
    )


def value(
    number: tuple[int, int],
    place: Place,
    role: Role,
    figure: Decimal | None,
    printed: str,
) -> KpiValue:
    return KpiValue(
        document_id=REPORT,
        kpi_no=number[0],
        value_no=number[1],
        role=role,
        fiscal_year=2024,
        value=figure,
        upper=None,
        unit="市町村",
        qualifier=None,
        cumulative=False,
        mark=Mark.PENDING if figure is None else None,
        part=None,
        company=None,
        printed=printed,
        corrected=False,
        **place,
    )


def summary(number: int, place: Place, section: str) -> FieldSummary:
    return FieldSummary(
        document_id=REPORT,
        summary_no=number,
        domain="行政のDX",
        section_code=None,
        section_name=section,
        fiscal_year=2024,
        projects=34,
        projects_with_kpi=34,
        achieved=25,
        achievement_rate_percent=Decimal("73.5"),
        is_total=section == "合計",
        section_name_printed=section,
        projects_printed="34",
        projects_with_kpi_printed="34",
        achieved_printed="25",
        achievement_rate_printed="73.5%",
        **place,
    )


def overview(number: int, place: Place, count: int | None, printed: str) -> Overview:
    return Overview(
        document_id=REPORT,
        overview_no=number,
        domain=None,
        fiscal_year=2024,
        measure=Measure.ACHIEVED,
        count=count,
        share_percent=None,
        printed=printed,
        **place,
    )


def initiative(number: int, place: Place) -> Initiative:
    return Initiative(
        document_id=REPORT,
        initiative_no=number,
        domain="行政のDX",
        section_code="I-2",
        section_name="窓口",
        item="書かない窓口",
        fiscal_year=2024,
        plan="研修を行い、約30人が受講する。",
        outcome="41市町村が始めた。",
        next_fiscal_year=2025,
        next_plan="さらに6市町村で始める。",
        is_new_value=False,
        value_statement=None,
        item_printed="書かない窓口",
        plan_printed="研修を行い、約30人が受講する。",
        outcome_printed="41市町村が始めた。",
        next_plan_printed="さらに6市町村で始める。",
        **place,
    )


def mention(field: Narrative, start: int, page: int, kpi_no: int | None) -> Mention:
    return Mention(
        document_id=REPORT,
        initiative_no=1,
        domain="行政のDX",
        section_code="I-2",
        item="書かない窓口",
        field=field,
        value=Decimal(30),
        upper=None,
        unit="人",
        qualifier=Qualifier.ABOUT,
        cumulative=False,
        printed="約30人",
        start=start,
        end=start + 4,
        kpi_no=kpi_no,
        page=page,
    )


def cell(row: int, place: Place, printed: str) -> Cell:
    return Cell(
        document_id=REPORT,
        table_no=1,
        table_kind=TableKind.KPI,
        row=row,
        column=0,
        row_span=1,
        column_span=1,
        is_heading=row == 0,
        text=printed.replace("\n", ""),
        printed=printed,
        **place,
    )


def finding(number: int, report: str | None, page: int) -> Finding:
    return Finding(
        document_id=report,
        finding_no=number,
        severity=Severity.NOTICE,
        check="status_unknown",
        table="kpi",
        kpi_no=None,
        page=page,
        printed="順調",
        expected=None,
        observed=None,
        message="The status 順調 is of no known scale.",
        message_ja="達成状況「順調」の段階が分かりません。",
    )
