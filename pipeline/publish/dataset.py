"""The schema.org Dataset that a web page carries so that search engines find the tables."""

from collections.abc import Iterable
from typing import Any

from pipeline.model.tables import TABLES
from pipeline.publish.credit import credits_of
from pipeline.publish.csv_table import csv_path
from pipeline.publish.described import describing
from pipeline.publish.licence import named_licence
from pipeline.publish.tables import Tables


def dataset(tables: Tables) -> dict[str, Any]:
    """The JSON-LD of the tables: name, description, credit, years, columns measured, the CSVs.

    What the passports do not say (licence by a known name, address) is left out.
    """
    about = describing(tables)
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about.title,
        "description": f"{about.description} {about.description_en}",
        "inLanguage": "ja",
        "keywords": list(about.keywords),
        "creditText": "\n".join(credits_of(tables)),
        "creator": [{"@type": "Organization", "name": place} for place in about.places],
        "temporalCoverage": _period(about.years),
        "variableMeasured": sorted(set(tables["kpi"]["name"])),
        "license": _licence(tables["documents"]["licence"]),
        "isBasedOn": tables["documents"]["url"].drop_nulls().to_list(),
        "distribution": [_download(table.name, table.title) for table in TABLES],
    }
    return {key: value for key, value in said.items() if value}


def _period(years: tuple[int, int] | None) -> str:
    """From the first day of the first fiscal year to the last day of the last, as ISO 8601."""
    return "" if years is None else f"{years[0]}-04-01/{years[1] + 1}-03-31"


def _licence(terms: Iterable[str | None]) -> str:
    """The address of the licence, where all reports have one and the same."""
    found = {named_licence(said) for said in terms}
    (one,) = found if len(found) == 1 else (None,)
    return one.path if one else ""


def _download(name: str, title: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": title,
        "encodingFormat": "text/csv",
        "contentUrl": csv_path(name),
    }
