"""The page for a browser: one file, no network, every report of a run with its printed rows."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

import polars as pl

from pipeline.model.picture import Pictures
from pipeline.model.records import Document, Finding, Initiative, Kpi, KpiSeries, KpiValue, Record
from pipeline.model.records.record import from_table
from pipeline.publish.catalogue.licence import credits_of
from pipeline.publish.optional_libraries import publish_extra
from pipeline.publish.web_page.entries import Run, other_findings, reports
from pipeline.publish.web_page.indicator_view import Filled
from pipeline.publish.web_page.labels import SEVERITIES, visible
from pipeline.publish.web_page.report_view import page_title, report_name, report_views, urgencies
from pipeline.publish.web_page.status_counts import report_rows, section_labels, shares

with publish_extra():
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

POLICY = (
    "default-src 'none'; img-src data:; style-src '{style}'; script-src '{script}'; "
    "base-uri 'none'; form-action 'none'"
)
"""What the page may do: show pictures it holds, and what these two checksums name. No network."""

Row = TypeVar("Row", bound=Record)


def page(
    tables: Mapping[str, pl.DataFrame],
    pictures: Pictures,
    dataset: Mapping[str, object] | None = None,
    pages: Mapping[tuple[str, int], bytes] = MappingProxyType({}),
) -> bytes:
    """The page of a run, as UTF-8 HTML that needs nothing else; the same tables give the same bytes.

    `tables` are frames by name, as in `normalized/`; `pictures` are the printed rows of the
    indicators; `dataset` is what a search engine is told of the run, as JSON-LD (schema.org);
    `pages` are pages on which each number is tinted by what became of it, by report and page.
    Everything from a report is shown as text, never taken for a part of the page.
    """
    run = _run(tables)
    environment = _environment()
    style, script = (_part(environment, name) for name in ("page.css", "page.js"))
    policy = POLICY.format(style=_checksum(style), script=_checksum(script))
    filled = {"style": style, "script": script, "policy": policy, **_filled(run, pictures, pages)}
    filled["credits"] = credits_of(tables)
    filled["dataset"] = None if dataset is None else _data(dataset)
    return environment.get_template("page.html").render(filled).strip().encode() + b"\n"


def _run(tables: Mapping[str, pl.DataFrame]) -> Run:
    return Run(
        _rows(tables["documents"], Document),
        _rows(tables["kpi"], Kpi),
        _rows(tables["kpi_values"], KpiValue),
        _rows(tables["kpi_series"], KpiSeries),
        _rows(tables["initiatives"], Initiative),
        _rows(tables["findings"], Finding),
    )


def _rows(frame: pl.DataFrame, record: type[Row]) -> Sequence[Row]:
    return [from_table(record, row) for row in frame.iter_rows(named=True)]


def _environment() -> Environment:
    """Templates that escape all they are filled with, and make visible what would act unseen."""
    return Environment(
        loader=PackageLoader("pipeline.publish.web_page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _part(environment: Environment, name: str) -> Markup:
    """A file of ours that stands in the page as it is."""
    found = environment.loader and environment.loader.get_source(environment, name)[0]
    return Markup(found)  # noqa: S704 -- of the program, nothing of a report is in it


def _data(content: Mapping[str, object]) -> Markup:
    """JSON within a script element: nothing in it can end the element, or is more than ASCII."""
    return Markup(json.dumps(content).replace("<", r"\u003c"))  # noqa: S704 -- no < is left


def _checksum(text: str) -> str:
    """The checksum by which the policy lets a style or script stand in the page."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _filled(run: Run, pictures: Pictures, pages: Mapping[tuple[str, int], bytes]) -> Filled:
    """What `page.html` says of a run."""
    found = reports(run, pictures)
    names = [report_name(report) for report in found]
    return {
        "title": page_title([report.document for report in found]),
        "total": len(run.kpi),
        "figures": sum(value.value is not None for value in run.kpi_values),
        "finding_count": len(run.findings),
        "urgencies": urgencies(run.findings),
        "shares": shares(found),
        "section_labels": list(section_labels(found)),
        "report_rows": report_rows(found, names),
        "severities": SEVERITIES,
        "others": other_findings(run),
        "reports": report_views(found, pages),
    }
