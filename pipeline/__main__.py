"""The command line: `python -m pipeline`, or `shihyo` once installed.

The commands are described in `pipeline/knowledge/commands.toml`; here is what each of them calls.
A command loads only what it needs.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial

from pipeline.cli.arguments import parse_arguments
from pipeline.cli.signals import exit_process, run_until_signal

NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Keeps pydantic from searching all packages for plugins and running their code."""
VERSION = "--version"
"""Alone, without a command: prints the version, as most programs do."""

# ruff: noqa: PLC0415 -- each command loads what it needs when it is called


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of the arguments; the exit status."""
    os.environ.setdefault(*NO_PLUGINS)
    return run_until_signal(partial(_done, sys.argv[1:] if arguments is None else arguments))


def _done(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == VERSION:
        return _version()
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
    """Run the command line, and end the process with its exit status."""
    exit_process(main())


if __name__ == "__main__":
    run()
