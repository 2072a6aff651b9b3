"""`publish`: the tables in the forms people ask for, all of one run."""

import sys
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import polars as pl

from pipeline.commands.language import say
from pipeline.publish.folder import put
from pipeline.publish.forms import Page, forms
from pipeline.publish.tables import read_frames
from pipeline.write.failure import CannotWrite

PUBLISHED, NOTHING_PUBLISHED = 0, 2
PAGE_MODULE = "pipeline.publish.page"
KILOBYTE = 1024


def publish(tables: Path, to: Path, raw: Path) -> int:
    """Write every form of the tables in `tables` into `to`, say what was written with its size.

    Returns the exit status: 0 published, or as before; 2 nothing was written.
    """
    try:
        frames = read_frames(tables)
    except (OSError, ValueError, pl.exceptions.PolarsError) as problem:
        return _nothing(say("no_tables_to_publish", folder=tables, reason=problem))
    try:
        files = forms(frames, _page(raw))
        has_changed = put(to, files)
    except ImportError as problem:
        return _nothing(say("publish_missing", name=problem.name))
    except CannotWrite as problem:
        return _nothing(str(problem))
    _told(files)
    print(say("published" if has_changed else "published_before", folder=to))
    return PUBLISHED


def _page(raw: Path) -> Page | None:
    """What makes the page, where this version has it."""
    if find_spec(PAGE_MODULE) is None:
        return None
    return partial(import_module(PAGE_MODULE).page, raw_folder=raw)


def _told(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        print(say("published_file", path=path, size=f"{-(-len(content) // KILOBYTE):,}"))


def _nothing(reason: str) -> int:
    print(reason, file=sys.stderr)
    return NOTHING_PUBLISHED
