"""One indicator as the page says it: every figure and word in the form it is read in."""

from base64 import b64encode
from decimal import Decimal
from typing import Any

import regex

from pipeline.model.picture import Missing
from pipeline.model.records import Initiative, Kpi, KpiSeries, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.publish.web_page import labels as words
from pipeline.publish.web_page.entries import Entry, History, Key
from pipeline.publish.web_page.history_chart import BOTTOM, HEIGHT, WIDTH, Chart

Filled = dict[str, Any]
"""What a template is filled with."""

PLAIN_LETTER = regex.compile(r"[A-Za-z0-9.-]")
WIDTH_AT, HEIGHT_AT = slice(16, 20), slice(20, 24)
"""Where a PNG says how many dots it has."""
KINDS = {
    "actual": ("●", "実績"),
    "target": ("◇", "目標"),
    "baseline": ("□", "基準"),
    "restated": ("◎", "改定後"),
    "old": ("⊗", "改定前"),
}
"""The marks of a chart, in the order of its key."""


def name_in_links(document_id: str) -> str:
    """A document_id with letters alone that a link may hold; no two are written alike.

    >>> name_in_links("fukushima-dx-r6"), name_in_links("報告 1")
    ('fukushima-dx-r6', '_5831__544a__20_1')
    """
    return "".join(one if PLAIN_LETTER.fullmatch(one) else f"_{ord(one):x}_" for one in document_id)


def anchor(key: Key) -> str:
    """The name by which a link leads to an indicator, the same in every run."""
    return f"kpi-{name_in_links(key[0])}-{key[1]}"


def entry_view(entry: Entry) -> Filled:
    """What `entry.html` says of an indicator."""
    record = entry.record
    mark, word = words.STATUSES[entry.status]
    return {
        "record": record,
        "anchor": anchor((record.document_id, record.kpi_no)),
        "status": entry.status,
        "mark": mark,
        "word": word,
        "status_printed": _other_word(record, word),
        "severities": " ".join(sorted({finding.severity for finding in entry.findings})),
        "figures": [figure_view(record, value) for value in entry.values],
        "bar": entry.bar,
        "direction": words.DIRECTIONS[record.direction],
        "history": entry.history and _history(entry.history),
        "newer": entry.history_at and anchor(entry.history_at),
        "findings": entry.findings,
        "story": [part for one in entry.initiatives for part in _story(one)],
        **_picture(entry.picture),
    }


def _story(initiative: Initiative) -> list[tuple[str, str]]:
    """What a report tells of a 項目: each part with its heading, those that are empty left out."""
    parts = (
        (f"取組内容（{words.fiscal_year(initiative.fiscal_year)}）", initiative.plan),
        ("成果・効果", initiative.outcome),
        (f"取組内容（{words.fiscal_year(initiative.next_fiscal_year)}）", initiative.next_plan),
        ("新しい価値", initiative.value_statement),
    )
    return [(heading, told) for heading, told in parts if told]


def figure_view(record: Kpi, value: KpiValue) -> Filled:
    """One figure of an indicator, as a row of its table."""
    badges = [words.CORRECTED] if value.corrected else []
    if value.readers_agree is False:
        badges.append(words.UNLIKE)
    return {
        "role": _role(record, value),
        "part": value.part,
        "year": words.fiscal_year(value.fiscal_year),
        "era": words.era_year(value.fiscal_year),
        "printed": _one_line(value.printed),
        "badges": badges,
        **_quantity(value),
    }


def _other_word(record: Kpi, word: str) -> str | None:
    """The status as printed, where that is another word."""
    printed = _one_line(record.status_printed or "")
    return printed if printed and printed != word else None


def _one_line(printed: str) -> str:
    """The text of a cell without the breaks of its lines; a space stays between Latin words."""
    return regex.sub(r"(?<=[!-~])\s*\n\s*(?=[A-Za-z])", " ", printed.strip()).replace("\n", "")


def _role(record: Kpi, value: KpiValue) -> str:
    """What a figure is; a target for a year after the report's says so."""
    if value.role is Role.TARGET and value.fiscal_year and record.fiscal_year:
        ahead = min(value.fiscal_year - record.fiscal_year, max(words.TARGETS_AHEAD))
        return words.TARGETS_AHEAD.get(ahead, words.ROLES[value.role])
    return words.ROLES[value.role]


def _quantity(value: KpiValue | KpiSeries) -> Filled:
    if value.value is None:
        return {"mark": words.MARKS[value.mark] if value.mark else "値なし"}
    pieces, unit = words.quantity(value.value, value.upper, value.unit, value.qualifier)
    return {"mark": "", "pieces": pieces, "unit": unit, "cumulative": value.cumulative}


def _history(history: History) -> Filled:
    """An indicator over the years: its chart, the key of the chart's marks, and the table of both."""
    found = history.chart
    kinds: set[str] = set()
    for point in found.points if found else ():
        kinds |= {"old"} if point.is_old else {point.role}
        kinds |= {"restated"} if point.is_restated else set()
    newest = {_figure_of(row): row.value for row in history.rows if row.is_latest}
    return {
        "chart": found,
        "said": _said(found),
        "width": WIDTH,
        "height": HEIGHT,
        "base": HEIGHT - BOTTOM + 4,
        "kinds": [(kind, *told) for kind, told in KINDS.items() if kind in kinds],
        "rows": [_series_row(row, newest.get(_figure_of(row))) for row in history.rows],
    }


def _said(chart: Chart | None) -> str:
    """The chart in a sentence, for those who do not see it."""
    if chart is None:
        return ""
    years = f"{chart.years[0][1]}年度から{chart.years[-1][1]}年度"
    least, most = words.number(chart.lowest), words.number(chart.highest)
    return f"{years}の推移のグラフ。最小{least}、最大{most}。値は表にあります。"


def _figure_of(row: KpiSeries) -> tuple[object, ...]:
    return row.role, row.part, row.fiscal_year


def _series_row(row: KpiSeries, newest: Decimal | None) -> Filled:
    """One print of one figure; `newest` is what the newest report prints for it."""
    is_old = not row.is_latest and row.value != newest
    return {
        "year": words.fiscal_year(row.fiscal_year),
        "role": words.ROLES[row.role] + (f"（{row.part}）" if row.part else ""),
        "edition": words.fiscal_year(row.edition_fiscal_year),
        "is_old": is_old,
        "told": "改定前" if is_old else "改定" if row.restated else "",
        **_quantity(row),
    }


def _picture(picture: bytes | Missing) -> Filled:
    if isinstance(picture, Missing):
        return {"picture": None, "missing": words.MISSING[picture]}
    width, height = (int.from_bytes(picture[at]) for at in (WIDTH_AT, HEIGHT_AT))
    return {
        "picture": {
            "data": b64encode(picture).decode("ascii"),
            "width": width,
            "height": height,
        }
    }
