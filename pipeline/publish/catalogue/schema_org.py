"""What is said of the whole set of tables: title, years, places, words; as a schema.org Dataset, too."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import polars as pl

from pipeline.model.tables import TABLES
from pipeline.publish.catalogue.licence import credits_of, named_licence, stated_publishers
from pipeline.publish.csv_table import csv_path
from pipeline.publish.read_tables import Tables
from pipeline.publish.wording import web_address

NAME = "shihyo"
KEYWORDS = ("KPI", "指標", "目標値", "実績値", "達成状況", "行政評価", "オープンデータ")


class Described(NamedTuple):
    """The set of tables in words; `places` are the publishers, `years` the first and last year."""

    name: str
    title: str
    description: str
    description_en: str
    keywords: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[int, int] | None


def metadata_of(tables: Tables) -> Described:
    """What the tables are, from the reports they were read from."""
    documents = tables["documents"]
    places = tuple(dict.fromkeys(filter(None, stated_publishers(documents))))
    editions = documents["fiscal_year"].drop_nulls().to_list()
    years = (min(editions), max(editions)) if editions else None
    who = "・".join(places)
    when = "" if years is None else _span(years)
    count = documents.height
    figures, figures_en = _figures(tables["kpi_values"])
    return Described(
        NAME,
        "　".join(part for part in (who, "指標（KPI）の目標値・実績値", when) if part),
        f"公表された報告書（PDF）{count}件から取り出した指標の目標値・実績値・達成状況。{figures}",
        f"Targets, actuals and status of the indicators in {count} published report(s), read from PDF: "
        f"{figures_en}",
        KEYWORDS,
        places,
        years,
    )


def _figures(values: pl.DataFrame) -> tuple[str, str]:
    """How many figures there are and what is known of each; a row with a mark is not a figure."""
    figures = values.filter(pl.col("value").is_not_null())
    count, whole = figures.height, figures.drop_nulls(["unit", "fiscal_year"]).height
    if not count:
        return "数値はない。", "no figures."
    if whole == count:
        return (
            f"数値は{count:,}件。どの数値にも単位、年度、紙面での位置がある。",
            f"{count:,} figures, each with unit, fiscal year and place on its page.",
        )
    return (
        f"数値は{count:,}件。どの数値にも紙面での位置があり、{whole:,}件には単位と年度もある。",
        f"{count:,} figures, each with its place on its page, {whole:,} of them with unit and fiscal year.",
    )


def _span(years: tuple[int, int]) -> str:
    first, last = years
    return f"{first}年度" if first == last else f"{first}～{last}年度"


def dataset(tables: Tables) -> dict[str, Any]:
    """The JSON-LD of the tables: name, description, credit, years, columns measured, the CSVs.

    What the passports do not say (licence by a known name, address) is left out.
    """
    about = metadata_of(tables)
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
        "isBasedOn": list(filter(None, map(web_address, tables["documents"]["url"]))),
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
