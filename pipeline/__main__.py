"""The command line: `python -m pipeline`, or `shihyo` once installed.

The commands are described in `pipeline/knowledge/commands.toml`; here is what each of them calls.
A command loads only what it needs; this module itself loads next to nothing, so that `run` is
reached before anybody can press Ctrl-C.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in `typing`, which would be loaded for it
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Keeps pydantic from searching all packages for plugins and running their code."""
VERSION = "--version"
"""Alone, without a command: prints the version, as most programs do."""

# ruff: noqa: PLC0415 -- each command loads what it needs when it is called


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of the arguments; the exit status."""
    from functools import partial

    from pipeline.cli.signals import run_until_signal

    os.environ.setdefault(*NO_PLUGINS)
    return run_until_signal(partial(_done, sys.argv[1:] if arguments is None else arguments))


def _done(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == VERSION:
        return _version()
    from pipeline.cli.arguments import parse_arguments

    name, chosen = parse_arguments(arguments)
    return DO[name](chosen)


def _version() -> int:
    from importlib.metadata import version

    print("shihyo", version("shihyo"))
    return 0


def _extract(chosen: Namespace) -> int:
    from pipeline.commands.extract import extract_folder
    from pipeline.run.options import Limits, Options

    limits = Limits(chosen.memory_mb, chosen.cpu_seconds, chosen.wall_seconds)
    if chosen.scan:
        limits = limits.with_scans()
    options = Options(
        chosen.reader,
        chosen.workers,
        chosen.force,
        limits,
        chosen.file_mb,
        chosen.quiet,
        chosen.json,
        chosen.scan,
    )
    return extract_folder(chosen.raw, chosen.out, options)


def _publish(chosen: Namespace) -> int:
    from pipeline.commands.publish import publish

    return publish(chosen.out, chosen.to, chosen.raw, all_pages=chosen.all_pages)


def _new(chosen: Namespace) -> int:
    from pipeline.commands.new import new_report

    return new_report(chosen.pdf, chosen.raw, chosen.pictures)


def _explain(chosen: Namespace) -> int:
    from pipeline.commands.explain import explain

    return explain(chosen.at, chosen.raw, chosen.pictures)


def _check_data(chosen: Namespace) -> int:
    from pipeline.commands.check_data import check_data
    from pipeline.run.options import Options

    return check_data(chosen.out, Options(quiet=chosen.quiet, json=chosen.json))


def _diff(chosen: Namespace) -> int:
    from pipeline.commands.diff import diff

    return diff(chosen.raw, chosen.accepted)


def _accept(chosen: Namespace) -> int:
    from pipeline.commands.accept import accept
    from pipeline.commands.decide import accept_findings

    if chosen.at or chosen.reason:
        return accept_findings(chosen.raw, chosen.at, chosen.reason, chosen.reviewer)
    return accept(chosen.raw, chosen.accepted, chosen.known_good)


def _schemas(chosen: Namespace) -> int:
    from pipeline.commands import schemas

    schemas.schemas(chosen.to)
    schemas.check_list_in(chosen.docs)
    return 0


DO: dict[str, Callable[[Namespace], int]] = {
    "extract": _extract,
    "publish": _publish,
    "new": _new,
    "explain": _explain,
    "check-data": _check_data,
    "diff": _diff,
    "accept": _accept,
    "schemas": _schemas,
}
"""What each command calls."""


def run() -> None:
    """Run the command line, and end the process with its exit status.

    Until `run_until_signal` takes over, Ctrl-C ends the process as it ends any other: in silence.
    """
    # `signal` itself loads `enum` and more, in whose midst Ctrl-C would give a traceback.
    from _signal import (  # type: ignore[import-not-found]
        SIG_DFL,
        SIGINT,
        default_int_handler,
        getsignal,
        signal,
    )

    if getsignal(SIGINT) is default_int_handler:
        signal(SIGINT, SIG_DFL)
    status = main()
    from pipeline.cli.signals import exit_process

    exit_process(status)


if __name__ == "__main__":
    run()
