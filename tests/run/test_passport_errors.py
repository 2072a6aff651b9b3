"""What a person is told of a passport that cannot be taken, in both languages."""

from pathlib import Path

import pytest

from pipeline.model.records import Finding
from pipeline.run.sources import sources
from pipeline.validate.findings import findings

WHOLE = """
[[correction]]
indicator = "登録者数"
printed = "1.500人"
read_as = "1,500人"
reason = "誤植"
evidence = "公表元に確認"
status = "proposed"
"""
ACCEPTED = '[[accepted]]\ncheck = "separator"\nreason = "原文のとおり"\n'


def finding_of(folder: Path, passport: bytes) -> Finding:
    (folder / "a.pdf").write_bytes(b"%PDF-1.4\n")
    (folder / "a.toml").write_bytes(passport)
    (source,) = sources(folder)
    (finding,) = findings(source.document_id, source.file_name, source.notes)
    assert finding.check == "bad_passport"
    return finding


FAULTS = [
    pytest.param(
        'publiser = "福島県"',
        "there is no entry publiser (did you mean publisher?)",
        "publiser という項目はありません（publisher のことですか）",
        id="misspelt",
    ),
    pytest.param(
        "qqq = 1", "there is no entry qqq.", "qqq という項目はありません。", id="like no entry"
    ),
    pytest.param(
        WHOLE + WHOLE.replace("reason", "reson"),
        "[[correction]] no. 2: there is no entry reson (did you mean reason?)",
        "[[correction]] の2件目：reson という項目はありません（reason のことですか）",
        id="misspelt in the second correction, which is not the first",
    ),
    pytest.param(
        WHOLE.replace('evidence = "公表元に確認"\n', ""),
        "[[correction]] no. 1: evidence is missing",
        "[[correction]] の1件目：evidence がありません",
        id="a field is missing",
    ),
    pytest.param(
        WHOLE.replace("proposed", "done"),
        "[[correction]] no. 1: status must be one of proposed, reported, confirmed, not done",
        "status は proposed, reported, confirmed のどれかです（done とあります）",
        id="none of the choices",
    ),
    pytest.param(
        WHOLE.replace("indicator", "# indicator"),
        "[[correction]] no. 1: indicator, page or table must say where it is",
        "[[correction]] の1件目：indicator、page、table のどれかで場所を示してください",
        id="a correction of nothing",
    ),
    pytest.param(
        WHOLE.replace("[[correction]]", "[correction]"),
        "correction must be under the heading [[correction]]",
        "[[correction]] という見出しの下に書いてください",
        id="single brackets, as TOML has them for other things",
    ),
    pytest.param(
        'publisher_code = "070008"',
        "publisher_code must be a 全国地方公共団体コード in quotation marks: six digits, the last one their check digit (got 070008)",
        "publisher_code には、全国地方公共団体コード（検査数字を含む6桁）を引用符で囲んで書きます（070008 とあります）",
        id="a wrong check digit",
    ),
    pytest.param(
        'published = "令和７年６月"',
        "published must be a day, as 2025-06-30 (got 令和７年６月)",
        "published には 2025-06-30 のように日付を書きます（令和７年６月 とあります）",
        id="a month is no day",
    ),
    pytest.param(
        'fiscal_year = "2024"',
        "fiscal_year must be a whole number without quotation marks",
        'fiscal_year は " で囲まない整数にしてください',
        id="a number in quotation marks",
    ),
    pytest.param(
        "fiscal_year = 6",
        "fiscal_year must be 1868 or more, not 6",
        "fiscal_year は 1868 以上の数です（6 とあります）",
        id="令和６年度, as it is printed",
    ),
    pytest.param(
        f"fiscal_year = 0x{'f' * 5000}",
        "fiscal_year must be 2199 or less",
        "fiscal_year は 2199 以下の数です",
        id="more digits than Python writes out",
    ),
    pytest.param(
        f"[[correction]]\nstatus = {'[' * 90}{']' * 90}",
        "status must be one of",
        "のどれかです",
        id="a choice that is no text",
    ),
    pytest.param(
        f'{ACCEPTED}sha256 = "abc"',
        "[[accepted]] no. 1: sha256 must be the checksum of the PDF: 64 of the digits 0-9 and a-f",
        "[[accepted]] の1件目：sha256 はPDFの照合値（0-9 と a-f の64文字",
        id="no checksum",
    ),
    pytest.param(
        f'{ACCEPTED}date = "1 December"',
        "date must be a day, as 2025-06-30 (got 1 December)",
        "date には 2025-06-30 のように日付を書きます（1 December とあります）",
        id="a date in quotation marks",
    ),
    pytest.param(
        '[[rejected]]\npage = 3\nprinted = "計"\nreson = "r"',
        "[[rejected]] no. 1: there is no entry reson (did you mean reason?)",
        "[[rejected]] の1件目：reson という項目はありません（reason のことですか）",
        id="misspelt in a rejection",
    ),
    pytest.param(
        'correction = ["{0}"]',
        "[[correction]] no. 1: its entries must be below it",
        "[[correction]] の1件目：項目をその下に書いてください",
        id="a correction that is a text",
    ),
    pytest.param(
        '"{0}" = 1', "there is no entry {0}", "{0} という項目はありません", id="braces in a name"
    ),
    pytest.param(
        "url = 1", "url must be a text", 'url は " で囲んだ文字列にしてください', id="no text"
    ),
    pytest.param(
        "# 来歴\npublisher = 福島県",
        "put a text in quotation marks (line 2, column 13)",
        '2行目の13文字目：値として読めません。文字列は " で囲んでください',
        id="quotation marks forgotten: lines are counted from 1",
    ),
    pytest.param(
        'publisher = "福島県\nnote = "…"',
        "line 1, column",
        "1行目の",
        id="a quotation mark not closed",
    ),
]


