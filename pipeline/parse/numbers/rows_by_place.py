"""The rows of a report by where they are printed: what the numbers of a cell became."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.model.edition import Records
from pipeline.model.figure import Piece
from pipeline.model.page import Box
from pipeline.model.records import FieldSummary, KpiValue, Overview
from pipeline.model.vocabulary import Narrative
from pipeline.parse.numbers.accounts import Place

Pieces = Mapping[tuple[int, int], tuple[Piece, ...]]
"""What each piece of a figure's text was taken for, by kpi_no and value_no."""


class RowsByPlace(NamedTuple):
    """The rows of a report by where they are printed, each with its number in its table.

    `values` are figures with what their pieces mean; `counts` cells of summaries; `mentions` the
    offsets of each mention, by the narrative it is in.
    """

    values: Mapping[Place, Sequence[tuple[int, KpiValue, tuple[Piece, ...]]]]
    counts: Mapping[Place, Sequence[tuple[str, int, int | None]]]
    mentions: Mapping[str, Sequence[tuple[int, int, int]]]


def rows_by_place(records: Records, pieces: Pieces) -> RowsByPlace:
    """The rows of a report, to look up by place."""
    values: dict[Place, list[tuple[int, KpiValue, tuple[Piece, ...]]]] = {}
    for number, value in enumerate(records.kpi_values, 1):
        read = pieces.get((value.kpi_no, value.value_no), ())
        values.setdefault(_place(value), []).append((number, value, read))
    counts: dict[Place, list[tuple[str, int, int | None]]] = {}
    for summary in records.field_summary:
        row = ("field_summary", summary.summary_no, summary.fiscal_year)
        counts.setdefault(_place(summary), []).append(row)
    for count in records.overview:
        counts.setdefault(_place(count), []).append(("overview", count.overview_no, None))
    return RowsByPlace(values, counts, _mentions(records))


def _place(row: KpiValue | FieldSummary | Overview) -> Place:
    return row.page, Box(row.x0, row.top, row.x1, row.bottom)


def _mentions(records: Records) -> dict[str, list[tuple[int, int, int]]]:
    """The offsets of each mention and its row, by the narrative; narratives without any, too."""
    rows: dict[tuple[int, Narrative], list[tuple[int, int, int]]] = {}
    for number, one in enumerate(records.mentions, 1):
        rows.setdefault((one.initiative_no, one.field), []).append((one.start, one.end, number))
    found: dict[str, list[tuple[int, int, int]]] = {}
    for initiative in records.initiatives:
        for field in Narrative:
            text = getattr(initiative, field)
            if text:
                found.setdefault(text, rows.get((initiative.initiative_no, field), []))
    return found
