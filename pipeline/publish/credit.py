"""Who is to be named: the line that the terms of public bodies ask for, a report."""

from pipeline.publish.licence import Licence, named_licence
from pipeline.publish.tables import Tables

UNKNOWN_PUBLISHER = "公表者は来歴に記載がない"
UNKNOWN_TERMS = "来歴に記載がない。使う前に公表者の利用条件を確かめること。"


def credits_of(tables: Tables) -> list[str]:
    """The credit line of each report, in the order of `documents`: source, and that it was processed.

    An address that the passport does not have is left out; a publisher it does not name is said to
    be missing. Nothing is made up.
    """
    return [
        credit(
            row["title"] or row["source_file"],
            row["publisher"],
            row["url"],
            named_licence(row["licence"]),
        )
        for row in tables["documents"].iter_rows(named=True)
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
