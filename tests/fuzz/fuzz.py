"""Coverage-guided fuzzing of what reads foreign text; run by `make fuzz`.

Each target runs in a process of its own for its share of the time, and ends with 1 at the first
thing that is not as `laws` says; what was put in stands in `.fuzz/`.
"""

import argparse
import subprocess
import sys

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from tests.fuzz import child_laws, laws
    from tests.fuzz.texts import HOUSE, bytes_of, seeds, text_of
    from tests.raw_report import PASSPORT

LONGEST = 1200
"""Bytes put in at most."""


def _figures(content: bytes) -> None:
    laws.figures(text_of(content[1:]), content[0] if content else 0)


def _headings(content: bytes) -> None:
    laws.headings(text_of(content[1:]), content[0] if content else 0)


TARGETS = {
    "figures": _figures,
    "headings": _headings,
    "passport": laws.passport,
    "answer": child_laws.answer,
}
KEYS: tuple[str, ...] = (
    "id",
    "title",
    "publisher",
    "fiscal_year",
    "url",
    "licence",
    "note",
    "password",
)
KEYS += ("password_env", "[[correction]]", "[[accepted]]", "indicator", "page", "table", "row")
KEYS += ("column", "printed", "read_as", "reason", "evidence", "status", "proposed", "check")
TEXTS = {"figures": ("tests/normalize",), "headings": ("tests/parse", "tests/normalize")}


def main() -> int:
    """Fuzz every target, or be the process that fuzzes one."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10.0, help="for each target")
    asked.add_argument("--target", choices=TARGETS)
    asked.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if wanted.here:
        _fuzz(wanted.target, wanted.minutes)
    names = [wanted.target] if wanted.target else list(TARGETS)
    return max(_started(name, wanted.minutes) for name in names)


def _started(name: str, minutes: float) -> int:
    print(f"{name}:", flush=True)
    arguments = ["--here", "--target", name, "--minutes", str(minutes)]
    return min(1, subprocess.run([sys.executable, __file__, *arguments], check=False).returncode)


def _fuzz(name: str, minutes: float) -> None:
    folder = HOUSE / ".fuzz" / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(_seeds(name)):
        (folder / f"seed-{number}").write_bytes(content)
    words = folder.with_suffix(".words")
    words.write_text("".join(f'"{key}"\n' for key in KEYS), encoding="ascii")
    limits = [f"-max_total_time={60 * minutes:.0f}", f"-max_len={LONGEST}", "-timeout=20"]
    own = [f"-dict={words}"] if name == "passport" else []
    kept = [f"-artifact_prefix={folder.parent}/{name}-", "-print_final_stats=1", "-verbosity=1"]
    atheris.Setup([sys.argv[0], *limits, *own, *kept, str(folder)], TARGETS[name])
    atheris.Fuzz()


def _seeds(name: str) -> list[bytes]:
    if name == "passport":
        return [PASSPORT.read_bytes()]
    if name == "answer":
        return [bytes([number]) + content for number, content in enumerate(child_laws.answers())]
    return sorted({b"\0" + bytes_of(text) for text in seeds(TEXTS[name]) if text})


if __name__ == "__main__":
    sys.exit(main())
