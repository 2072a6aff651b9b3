"""Japanese public bodies' KPI reports, from the printed page to figures an analyst can trust.

In a notebook: `from pipeline import extract`, then `extract("report.pdf").kpi`. Whatever is listed
in `__all__` is kept as it is from version to version; everything below is free to change.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import BinaryIO

    from pipeline.api.report import CannotRead, Report
    from pipeline.model.passport import Passport
    from pipeline.run.options import Limits

__all__ = ["CannotRead", "Limits", "Passport", "Report", "extract"]

HOMES = {
    "CannotRead": "pipeline.api.report",
    "Limits": "pipeline.run.options",
    "Passport": "pipeline.model.passport",
    "Report": "pipeline.api.report",
}
"""Where each name is defined. It is loaded when it is first asked for, not with the package."""


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

    Everything is as `make extract` reads a folder that holds this report alone.

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
        CannotRead: nothing of the report could be read; the message is the sentence of the
            finding, with the file and the next step, in the language of the environment.
        ValueError: `reader` is none of the three.
        TypeError: `pdf` or `passport` is of another kind.
    """
    from pipeline.api.one_report import Asked  # noqa: PLC0415 -- slow to load
    from pipeline.api.report import report_of  # noqa: PLC0415

    return report_of(Asked(pdf, passport, password, reader), limits, confined=confined)


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 -- the command line never asks

    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package. It keeps the function `extract` in its place.

    Python puts a module that it loads into its package under the module's name, and the stage
    `pipeline/extract/` has the name of the function. `from pipeline.extract import …` finds it.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name != "extract" or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
