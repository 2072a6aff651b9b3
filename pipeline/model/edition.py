"""One report on its way: what goes in, what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.model.checksum import sha256
from pipeline.model.evidence import ComparedCell, Evidence, Shares, TextFigures
from pipeline.model.figure import Piece
from pipeline.model.finding import CheckCount, Observation
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.model.publisher import Publication
from pipeline.model.records import (
    Cell,
    Document,
    FieldSummary,
    Finding,
    Initiative,
    Kpi,
    KpiValue,
    Mention,
    Overview,
    PrintedNumber,
    Review,
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file of `raw/`: the bytes of a PDF and its passport.

    `document_id` is the passport's id or the file's name. `content` is None where the file is no
    report that can be opened; `notes` then says why, and else what is wrong with the passport.
    A source whose pages are known already needs no bytes, but their `sha256`.
    """

    document_id: str
    file_name: str
    content: bytes | None
    passport: Passport = field(default_factory=Passport)
    notes: tuple[Observation, ...] = ()
    sha256: str | None = None

    def holding(self, content: bytes) -> "Source":
        """The same source with its bytes."""
        return replace(self, content=content, sha256=sha256(content))


@dataclass(frozen=True, slots=True)
class Records:
    """Everything read from one report."""

    documents: tuple[Document, ...] = ()
    kpi: tuple[Kpi, ...] = ()
    kpi_values: tuple[KpiValue, ...] = ()
    field_summary: tuple[FieldSummary, ...] = ()
    overview: tuple[Overview, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cells: tuple[Cell, ...] = ()
    numbers: tuple[PrintedNumber, ...] = ()
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What `parse` makes of a report: its records, and what it could not be sure of.

    `records.documents` is empty: whoever has the file makes that record. `publication` says who
    published the report, and when. `pieces` says of each figure, by its kpi_no and value_no, what
    each piece of its text was taken for. The rest is what the checks compare the records with: the
    `pages` with their tables, also those without rulings; what the printed cells say besides; the
    shares of the target that the legend gives the status of an indicator, by kpi_no; the figures
    as the running text has them, by the name of the indicator; and the cells that two readers read.
    """

    title: str | None
    fiscal_year: int | None
    records: Records
    observations: tuple[Observation, ...]
    pieces: Mapping[tuple[int, int], tuple[Piece, ...]] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)
    shares: Mapping[int, Shares] = field(default_factory=dict)
    by_text: Mapping[str, TextFigures] = field(default_factory=dict)
    compared: tuple[ComparedCell, ...] = ()
    publication: Publication = field(default_factory=Publication)


@dataclass(frozen=True, slots=True)
class Edition:
    """One report, read and checked; `checks` says how often each check ran, passed and failed."""

    records: Records
    findings: tuple[Finding, ...]
    checks: tuple[CheckCount, ...] = ()
