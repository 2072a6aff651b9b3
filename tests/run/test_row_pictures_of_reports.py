"""Pictures of printed rows: of the very bytes that were read, each report apart, or a reason."""

import io
import shutil
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from PIL import Image

from pipeline.commands.extract import extract_folder
from pipeline.model.picture import Missing
from pipeline.run.options import Limits
from pipeline.run.row_pictures import pictures, printed_rows
from tests.torture.hostile_pdf import content

HOUSE = Path(__file__).parents[2]
EDITIONS = HOUSE / "tests" / "editions"
LIST, OTHER = "calc-r6-list", "writer-r6-inner-rules"
"""A list whose merged cells reach over several rows, and another report beside it."""
TABLES = ("documents", "kpi", "kpi_values", "cells", "numbers")

Tables = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("raw")
    for name in (LIST, OTHER):
        shutil.copy(EDITIONS / f"{name}.pdf", folder)
    return folder


@pytest.fixture(scope="module")
def tables(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    out = tmp_path_factory.mktemp("out")
    extract_folder(raw, out)
    return {name: pl.read_parquet(out / f"{name}.parquet") for name in TABLES}


def _copy(raw: Path, to: Path) -> Path:
    return Path(shutil.copytree(raw, to / "raw"))


def _reasons(
    tables: Tables,
    raw: Path,
    report: str,
    limits: Limits = Limits(),  # noqa: B008
) -> set[object]:
    found = pictures(tables, raw, limits).rows
    return {
        "picture" if isinstance(one, bytes) else one
        for (document_id, _), one in found.items()
        if document_id == report
    }


def test_every_indicator_has_the_picture_of_its_row(raw: Path, tables: Tables) -> None:
    found = pictures(tables, raw).rows
    assert set(found) == set(tables["kpi"].select("document_id", "kpi_no").iter_rows())
    for png in found.values():
        assert isinstance(png, bytes)
        with Image.open(io.BytesIO(png)) as image:
            assert sum(image.convert("L").histogram()[:100]) > 30, "something is printed on it"


def test_the_pages_with_unread_numbers_are_drawn_or_all_of_them(
    tmp_path: Path, raw: Path, tables: Tables
) -> None:
    assert pictures(tables, raw).pages == {}, "every number of these reports is read"
    page = pl.col.number_no == 1
    unread = tables["numbers"].with_columns(
        account=pl.when(page & (pl.col.document_id == OTHER))
        .then(pl.lit("unread"))
        .otherwise(pl.col.account)
    )
    (one,) = pictures({**tables, "numbers": unread}, raw).pages.items()
    assert one[0] == (OTHER, 1)
    assert one[1].startswith(b"\x89PNG")
    every = set(tables["numbers"].select("document_id", "page").unique().iter_rows())
    assert set(pictures(tables, raw, all_pages=True).pages) == every
    assert pictures(tables, tmp_path, all_pages=True).pages == {}, "no report is there"


def test_a_row_has_no_more_than_its_height_where_merged_cells_reach_further(
    tables: Tables,
) -> None:
    rows = printed_rows(tables)[LIST]
    whole = tables["kpi"].filter(pl.col.document_id == LIST, pl.col.kpi_no == 2).row(0, named=True)
    assert rows[2].box.x0 == whole["x0"], "the width stays: the merged cells say what the row is of"
    assert rows[2].box.bottom - rows[2].box.top < (whole["bottom"] - whole["top"]) / 3
    assert rows[1].box.bottom <= rows[2].box.top + 1, "one row below the other"


def test_a_row_whose_name_is_not_found_once_keeps_its_whole_place(tables: Tables) -> None:
    unnamed = {**tables, "cells": tables["cells"].clear()}
    twice = {**tables, "cells": pl.concat([tables["cells"], tables["cells"]])}
    for frames in (unnamed, twice):
        box = printed_rows(frames)[LIST][2].box
        whole = frames["kpi"].filter(pl.col.document_id == LIST, pl.col.kpi_no == 2)
        assert tuple(box) == whole.select("x0", "top", "x1", "bottom").row(0)


def test_a_report_that_is_gone_or_changed_is_told_and_the_other_drawn(
    tmp_path: Path, raw: Path, tables: Tables
) -> None:
    copied = _copy(raw, tmp_path)
    path = copied / f"{LIST}.pdf"
    path.write_bytes(path.read_bytes() + b"\n% another\n")
    assert _reasons(tables, copied, LIST) == {Missing.OTHER_FILE}
    path.unlink()
    assert _reasons(tables, copied, LIST) == {Missing.NO_FILE}
    assert _reasons(tables, copied, OTHER) == {"picture"}
    assert _reasons(tables, tmp_path / "nowhere", OTHER) == {Missing.NO_FILE}


@pytest.mark.parametrize(
    ("harmful", "limits", "why"),
    [
        (b"%PDF-1.7\nno report at all", Limits(), "PDFium cannot open it"),
        (content(b"0 0 595 842 re f\n" * 500_000), Limits(cpu_seconds=1), "it is never drawn"),
    ],
)
def test_a_report_that_cannot_be_drawn_is_told(
    tmp_path: Path, raw: Path, tables: Tables, harmful: bytes, limits: Limits, why: str
) -> None:
    copied = _copy(raw, tmp_path)
    (copied / f"{LIST}.pdf").write_bytes(harmful)
    known = pl.when(pl.col.document_id == LIST).then(pl.lit(sha256(harmful).hexdigest()))
    documents = tables["documents"].with_columns(sha256=known.otherwise(pl.col.sha256))
    frames = {**tables, "documents": documents}
    assert _reasons(frames, copied, LIST, limits) == {Missing.NOT_DRAWN}, why
    assert _reasons(frames, copied, OTHER, limits) == {"picture"}, "the other report is drawn"


def test_a_page_that_is_not_there_is_one_missing_picture(raw: Path, tables: Tables) -> None:
    lost = pl.when(pl.col.document_id == OTHER, pl.col.kpi_no == 1).then(99)
    kpi = tables["kpi"].with_columns(page=lost.otherwise(pl.col.page).cast(pl.Int32))
    found = pictures({**tables, "kpi": kpi}, raw).rows
    assert found[OTHER, 1] is Missing.NOT_DRAWN
    assert isinstance(found[OTHER, 2], bytes)


def test_the_same_reports_give_the_same_pictures(raw: Path, tables: Tables) -> None:
    assert pictures(tables, raw) == pictures(tables, raw)
