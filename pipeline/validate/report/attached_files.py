"""The files inside a PDF → what is reported of them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.finding import Observation

OF_THE_PRODUCER = re.compile(
    r"original\.(odt|ods|odp|odg)|.*\.(xml|xsd|rdf|json|joboptions|p7s|p7m|icc)", re.IGNORECASE
)
"""Names of files that programs add as a matter of form: the document the PDF was made from (hybrid
files of LibreOffice hold Original.odt), metadata, settings, signatures. Spreadsheets are not among
them: they may hold the tables that the PDF leaves out."""


def attached_files(names: Sequence[str]) -> Iterator[Observation]:
    """Files a person may have to read, and those that programs add, each kind in one observation."""
    added = [name for name in names if OF_THE_PRODUCER.fullmatch(name)]
    others = [name for name in names if name not in added]
    if others:
        yield Observation("attached_file", observed="; ".join(others))
    if added:
        yield Observation("attached_source", observed="; ".join(added))