@pytest.mark.parametrize(("passport", "english", "japanese"), FAULTS)
def test_a_fault_is_told_in_both_languages(
    tmp_path: Path, passport: str, english: str, japanese: str
) -> None:
    finding = finding_of(tmp_path, passport.encode())
    assert english in finding.message
    assert english.rstrip(".") in (finding.observed or "")
    assert japanese in finding.message_ja
    for words in ("Extra inputs", "Field required", "Input should", "Invalid", "Value error"):
        assert words not in finding.message + finding.message_ja


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-16"])
def test_a_passport_in_another_encoding_is_to_be_saved_as_utf_8(
    tmp_path: Path, encoding: str
) -> None:
    finding = finding_of(tmp_path, 'publisher = "福島県"\n'.encode(encoding))
    assert "it must be saved as UTF-8" in finding.message
    assert "UTF-8で保存し直す必要があります" in finding.message_ja
    assert finding.message_ja.count("直してください") == 1, "said once"


@pytest.mark.parametrize(
    ("passport", "english", "japanese"),
    [
        pytest.param(
            ("publiser = 1\n" + WHOLE + WHOLE + ACCEPTED).encode(),
            "not applied for that reason: 2 [[correction]] and 1 [[accepted]].",
            "（[[correction]] 2件、[[accepted]] 1件は反映していません）",
            id="one wrong entry loses every correction",
        ),
        pytest.param(
            (WHOLE + "publisher = 福島県\n").encode(),
            "not applied for that reason: 1 [[correction]].",
            "（[[correction]] 1件は反映していません）",
            id="no TOML: counted by their headings",
        ),
        pytest.param(
            (ACCEPTED + WHOLE).encode("cp932"),
            "not applied for that reason: 1 [[correction]] and 1 [[accepted]].",
            "（[[correction]] 1件、[[accepted]] 1件は反映していません）",
            id="Shift_JIS: the headings are readable",
        ),
    ],
)
def test_corrections_that_were_not_applied_are_counted(
    tmp_path: Path, passport: bytes, english: str, japanese: str
) -> None:
    finding = finding_of(tmp_path, passport)
    assert (english in finding.message, japanese in finding.message_ja) == (True, True)


def test_nothing_is_said_of_corrections_where_there_are_none(tmp_path: Path) -> None:
    finding = finding_of(tmp_path, b"# [[correction]]\npubliser = 1\n")
    assert "not applied" not in finding.message
    assert "反映" not in finding.message_ja
