"""`extract`: every report of a folder to the tables of the contract."""

import sys
from importlib.util import find_spec
from pathlib import Path

from pipeline.messages import in_language, say, visible
from pipeline.run.options import Options
from pipeline.run.raw_files import cause_at, raw_files
from pipeline.run.report_summary import has_errors, summary_lines
from pipeline.run.up_to_date import Run, last_run
from pipeline.write.failure import CannotWrite

TEXT_RECOGNITION = ("cv2", "onnxruntime", "rapidocr", "tesserocr")
"""Packages of the extra `scan`."""
ALL_READ, READ_WITH_ERRORS, NOTHING_WRITTEN = 0, 1, 2


def extract_folder(raw: Path, out: Path, options: Options = Options()) -> int:  # noqa: B008
    """Read every report in `raw`, write the tables into `out`, print a summary.

    With `quiet` or `json` only findings are printed, on standard output; why nothing was written is
    printed on standard error. If nothing has changed since the last run, nothing is read, and the
    summary of that run is printed again. Returns the exit status: 0 all read, 1 read with findings
    of severity error, 2 nothing written.
    """
    try:
        files = raw_files(raw, options.file_mb)
    except OSError as problem:
        reason = in_language(cause_at(raw, problem))
        return _nothing_written(say("no_folder", folder=raw, reason=reason))
    if options.scan and not all(map(find_spec, TEXT_RECOGNITION)):
        return _nothing_written(say("scan_not_installed"))
    if not files:
        return _nothing_written(say("no_reports", folder=raw))
    run = Run.of(files, out, options)
    reports, has_changed = last_run(run), False
    try:
        if reports is None:
            from pipeline.run.run import read_and_write  # noqa: PLC0415 -- rarely needed

            reports, has_changed = read_and_write(run)
    except CannotWrite as problem:
        reason = visible(in_language((str(problem), problem.message_ja)))
        elsewhere = say("write_elsewhere", command="make extract OUT=…")
        return _nothing_written(f"{reason} {elsewhere}")
    end = say("tables_written" if has_changed else "tables_unchanged", folder=out)
    for line in summary_lines(reports, end, options):
        print(line)
    return READ_WITH_ERRORS if has_errors(reports) else ALL_READ


def _nothing_written(reason: str) -> int:
    print(reason, file=sys.stderr)
    return NOTHING_WRITTEN
