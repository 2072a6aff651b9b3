"""What the pictures are drawn from: a report as the steps of the pipeline leave it, one by one."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.build import edition
from pipeline.extract import extract
from pipeline.extract.errors import NeedsReferenceReader
from pipeline.extract.pdfium.reader import Document
from pipeline.extract.pdfplumber.reader import Document as ReferenceDocument
from pipeline.model.edition import Edition, Reading, Source
from pipeline.model.finding import Outcome
from pipeline.model.page import PageContent, PrintedReport
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.report_year import era_of
from pipeline.parse.reading import parse
from pipeline.parse.tables.kinds import ClassifiedTable, classify_tables
from pipeline.parse.tables.page_breaks import join_over_page_breaks
from pipeline.parse.unruled.aligned import with_aligned_tables
from pipeline.run.sources import sources
from pipeline.validate.check import all_outcomes


@dataclass(frozen=True)
class Report:
    """A report; each property is what one step makes of it."""

    source: Source

    @property
    def content(self) -> bytes:
        """The bytes of the PDF."""
        return self.source.content or b""

    def marks(self, number: int) -> PageContent:
        """What PDFium finds on a page, from 1: text runs, rulings, fills."""
        document = Document(self.content, None)
        try:
            found = list(document.pages())[number - 1]
        finally:
            document.close()
        if isinstance(found, NeedsReferenceReader):
            raise TypeError(found.reason)
        return found

    def marks_by_reference(self, number: int) -> PageContent:
        """What pdfplumber finds on the same page: each glyph by itself."""
        found = ReferenceDocument(self.content, None).marks(number)
        if isinstance(found, int):
            raise TypeError(found)
        return found

    @cached_property
    def printed(self) -> PrintedReport:
        """The pages with their tables, by both readers."""
        return extract(self.content)

    @cached_property
    def years(self) -> Years:
        """The report's own fiscal year, and the era it counts in."""
        return Years(self.reading.fiscal_year, era_of(self.printed.pages))

    @cached_property
    def tables(self) -> tuple[ClassifiedTable, ...]:
        """The tables with their kind, their headings and the section they stand in."""
        era = era_of(self.printed.pages)
        pages = tuple(with_aligned_tables(page, era) for page in self.printed.pages)
        return classify_tables(pages, join_over_page_breaks(pages, era), era)

    @cached_property
    def reading(self) -> Reading:
        """The records, what each figure was read from, and what both readers read."""
        source, printed = self.source, self.printed
        return parse(source.document_id, printed.pages, source.passport, printed.again)

    @cached_property
    def edition(self) -> Edition:
        """The records and findings that are written."""
        return edition(self.source, self.printed)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every check that was done."""
        return tuple(all_outcomes(self.reading))


def report(folder: Path, name: str) -> Report:
    """The report of this name in a folder, with its passport."""
    found = {source.file_name: source for source in sources(folder)}
    return Report(found[name])


def without_passport(path: Path) -> Report:
    """A report alone."""
    return Report(Source(path.stem, path.name, None).holding(path.read_bytes()))
