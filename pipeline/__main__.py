"""The command line: `python -m pipeline`, or `shihyo` once installed."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.commands.ending import until_ended
from pipeline.commands.limits import Limits
from pipeline.commands.options import READERS, Options


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for; the exit status."""
    return until_ended(partial(_done, arguments))


def _done(arguments: Sequence[str] | None) -> int:
    chosen = _parser().parse_args(arguments)
    if chosen.command == "schemas":
        from pipeline.commands.schemas import schemas  # noqa: PLC0415 -- load what is asked for

        schemas(chosen.to)
        return 0
    if chosen.command == "new":
        from pipeline.commands.new import new_report  # noqa: PLC0415 -- load what is asked for

        return new_report(chosen.pdf, chosen.raw)
    if chosen.command == "publish":
        from pipeline.commands.publish import publish  # noqa: PLC0415 -- load what is asked for

        return publish(chosen.out, chosen.to, chosen.raw)
    if chosen.command in {"check-data", "diff", "accept", "explain"}:
        return _look(chosen)
    from pipeline.commands.extract import extract_folder  # noqa: PLC0415 -- load what is asked for

    limits = Limits(chosen.memory_mb, chosen.cpu_seconds, chosen.wall_seconds)
    options = Options(chosen.reader, chosen.workers, chosen.force, limits, chosen.file_mb)
    return extract_folder(chosen.raw, chosen.out, options)


def _look(chosen: argparse.Namespace) -> int:
    """The commands that look at what was read; each loads only what it needs."""
    if chosen.command == "check-data":
        from pipeline.commands.check_data import check_data  # noqa: PLC0415 -- load what is asked for

        return check_data(chosen.out)
    if chosen.command == "explain":
        from pipeline.commands.explain import explain  # noqa: PLC0415 -- load what is asked for

        return explain(chosen.at, chosen.raw, chosen.pictures)
    if chosen.command == "diff":
        from pipeline.commands.diff import diff  # noqa: PLC0415 -- load what is asked for

        return diff(chosen.raw, chosen.accepted)
    from pipeline.commands.accept import accept  # noqa: PLC0415 -- load what is asked for

    return accept(chosen.raw, chosen.accepted, chosen.known_good)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="shihyo",
        description="KPI reports (PDF) to typed Parquet. 指標の報告書（PDF）を表（Parquet）にします。",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    extract = commands.add_parser(
        "extract",
        help="read the reports in raw/ into normalized/ （raw/ の報告書を読み取る）",
        epilog="Exit status: 0 all read; 1 read, with findings of severity error; "
        "2 nothing could be written.",
    )
    extract.add_argument("--raw", type=Path, default=Path("raw"), help="folder of the reports")
    extract.add_argument(
        "--out", type=Path, default=Path("normalized"), help="folder of the tables"
    )
    extract.add_argument(
        "--reader", choices=READERS, default=READERS[0], help="library that reads the PDF"
    )
    extract.add_argument("--workers", type=_count, help="reports read at once (as many as cores)")
    extract.add_argument("--force", action="store_true", help="read again what is kept")
    _add_limits(extract)
    new = commands.add_parser(
        "new",
        help="put a report into raw/ and say what of it is understood （初めての報告書を調べる）",
    )
    new.add_argument("pdf", type=Path, help="the report")
    new.add_argument("--raw", type=Path, default=Path("raw"), help="folder of the reports")
    _add_publishing(commands)
    _add_checking(commands)
    schemas = commands.add_parser(
        "schemas", help="write schemas/ from the records （表の定義書を作り直す）"
    )
    schemas.add_argument("--to", type=Path, default=Path("schemas"), help="folder of the schemas")
    return parser


def _add_publishing(commands: Any) -> None:  # noqa: ANN401 -- argparse names this type only privately
    forms = commands.add_parser(
        "publish",
        help="the tables as workbook, CSV, database and catalogue records （表をExcel・CSVなどにする）",
        epilog="Exit status: 0 published; 2 nothing was written.",
    )
    forms.add_argument("--out", type=Path, default=Path("normalized"), help="folder of the tables")
    forms.add_argument("--to", type=Path, default=Path("published"), help="folder of the forms")
    forms.add_argument("--raw", type=Path, default=Path("raw"), help="folder of the reports")


def _add_limits(extract: argparse.ArgumentParser) -> None:
    usual = Limits()
    limits = extract.add_argument_group(
        "limits for each report （報告書1件ごとの上限）", "A report of 700 pages keeps well below."
    )
    for name, most, what in (
        ("--memory-mb", usual.memory_mb, "memory, in MB"),
        ("--cpu-seconds", usual.cpu_seconds, "computing time, in seconds"),
        ("--wall-seconds", usual.wall_seconds, "time, in seconds"),
        ("--file-mb", Options().file_mb, "size of the PDF, in MB"),
    ):
        limits.add_argument(name, type=_count, default=most, help=f"{what} ({most})")


def _count(said: str) -> int:
    count = int(said)
    if count < 1:
        raise ValueError(said)
    return count


def _add_checking(commands: Any) -> None:  # noqa: ANN401 -- argparse names this type only privately
    """The commands that look at tables already made."""
    data = commands.add_parser(
        "check-data", help="check the tables without reading a PDF （表だけを検査する）"
    )
    data.add_argument("--out", type=Path, default=Path("normalized"), help="folder of the tables")
    way = commands.add_parser(
        "explain", help="the way of one figure from the page to its row （一つの値の由来をたどる）"
    )
    way.add_argument("at", help="document_id, then a number, words of a name, or p.9 300,120")
    way.add_argument("--raw", type=Path, default=Path("raw"), help="folder of the reports")
    way.add_argument(
        "--pictures", type=Path, default=Path(".explain"), help="folder for the pictures"
    )
    for name, what in (
        ("diff", "what this checkout changes in the accepted tables （承認済みの表との違い）"),
        ("accept", "show that, then accept the tables as they are now （表を承認する）"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("--raw", type=Path, default=Path("raw"), help="folder of the reports")
        command.add_argument(
            "--accepted", type=Path, default=Path("tests/snapshots"), help="the accepted tables"
        )
        command.add_argument(
            "--known-good", type=Path, default=Path("tests/known_good"), help="tests that must pass"
        )


if __name__ == "__main__":
    sys.exit(main())
