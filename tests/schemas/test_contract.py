"""The names the data contract promises; typed from the contract, not from the records.

Columns may be added beside them. None of these goes or changes without an issue.
"""

import pytest

from pipeline.model.tables import TABLES
from pipeline.write.column import columns

PLACE = "page x0 top x1 bottom"
CONTRACT = {
    "documents": "document_id title publisher fiscal_year source_file sha256 pages producer reader licence url",
    "kpi": "document_id fiscal_year kpi_no kpi_id domain section_code section_name item name name_printed unit baseline_year baseline target_year target actual_year actual next_target_year next_target status status_printed direction achievement_percent note "
    + PLACE,
    "kpi_values": "document_id kpi_no role fiscal_year value upper unit qualifier cumulative mark part printed corrected "
    + PLACE,
    "kpi_series": "kpi_id name domain section_code section_name role part fiscal_year value upper unit qualifier mark cumulative document_id kpi_no value_no edition_fiscal_year vintage restated is_latest",
    "field_summary": "document_id domain section_code section_name fiscal_year projects projects_with_kpi achieved achievement_rate_percent is_total "
    + PLACE,
    "overview": "document_id domain fiscal_year measure count share_percent " + PLACE,
    "initiatives": "document_id domain section_code section_name item fiscal_year plan outcome next_fiscal_year next_plan is_new_value value_statement "
    + PLACE,
    "mentions": "document_id domain section_code item field value upper unit qualifier cumulative printed start end kpi_no page",
    "cells": "document_id page table_no table_kind row column row_span column_span is_heading text printed x0 top x1 bottom",
    "numbers": "document_id page x0 top x1 bottom printed account reason table row_no",
    "reviews": "document_id table kpi_no value_no decision printed read_as reason reviewer date sha256 check",
    "findings": "document_id severity check table kpi_no page printed expected observed message",
}
WORDS = {
    ("kpi", "status"): "achieved mostly_achieved partially_achieved not_achieved pending",
    ("kpi", "direction"): "higher lower",
    ("kpi_values", "role"): "baseline target actual",
    ("kpi_values", "qualifier"): "at_least at_most more_than less_than about",
    ("kpi_values", "mark"): "not_applicable pending none words unreadable",
    ("overview", "measure"): "projects projects_with_kpi achieved partially_achieved",
    ("cells", "table_kind"): "kpi field_summary overview initiatives other",
    (
        "numbers",
        "account",
    ): "figure summary mention year heading section page_number reference passed_over other_table running_text chart unread",
    ("reviews", "decision"): "confirmed corrected misprint rejected accepted",
    ("findings", "severity"): "error warning notice",
}
TABLE = {table.name: table for table in TABLES}


def test_tables_are_those_of_the_contract() -> None:
    assert list(TABLE) == list(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_of_the_contract_are_there_in_its_order(name: str) -> None:
    promised = CONTRACT[name].split()
    there = [column.name for column in columns(TABLE[name].record) if column.name in promised]
    assert there == promised


@pytest.mark.parametrize(("table", "column"), WORDS, ids=".".join)
def test_words_of_the_contract_are_allowed(table: str, column: str) -> None:
    [found] = [found for found in columns(TABLE[table].record) if found.name == column]
    assert set(WORDS[table, column].split()) <= set(found.words)
