"""`datapackage.json` and the catalogue records: valid where a validator exists, honest everywhere."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import polars as pl
import pytest

from pipeline.model.tables import TABLES
from pipeline.publish.catalogue.ckan import ckan
from pipeline.publish.catalogue.datapackage import datapackage
from pipeline.publish.catalogue.licence import (
    UNKNOWN_PUBLISHER,
    UNKNOWN_TERMS,
    credit,
    credits_of,
    named_licence,
    terms_of,
)
from pipeline.publish.catalogue.schema_org import dataset, metadata_of
from pipeline.publish.csv_table import csv_path
from pipeline.publish.every_form import forms

Frames = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def files(tables: Frames) -> dict[str, bytes]:
    return forms(tables)


@pytest.fixture
def folder(files: dict[str, bytes], tmp_path: Path) -> Path:
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def _judged(folder: Path) -> list[str]:
    """The kinds of error the validator finds in package and data."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return sorted({str(error[0]) for error in report.flatten(["type"])})


def test_the_package_and_its_data_are_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES)


@pytest.mark.parametrize(
    ("table", "change", "found"),
    [
        pytest.param(
            "kpi", lambda text: text.replace("achieved", "done"), "constraint-error", id="word"
        ),
        pytest.param("kpi", lambda text: text.replace("35,", "many,"), "type-error", id="figure"),
        pytest.param(
            "kpi_values",
            lambda text: text.replace("hamadori-dx-r6,1,2,", "hamadori-dx-r6,1,1,"),
            "primary-key",
            id="key twice",
        ),
        pytest.param(
            "kpi_values",
            lambda text: text.replace("hamadori-dx-r6,1,", "hamadori-dx-r6,9,"),
            "foreign-key",
            id="a figure of no indicator",
        ),
    ],
)
def test_the_validator_sees_what_is_wrong(
    folder: Path, table: str, change: Callable[[str], str], found: str
) -> None:
    path = folder / csv_path(table)
    before = path.read_text(encoding="utf-8")
    path.write_text(change(before), encoding="utf-8", newline="")
    assert path.read_text(encoding="utf-8") != before
    assert found in _judged(folder)


@pytest.mark.parametrize(
    ("change", "japanese", "english"),
    [
        pytest.param(
            {},
            "数値は5件。どの数値にも単位、年度、紙面での位置がある。",
            "5 figures, each with unit, fiscal year and place on its page.",
            id="a row without a figure is not counted: five figures and one －",
        ),
        pytest.param(
            {"unit": None},
            "数値は5件。どの数値にも紙面での位置があり、0件には単位と年度もある。",
            "5 figures, each with its place on its page, 0 of them with unit and fiscal year.",
            id="no unit is claimed where none is known",
        ),
        pytest.param(
            {"fiscal_year": pl.when(pl.col("value_no") > 1).then(pl.col("fiscal_year"))},
            "数値は5件。どの数値にも紙面での位置があり、4件には単位と年度もある。",
            "5 figures, each with its place on its page, 4 of them with unit and fiscal year.",
            id="the first figure has no year",
        ),
        pytest.param({"value": None}, "数値はない。", "no figures.", id="nothing but marks"),
    ],
)
def test_what_is_said_of_the_figures_is_so(
    tables: Frames, files: dict[str, bytes], change: dict[str, Any], japanese: str, english: str
) -> None:
    changed = {**tables, "kpi_values": tables["kpi_values"].with_columns(**change)}
    first, second = datapackage(changed, files)["description"].split("\n")
    assert first.endswith(f"達成状況。{japanese}")
    assert second.endswith(f"read from PDF: {english}")
    extras = {one["key"]: one["value"] for one in ckan(changed, files)["extras"]}
    assert extras["説明"] == first


def test_sources_name_report_credit_and_terms(tables: Frames, files: dict[str, bytes]) -> None:
    (source,) = datapackage(tables, files)["sources"]
    assert source == {
        "title": "デジタル変革の取組状況",
        "path": "https://www.example.jp/r6.pdf",
        "credit": "出典：「デジタル変革の取組状況」（浜通り県）（https://www.example.jp/r6.pdf）を加工して作成",
        "terms": UNKNOWN_TERMS,
    }


def test_unknown_terms_get_no_licence(tables: Frames, files: dict[str, bytes]) -> None:
    assert "licenses" not in datapackage(tables, files)
    assert ckan(tables, files)["license_id"] == "notspecified"
    assert "license" not in dataset(tables)


