"""What is said of the whole set of tables wherever a catalogue asks: title, years, places, words."""

from typing import NamedTuple

import polars as pl

from pipeline.publish.tables import Tables

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


def describing(tables: Tables) -> Described:
    """What the tables are, from the reports they were read from."""
    documents = tables["documents"]
    places = tuple(dict.fromkeys(documents["publisher"].drop_nulls()))
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
    """How many figures there are and what is known of each; a row with a mark is no figure."""
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
