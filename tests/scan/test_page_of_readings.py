"""Readings of scanned pages, as an engine once gave them → the page as printed; no engine runs."""

from pathlib import Path

from pydantic import TypeAdapter

from pipeline.build import edition
from pipeline.extract.scan.line_readings import PageReadings
from pipeline.extract.scan.page_of_readings import page_of_readings, page_with_pictures
from pipeline.model.edition import Edition, Source
from pipeline.model.figure import Mark
from pipeline.model.page import Box, Doubt, Line, Page, PrintedReport
from pipeline.model.vocabulary import ReadBy
from pipeline.parse.second_reader import compared_cells

STORED = Path(__file__).with_name("readings")


def stored(name: str) -> PageReadings:
    return TypeAdapter(PageReadings).validate_json((STORED / f"{name}.json").read_bytes())


def page(readings: PageReadings) -> Page:
    area = readings.area
    bare = Page(1, area.x1, area.bottom, (), (), (Doubt("no_text", "1 picture"),))
    return page_of_readings(bare, readings)


def read(readings: PageReadings) -> Edition:
    return edition(
        Source("scan", "scan.pdf", b"").holding(b"%PDF-"),
        PrintedReport((page(readings),), None, "-"),
    )


def figures(found: Edition) -> list[tuple[str, int | None, str | None, str | None]]:
    return [
        (one.role, one.fiscal_year, None if one.value is None else f"{one.value:f}", one.unit)
        for one in found.records.kpi_values
    ]


def test_a_ruled_scan_is_read_like_text() -> None:
    found = read(stored("r6_p7_fax200"))
    assert figures(found) == [
        ("target", 2024, "2750000", "PV"),
        ("actual", 2024, "2270000", "PV"),
        ("target", 2025, "3025000", "PV"),
        ("target", 2024, "154", "人"),
        ("actual", 2024, "165", "人"),
        ("target", 2025, "159", "人"),
    ]
    assert {one.read_by for one in found.records.kpi_values} == {ReadBy.OCR}
    assert {one.section_code for one in found.records.kpi} == {None}


def test_a_bad_scan_gives_right_figures_or_none() -> None:
    found = read(stored("real_list_bad150"))
    given = [one for one in figures(found) if one[2] is not None]
    assert len(figures(found)) == 33
    assert len(given) >= 20
    refused = [one for one in found.records.kpi_values if one.value is None]
    assert {one.mark for one in refused} == {Mark.UNREADABLE}


def test_every_page_says_that_it_was_recognised() -> None:
    checks = {one.check: one.severity for one in read(stored("real_list_bad150")).findings}
    assert checks["read_by_ocr"] == "warning"
    assert checks["ocr_number_refused"] == checks["unreadable"] == "error"
    assert "no_text" not in checks


def test_both_readings_of_a_refused_number_are_in_the_finding() -> None:
    readings = stored("r6_p7_fax200")
    lines = tuple(
        one._replace(second="165入") if one.first == "165人" else one for one in readings.lines
    )
    found = read(readings._replace(lines=lines))
    assert ("actual", 2024, None, None) in figures(found)
    (told,) = [one for one in found.findings if one.check == "ocr_number_refused"]
    assert "165人 / 165入" in (told.observed or "")


def test_words_of_a_cell_that_are_read_in_two_ways_are_reported() -> None:
    readings = stored("r6_p7_fax200")
    name = next(one for one in readings.lines if one.in_cell and one.first.isalpha())
    lines = tuple(one._replace(second="別の語") if one == name else one for one in readings.lines)
    (told,) = [
        one
        for one in read(readings._replace(lines=lines)).findings
        if one.check == "ocr_words_differ"
    ]
    assert f"{name.first} / 別の語" in (told.observed or "")


def test_no_number_is_taken_from_a_table_whose_rules_may_be_missing() -> None:
    readings = stored("r6_p7_fax200")
    found = read(readings._replace(loose=(readings.area,)))
    assert [one for one in found.records.kpi_values if one.value is not None] == []
    assert "ocr_rules_missing" in {one.check for one in found.findings}


def test_a_page_that_was_cut_off_says_so() -> None:
    readings = stored("r6_p7_fax200")
    doubts = page(readings._replace(lines=readings.lines[:5], is_cut_off=True)).doubts
    assert ("ocr_out_of_time", "5 lines were read") in [(d.check, d.observed) for d in doubts]


def test_no_rule_found_means_no_figure_taken() -> None:
    found = read(stored("r6_p7_fax200")._replace(rulings=()))
    assert [one for one in found.records.kpi_values if one.value is not None] == []


PICTURES = (Doubt("picture_of_table", "600 x 400 points; 10 ruled cells"),)


def test_tables_of_a_picture_are_added_to_the_text_of_its_page() -> None:
    readings = stored("r6_p7_fax200")
    area = readings.area
    line = Line("前年度の状況", Box(30, 550, 200, 560), 10.0)
    text = Page(1, area.x1, area.bottom, (line,), (), PICTURES, pictured=(area,))
    found = page_with_pictures(text, [readings])
    assert found.lines == (line,)
    assert len(found.tables) == len(page(readings).tables)
    assert [doubt.check for doubt in found.doubts][:1] == ["read_by_ocr"]


def test_a_picture_without_a_table_stays_a_doubt() -> None:
    readings = stored("r6_p7_fax200")._replace(rulings=())
    text = Page(1, readings.area.x1, readings.area.bottom, (), (), PICTURES)
    assert page_with_pictures(text, [readings]) == text


def test_a_reader_of_text_is_not_asked_for_tables_of_pictures() -> None:
    readings = stored("r6_p7_fax200")
    text = Page(1, readings.area.x1, readings.area.bottom, (), (), PICTURES)
    assert list(compared_cells([page_with_pictures(text, [readings])], [text])) == []


def test_a_figure_under_an_unread_year_does_not_take_the_year_of_the_report() -> None:
    readings = stored("r6_p7_fax200")
    lines = tuple(
        one._replace(second="(R8年度)", third="") if "7年度" in one.first else one
        for one in readings.lines
    )
    years = {one[1] for one in figures(read(readings._replace(lines=lines)))}
    assert lines != readings.lines
    assert years <= {2024}
    assert ("target", 2024, "3025000", "PV") not in figures(read(readings._replace(lines=lines)))
