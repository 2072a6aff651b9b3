"""A decision written into a passport: it is there once, and all other text is as it was."""

import datetime as dt
import threading
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.passport import Passport
from pipeline.run.passports.passport_file import update_decision, write_decision
from pipeline.run.passports.passport_text import with_decision, with_entries

SHA256 = "0" * 64
ENTRY: dict[str, Any] = {
    "check": "total",
    "page": 3,
    "printed": '「25"\\」',
    "observed": None,
    "reason": "印字のとおり\n二行目",
    "sha256": SHA256,
    "date": dt.date(2026, 12, 1),
}
GROUP = {**ENTRY, "printed": None, "members": [{"page": 3, "printed": "25"}, {"page": 4}]}
BEFORE = """# 来歴
title = "…"   # 表題

# 一件目
[[accepted]]
check = "ratio"
reason = \"\"\"
[[accepted]]\"\"\"

# 訂正
[[correction]]  # 誤植
page = 1
printed = "1.5"
read_as = "1,5"
reason = "r"
evidence = "e"
status = "proposed"
# 終わり
"""
CORRECTION = {"page": 1, "printed": "1.5", "read_as": "1,5", "reason": "r", "evidence": "e", "status": "proposed"}  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="no text yet"),
        pytest.param('title = "…"', id="no end of line"),
        pytest.param(BEFORE, id="comments, and a list between"),
    ],
)
@pytest.mark.parametrize("entry", [ENTRY, GROUP], ids=["one", "a group"])
def test_a_decision_more_leaves_all_other_text(before: str, entry: dict[str, Any]) -> None:
    after = with_decision(before, "accepted", entry)
    assert after.startswith(before.rstrip("\n"))
    old, new = tomllib.loads(before), tomllib.loads(after)
    (*others, last) = new.pop("accepted")
    assert others == old.pop("accepted", [])
    assert new == old
    assert last == {name: value for name, value in entry.items() if value is not None}
    assert Passport.model_validate(tomllib.loads(after)).accepted[-1].sha256 == SHA256


@pytest.mark.parametrize(
    ("heading", "position", "entry", "lines"),
    [
        pytest.param("correction", 0, {"sha256": SHA256}, {f'sha256 = "{SHA256}"'}, id="one entry more"),
        pytest.param("correction", 0, {"page": 2}, {"page = 2"}, id="an entry replaced"),
        pytest.param("correction", 0, {"page": None}, set(), id="nothing is given"),
    ],
)  # fmt: skip
def test_entries_of_a_decision_leave_all_other_text(
    heading: str, position: int, entry: dict[str, Any], lines: set[str]
) -> None:
    text = BEFORE.replace('"""\n[[accepted]]"""', '"r"')
    after = with_entries(text, heading, position, entry)
    assert set(after.splitlines()) - set(text.splitlines()) == lines
    given = {name: value for name, value in entry.items() if value is not None}
    assert tomllib.loads(after)[heading] == [{**CORRECTION, **given}]
    comments = [line for line in text.splitlines() if "#" in line]
    assert [line for line in after.splitlines() if "#" in line] == comments
    assert after.endswith("# 終わり\n"), "what follows an entry stays below it"


@pytest.mark.parametrize(
    ("before", "change"),
    [
        pytest.param("title = …", lambda text: with_decision(text, "accepted", ENTRY), id="no TOML"),
        pytest.param('accepted = [{ check = "a", reason = "r" }]\n', lambda text: with_decision(text, "accepted", ENTRY), id="a list on one line"),
        pytest.param(BEFORE, lambda text: with_entries(text, "accepted", 0, {"reason": "x"}), id="an entry of several lines"),
        pytest.param(BEFORE, lambda text: with_entries(text, "correction", 1, {"page": 2}), id="there is no second"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_changes_nothing(before: str, change: Any) -> None:  # noqa: ANN401 -- a function of one text
    with pytest.raises(ValueError, match=r".+"):
        change(before)


@pytest.mark.parametrize(
    ("head", "end"),
    [
        pytest.param(b"", b"\n", id="as most editors write it"),
        pytest.param(b"\xef\xbb\xbf", b"\r\n", id="as Notepad writes it"),
    ],
)
def test_the_file_keeps_its_encoding_and_ends_of_lines(
    tmp_path: Path, head: bytes, end: bytes
) -> None:
    path = tmp_path / "r.toml"
    before = head + BEFORE.encode().replace(b"\n", end)
    path.write_bytes(before)
    path.chmod(0o640)
    write_decision(path, "confirmed", {"page": 1, "printed": "25", "sha256": SHA256})
    update_decision(path, "confirmed", 0, {"reviewer": "佐藤"})
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(end)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["r.toml"]


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        pytest.param("accepted", {"check": "total"}, id="a reason is missing"),
        pytest.param("accepted", {**ENTRY, "sha256": "abc"}, id="no checksum"),
        pytest.param("acepted", ENTRY, id="a misspelt heading"),
    ],
)
def test_a_decision_no_passport_may_have_is_not_written(
    tmp_path: Path, heading: str, entry: dict[str, Any]
) -> None:
    path = tmp_path / "r.toml"
    path.write_text(BEFORE, encoding="utf-8")
    with pytest.raises(ValueError, match=r".+"):
        write_decision(path, heading, entry)
    assert path.read_text(encoding="utf-8") == BEFORE


def test_nothing_is_lost_when_many_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    pages = range(1, 21)
    writers = [
        threading.Thread(target=write_decision, args=(path, "accepted", {**ENTRY, "page": number}))
        for number in pages
    ]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    written = tomllib.loads(path.read_text(encoding="utf-8"))["accepted"]
    assert sorted(one["page"] for one in written) == list(pages)
