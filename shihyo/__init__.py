"""Japanese public bodies' KPI reports, from PDF to exact figures: what a program may use.

`from shihyo import extract`, then `extract("report.pdf").kpi`. The names in `__all__` are kept from
version to version; everything in the package `pipeline` may change.

The folder `schemas` of this package (`importlib.resources.files("shihyo") / "schemas"`) holds one
TOML file per table: its columns, their types and units, and what they mean.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.api import extract
    from pipeline.api.report import CannotRead, Report
    from pipeline.model.passport import Passport
    from pipeline.run.options import Limits

    __version__: str

__all__ = ["CannotRead", "Limits", "Passport", "Report", "__version__", "extract"]

MODULES = {
    "CannotRead": "pipeline.api.report",
    "Limits": "pipeline.run.options",
    "Passport": "pipeline.model.passport",
    "Report": "pipeline.api.report",
    "extract": "pipeline.api",
}
"""Where each name is defined. The module is loaded when the name is first used."""


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 -- slow to load

        return version("shihyo")
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
