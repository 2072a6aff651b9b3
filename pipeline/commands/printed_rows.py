"""Where the row of each indicator is printed: its name and its figures, without merged neighbours."""

from collections.abc import Mapping, Sequence

import polars as pl

from pipeline.extract.row_pictures import Row
from pipeline.model.page import Box

PLACE = ("x0", "top", "x1", "bottom")
NEAR = 1.0
"""Points by which a cell may reach beyond its row: the width of a ruling."""

Boxes = dict[tuple[str, int, object], list[Box]]


def printed_rows(tables: Mapping[str, pl.DataFrame]) -> dict[str, dict[int, Row]]:
    """By document_id and kpi_no, the place of the row, in the order of `kpi`.

    The place that `kpi` tells takes in merged cells that several rows share; here a row is as high
    as the cells of its figures and its name, where those can be told.
    """
    figures = _boxes(tables["kpi_values"], "kpi_no")
    names = _boxes(tables["cells"], "printed")
    columns = ("document_id", "kpi_no", "page", "name_printed", *PLACE)
    found: dict[str, dict[int, Row]] = {}
    for document_id, kpi_no, page, name, *edges in tables["kpi"].select(columns).iter_rows():
        whole = Box(*edges)
        own = figures.get((document_id, page, kpi_no), [])
        named = names.get((document_id, page, name), [])
        band = _band(whole, own, [box for box in named if _is_within(box, whole)])
        found.setdefault(document_id, {})[kpi_no] = Row(page, band)
    return found


def _boxes(rows: pl.DataFrame, column: str) -> Boxes:
    found: Boxes = {}
    for document_id, page, own, *edges in rows.select(
        "document_id", "page", column, *PLACE
    ).iter_rows():
        found.setdefault((document_id, page, own), []).append(Box(*edges))
    return found


def _band(whole: Box, figures: Sequence[Box], names: Sequence[Box]) -> Box:
    """The part of a place, over its whole width, that holds the figures and the name.

    All of it where there is no name, or one name stands twice: better too much than half a row.
    """
    if not figures or len(names) != 1:
        return whole
    own = (*figures, *names)
    return whole._replace(top=min(one.top for one in own), bottom=max(one.bottom for one in own))


def _is_within(box: Box, whole: Box) -> bool:
    return (
        box.x0 >= whole.x0 - NEAR
        and box.top >= whole.top - NEAR
        and box.x1 <= whole.x1 + NEAR
        and box.bottom <= whole.bottom + NEAR
    )
