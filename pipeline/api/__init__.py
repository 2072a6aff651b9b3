"""One report for a Python program: records, frames and findings. Programs import it from `shihyo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import BinaryIO

    from pipeline.api.report import Report
    from pipeline.model.passport import Passport
    from pipeline.run.options import Limits


def extract(  # noqa: PLR0913 -- one is enough; the others have their names at the call
    pdf: str | PathLike[str] | bytes | BinaryIO,
    *,
    passport: str | PathLike[str] | Mapping[str, object] | Passport | None = None,
    password: str | None = None,
    reader: str = "both",
    limits: Limits | None = None,
    confined: bool = True,
) -> Report:
    """Read one report: its records, its tables as polars frames, its findings.

    Everything is as the command `extract` reads a folder that holds this report alone.

    >>> from shihyo import extract
    >>> report = extract("raw/fukushima-dx-r6.pdf")
    >>> report.kpi.height, report.fiscal_year
    (10, 2024)

    Args:
        pdf: The path of a PDF, its bytes, or a file opened for reading bytes. `document_id` is
            the file's name without .pdf, or the passport's `id`.
        passport: What the PDF does not say: the path of a TOML file, or its entries as a mapping
            or a `Passport`. None takes the TOML of the same name beside the PDF, if there is one;
            `{}` takes none.
        password: What opens the PDF; goes before a password in the passport.
        reader: `both` (PDFium reads, pdfplumber reads pages with figures again), `pdfium` (once,
            fast) or `pdfplumber`.
        limits: What reading may use: memory in MB, seconds of CPU, seconds of time. They hold for
            the process of its own and for nothing else.
        confined: Whether the report is read in a process of its own, with the limits, no network
            and no right to write. False reads it in this process: for files one trusts.

    Returns:
        The report. Its findings say what a person must look at; look at those of severity error
        before the figures are used.

    Raises:
        FileNotFoundError: nothing is at the path of the PDF or of the passport.
        CannotRead: nothing of the report could be read, for example because it is not a PDF; the
            message is the sentence of the finding, with the file and the next step, in the
            language of the environment.
        ValueError: `reader` is none of the three.
        TypeError: `pdf` or `passport` is of another kind.
    """
    from pipeline.api.one_report import Request  # noqa: PLC0415 -- slow to load
    from pipeline.api.report import report_of  # noqa: PLC0415

    return report_of(Request(pdf, passport, password, reader), limits, confined=confined)
