"""Whether a change of the code changes any table: every PDF at hand by two commits, byte by byte.

`make same BASE=HEAD~1` reads the report in `raw/`, the editions, and the PDFs beside the project
once as the code of that commit does and once as this checkout does. It ends with 1, and names the
tables that differ, where a byte of one does.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
FOLDERS = (
    HOUSE / "raw",
    HOUSE / "tests",
    *(HOUSE.parent / "shared" / name for name in ("cases", "layouts", "real-kpi", "real-pages")),
    HOUSE.parent / "shared" / "scans",
)


def main() -> int:
    """Compare; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--base", default="HEAD", help="the commit to compare this checkout with")
    base = parser.parse_args().base
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        raw = folder / "raw"
        count = gather(raw)
        before = folder / "before"
        git("worktree", "add", "--quiet", "--detach", str(before), base)
        try:
            differing = compared(raw, before, folder)
        finally:
            git("worktree", "remove", "--force", str(before))
    for table in differing:
        print(f"differs: {table}")
    print(f"{count} files, {base} and this checkout: {len(differing)} tables differ")
    return 1 if differing else 0


def gather(raw: Path) -> int:
    """Copy every PDF at hand and its passport into one folder; how many PDFs."""
    raw.mkdir()
    count = 0
    for folder in FOLDERS:
        for pdf in sorted(folder.rglob("*.pdf")):
            name = f"{folder.name}-{pdf.stem}"
            shutil.copyfile(pdf, raw / f"{name}.pdf")
            if (passport := pdf.with_suffix(".toml")).exists():
                shutil.copyfile(passport, raw / f"{name}.toml")
            count += 1
    return count


def compared(raw: Path, before: Path, folder: Path) -> list[str]:
    """The names of the files that the two trees write otherwise."""
    old = dict(written(before, raw, folder / "old"))
    new = dict(written(HOUSE, raw, folder / "new"))
    return sorted(name for name in old | new if old.get(name) != new.get(name))


def written(tree: Path, raw: Path, out: Path) -> Iterator[tuple[str, str]]:
    """Each table that a tree's program writes, with its checksum."""
    command = (sys.executable, "-m", "pipeline", "extract", "--raw", raw, "--out", out, "--quiet")
    done = subprocess.run(
        command,
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{tree}: the program ended with {done.returncode}")
    for path in sorted(out.glob("*.parquet")):
        yield path.name, hashlib.sha256(path.read_bytes()).hexdigest()


def git(*arguments: str) -> None:
    """Do this in the repository of the checkout."""
    subprocess.run(("git", *arguments), cwd=HOUSE, check=True)


if __name__ == "__main__":
    sys.exit(main())
