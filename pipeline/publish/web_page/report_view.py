"""One report as the page says it: its title, what is known of it, and its sections."""

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.publisher import is_proposed
from pipeline.model.records import Document, Finding
from pipeline.publish.web_page.entries import Report, status_counts
from pipeline.publish.web_page.indicator_view import Filled, entry_view, name_in_links
from pipeline.publish.web_page.labels import SEVERITIES, fiscal_year
from pipeline.publish.web_page.status_counts import entries_of, section_labels, section_rows
from pipeline.publish.wording import web_address


def page_title(documents: Sequence[Document]) -> str:
    """The title of the page: that of its report, or how many reports it holds."""
    if len(documents) == 1:
        return _title(documents[0])
    return f"{len(documents)}件の報告書の指標"


def report_name(report: Report) -> str:
    """A report in few words that tell it from the others: its title and its document_id."""
    document = report.document
    return f"{document.title}（{document.document_id}）" if document.title else document.document_id


def urgencies(findings: Sequence[Finding]) -> str:
    """How many findings are how urgent, the most urgent first; empty where there is none.

    >>> urgencies([])
    ''
    """
    counts = Counter(finding.severity for finding in findings)
    return "、".join(f"{word} {counts[one]}件" for one, word in SEVERITIES.items() if counts[one])


def report_views(reports: Sequence[Report], pages: Mapping[tuple[str, int], bytes]) -> list[Filled]:
    """What `page.html` says of each report; `pages` are pictures by document_id and page."""
    labels = section_labels(reports)
    kinds = list(status_counts(entries_of(reports)))
    several = len(reports) > 1
    return [
        {
            "document": report.document,
            "anchor": f"report-{name_in_links(report.document.document_id)}",
            "name": report_name(report),
            "title": _title(report.document),
            "facts": _facts(report.document),
            "link": web_address(report.document.url),
            "findings": report.findings,
            "coverage": coverage(report.document),
            "pages": page_pictures(report.document.document_id, pages),
            "rows": section_rows(report, number if several else None, labels, kinds),
            "sections": [
                {
                    "label": section.label,
                    "number": labels[section.label],
                    "entries": [entry_view(entry) for entry in section.entries],
                }
                for section in report.sections
            ],
        }
        for number, report in enumerate(reports)
    ]


def coverage(document: Document) -> str:
    """What became of the numbers of a report, in words; empty where none was counted."""
    if not document.numbers_printed:
        return ""
    return (
        f"紙面の数値 {document.numbers_printed:,}個：読み取り {document.numbers_read:,}、"
        f"対象外 {document.numbers_passed_over:,}、読み取れず {document.numbers_unread:,}"
    )


def page_pictures(document_id: str, pages: Mapping[tuple[str, int], bytes]) -> list[Filled]:
    """The pictures of the pages of a report, each with its number."""
    return [
        {"page": page, "png": b64encode(png).decode()}
        for (of_document, page), png in pages.items()
        if of_document == document_id
    ]


def _title(document: Document) -> str:
    return document.title or document.source_file


def _publisher(document: Document) -> str | None:
    """The publisher, marked where no person has confirmed it."""
    is_sure = document.publisher is None or not is_proposed(document.publisher_source)
    return document.publisher if is_sure else f"{document.publisher}（推定）"


def _facts(document: Document) -> list[str]:
    """What is known of a report, each in a few words."""
    facts = (
        _publisher(document),
        fiscal_year(document.fiscal_year) if document.fiscal_year is not None else None,
        f"{document.source_file}（{document.pages}ページ）",
        f"利用条件：{document.licence}" if document.licence else None,
    )
    return [fact for fact in facts if fact]
