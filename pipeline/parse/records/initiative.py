"""Tables of 取組 with their narrative → the records of `initiatives`."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.finding import Observation
from pipeline.model.page import Box
from pipeline.model.records import Initiative
from pipeline.parse.headings.block import Block, Row, is_indicator
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.sections import Context
from pipeline.parse.records.kpi import box_on_page
from pipeline.parse.records.row_context import group_cells, own_context
from pipeline.parse.table import Cell

NAME_ROLES = ("item", "name_if_alone", "name")


class Narratives(NamedTuple):
    """The narrative cells of one row, and the fiscal years they are for."""

    plan: Cell | None
    outcome: Cell | None
    next_plan: Cell | None
    fiscal_year: int | None
    next_fiscal_year: int | None


class PrintedInitiative(NamedTuple):
    """One row of a table of 取組, with where it belongs and the box round it."""

    number: int
    item: Cell
    context: Context
    narratives: Narratives
    box: Box


def initiatives(
    document_id: str, block: Block, context: Context, years: Years, first: int
) -> Iterator[Initiative | Observation]:
    """One record a row that has a name; rows that share their cells (several KPI) are one."""
    number = first
    seen: set[tuple[Cell | None, ...]] = set()
    groups: dict[str, Cell] = {}
    names = NAME_ROLES[:2] if is_indicator(block.roles) else NAME_ROLES
    for row in block.rows:
        named = {
            heading.role: cell
            for heading, cell in zip(block.headings, row, strict=True)
            if cell and heading.role
        }
        groups = group_cells(block, row, groups)
        item = next((named[role] for role in names if role in named), None)
        narratives = _narratives(block, row, years)
        shared = (item, *narratives[:3])
        if shared in seen:
            continue
        seen.add(shared)
        if item is None or not item.text:
            yield from _nameless(narratives)
            continue
        box = box_on_page([cell for cell in row if cell], item.page)
        printed = PrintedInitiative(number, item, own_context(groups, context), narratives, box)
        yield _record(document_id, printed)
        number += 1


def _narratives(block: Block, row: Row, years: Years) -> Narratives:
    """The year's plan is the earliest; the next plan is named so, or the plan of a later year."""
    found = [
        (heading.role, heading.year or years.report, cell)
        for heading, cell in zip(block.headings, row, strict=True)
        if cell
    ]
    plans = sorted(
        ((year, cell) for role, year, cell in found if role == "plan"),
        key=lambda plan: plan[0] or 0,
    )
    outcome = next(((year, cell) for role, year, cell in found if role == "outcome"), None)
    plan = plans[0] if plans else None
    next_plan = plans[-1] if len(plans) > 1 else None
    if plan and not next_plan and outcome and (plan[0] or 0) > (outcome[0] or 0):
        plan, next_plan = None, plan
    named = next((cell for role, _, cell in found if role == "next_plan"), None)
    return Narratives(
        plan[1] if plan else None,
        outcome[1] if outcome else None,
        next_plan[1] if next_plan else named,
        plan[0] if plan else (outcome[0] if outcome else years.report),
        next_plan[0] if next_plan else None,
    )


def _record(document_id: str, printed: PrintedInitiative) -> Initiative:
    context, narratives = printed.context, printed.narratives
    return Initiative(
        document_id=document_id,
        initiative_no=printed.number,
        domain=context.domain,
        section_code=context.section_code,
        section_name=context.section_name,
        item=printed.item.text,
        fiscal_year=narratives.fiscal_year,
        plan=_text(narratives.plan),
        outcome=_text(narratives.outcome),
        next_fiscal_year=narratives.next_fiscal_year,
        next_plan=_text(narratives.next_plan),
        is_new_value=context.is_new_value,
        value_statement=context.value_statement,
        item_printed=printed.item.on_page,
        plan_printed=_printed(narratives.plan),
        outcome_printed=_printed(narratives.outcome),
        next_plan_printed=_printed(narratives.next_plan),
        page=printed.item.page,
        **printed.box._asdict(),
    )


def _text(cell: Cell | None) -> str | None:
    return (cell.text or None) if cell else None


def _printed(cell: Cell | None) -> str | None:
    return cell.on_page if cell else None


def _nameless(narratives: Narratives) -> Iterator[Observation]:
    for cell in (narratives.plan, narratives.outcome, narratives.next_plan):
        if cell and cell.text:
            yield Observation(
                "row_without_name", "initiatives", page=cell.page, printed=cell.on_page
            )
            return