def test_known_terms_get_their_name(tables: Frames, files: dict[str, bytes]) -> None:
    known = {**tables, "documents": tables["documents"].with_columns(licence=pl.lit("CC BY 4.0"))}
    (licence,) = datapackage(known, files)["licenses"]
    assert licence["name"] == "CC-BY-4.0"
    assert ckan(known, files)["license_id"] == "cc-by-4.0"
    assert dataset(known)["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("terms", "name"),
    [
        pytest.param("CC BY 4.0", "CC-BY-4.0", id="as it is called"),
        pytest.param(
            "https://creativecommons.org/licenses/by/4.0/deed.ja", "CC-BY-4.0", id="address"
        ),
        pytest.param("公共データ利用規約（第1.0版）", "PDL-1.0", id="the terms of the state"),
        pytest.param(
            "CC BY 4.0（https://creativecommons.org/licenses/by/4.0/deed.ja）",
            "CC-BY-4.0",
            id="both",
        ),
        pytest.param("CC BY 4.0（写真を除く）", None, id="an exception in brackets"),
        pytest.param("CC BY-NC 4.0", None, id="other terms, not a part of them"),
        pytest.param("CC BY 4.0に準じるが、営利目的を除く", None, id="more is said than the name"),
        pytest.param("福島県の利用条件による", None, id="terms without a name"),
        pytest.param(None, None, id="nothing is said"),
    ],
)
def test_terms_are_known_or_not(terms: str | None, name: str | None) -> None:
    found = named_licence(terms)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("publisher", "url", "said"),
    [
        pytest.param(
            "浜通り県", None, "出典：「取組状況」（浜通り県）を加工して作成", id="no address"
        ),
        pytest.param(
            None,
            "https://www.example.jp",
            f"出典：「取組状況」（{UNKNOWN_PUBLISHER}）（https://www.example.jp）を加工して作成",
            id="no publisher: whom to name must be found out, so the line says that it is missing",
        ),
    ],
)
def test_a_credit_line_is_whole_without_an_address(
    publisher: str | None, url: str | None, said: str
) -> None:
    assert credit("取組状況", publisher, url) == said


def test_a_proposed_publisher_is_not_credited(tables: Frames) -> None:
    proposed = pl.Series("publisher_source", ["title"])
    documents = tables["documents"].with_columns(proposed)
    assert UNKNOWN_PUBLISHER in credits_of({**tables, "documents": documents})[0]
    assert metadata_of({**tables, "documents": documents}).places == ()
    assert "浜通り県" in credits_of(tables)[0]


def test_terms_with_a_name_are_credited_as_they_ask() -> None:
    """PDL1.0, 1.1 ア: 出典：「…」（…）（URL）、PDL1.0（規約原文ページのURL）; イ: を加工して作成."""
    said = credit("取組状況", "福島県", "https://www.example.jp", named_licence("PDL1.0"))
    assert said == (
        "出典：「取組状況」（福島県）（https://www.example.jp）、"
        "PDL1.0（https://www.digital.go.jp/resources/open_data/public_data_license_v1.0）を加工して作成"
    )


def test_terms_that_are_not_known_are_not_passed_over(tables: Frames) -> None:
    assert terms_of(tables) == [UNKNOWN_TERMS]


def test_ckan_lists_every_file_a_person_opens(tables: Frames, files: dict[str, bytes]) -> None:
    said = ckan(tables, files)
    assert {one["url"] for one in said["resources"]} == {
        "shihyo.xlsx",
        "shihyo.duckdb",
        *(csv_path(table.name) for table in TABLES),
    }
    assert {"name", "title", "notes", "author", "tags"} <= set(said)
    extras = {one["key"]: one["value"] for one in said["extras"]}
    assert (extras["対象地域"], extras["対象期間"]) == ("浜通り県", "2024年度～2024年度")
    assert "発行日" not in extras


def test_the_dataset_covers_the_fiscal_year(tables: Frames) -> None:
    said = dataset(tables)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "Dataset")
    assert said["temporalCoverage"] == "2024-04-01/2025-03-31"
    assert said["creator"] == [{"@type": "Organization", "name": "浜通り県"}]
    assert "会議時間の削減率" in said["variableMeasured"]
    assert json.loads(json.dumps(said)) == said


def test_nothing_read_is_published_all_the_same(tables: Frames, tmp_path: Path) -> None:
    """A run whose only report could not be read: every form is there, with its findings."""
    empty = {name: rows.clear() for name, rows in tables.items()} | {"findings": tables["findings"]}
    for path, content in forms(empty).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    said = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert len(said["resources"]) == len(TABLES)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,a"])
def test_an_address_that_is_not_of_the_web_is_no_link(
    tables: Frames, files: dict[str, bytes], url: str
) -> None:
    changed = {**tables, "documents": tables["documents"].with_columns(url=pl.lit(url))}
    assert "isBasedOn" not in dataset(changed)
    assert all("path" not in source for source in datapackage(changed, files)["sources"])
