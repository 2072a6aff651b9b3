"""What is said of the whole set of tables wherever a catalogue asks: title, years, places, words."""

from typing import NamedTuple

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
    count, figures = documents.height, tables["kpi_values"].height
    return Described(
        NAME,
        "　".join(part for part in (who, "指標（KPI）の目標値・実績値", when) if part),
        f"公表された報告書（PDF）{count}件から取り出した指標の目標値・実績値・達成状況。値は{figures:,}件。"
        "どの値にも単位、年度、紙面での位置がある。",
        f"Targets, actuals and status of the indicators in {count} published report(s), read from PDF: "
        f"{figures:,} figures, each with unit, fiscal year and place on its page.",
        KEYWORDS,
        places,
        years,
    )


def _span(years: tuple[int, int]) -> str:
    first, last = years
    return f"{first}年度" if first == last else f"{first}～{last}年度"
