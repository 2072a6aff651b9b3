"""The terms of each report, as catalogues name them, and who is to be named."""

import re
from typing import NamedTuple

import polars as pl

from pipeline.knowledge import load
from pipeline.model.publisher import is_proposed
from pipeline.publish.read_tables import Tables

BRACKETS = re.compile(r"[()（）]")


class Licence(NamedTuple):
    """Terms of use with a name; `short` as in a credit line, `ckan` the id CKAN knows them by."""

    name: str
    short: str
    title: str
    path: str
    ckan: str


def named_licence(terms: str | None) -> Licence | None:
    """The named terms a text states in whole; None where it states others, or more.

    >>> named_licence("CC BY 4.0").name
    'CC-BY-4.0'
    >>> named_licence("福島県の利用条件による") is None
    True
    """
    for entry in load("licences")["licence"]:
        if _states(terms or "", {_folded(spelling) for spelling in entry["spellings"]}):
            return Licence(*(entry[part] for part in Licence._fields))
    return None


def _states(terms: str, spellings: set[str]) -> bool:
    """Whether a text is one of the spellings, or one with another in brackets behind it."""
    parts = [part for part in BRACKETS.split(terms) if part.strip()]
    return _folded(terms) in spellings or {*map(_folded, parts or [""])} <= spellings


def _folded(text: str) -> str:
    plain = text.strip().removeprefix("https://").removesuffix("deed.ja").rstrip("/")
    return "".join(plain.split()).casefold()


UNKNOWN_PUBLISHER = "公表者は来歴に記載がない"
UNKNOWN_TERMS = "来歴に記載がない。使う前に公表者の利用条件を確かめること。"


def stated_publishers(documents: pl.DataFrame) -> list[str | None]:
    """The publisher of each report as its passport says it; what the program proposes is left out."""
    rows = documents.select("publisher", "publisher_source").iter_rows()
    return [None if is_proposed(source) else name for name, source in rows]


def credits_of(tables: Tables) -> list[str]:
    """The credit line of each report, in the order of `documents`: source, and that it was processed.

    An address that the passport does not have is left out; a publisher it does not name is said to
    be missing. Nothing is made up.
    """
    documents = tables["documents"]
    rows = zip(documents.iter_rows(named=True), stated_publishers(documents), strict=True)
    return [
        credit(
            row["title"] or row["source_file"],
            publisher,
            row["url"],
            named_licence(row["licence"]),
        )
        for row, publisher in rows
    ]


def credit(
    title: str, publisher: str | None, url: str | None, licence: Licence | None = None
) -> str:
    """One credit line; terms that have a name are named with their address, as they ask for.

    >>> credit("取組状況", "福島県", "https://www.example.jp/r6.pdf")
    '出典：「取組状況」（福島県）（https://www.example.jp/r6.pdf）を加工して作成'
    >>> credit("取組状況", "福島県", None)
    '出典：「取組状況」（福島県）を加工して作成'
    """
    who, where = publisher or UNKNOWN_PUBLISHER, f"（{url}）" if url else ""
    under = f"、{licence.short}（{licence.path}）" if licence else ""
    return f"出典：「{title}」（{who}）{where}{under}を加工して作成"


def terms_of(tables: Tables) -> list[str]:
    """The terms of use of each report, in the order of `documents`, or that they are not known."""
    return [terms or UNKNOWN_TERMS for terms in tables["documents"]["licence"]]


def credit_file(tables: Tables) -> bytes:
    """The credit lines and terms as a text that any editor opens."""
    pairs = zip(credits_of(tables), terms_of(tables), strict=True)
    lines = [line for who, terms in pairs for line in (who, f"　利用条件：{terms}")]
    return ("\r\n".join([*lines, ""])).encode("utf-8-sig")
