"""Numbered headings and codes, as real reports print them."""

import pytest

from pipeline.parse.headings.numbering import ascii_code, read_numbered

LINES = [
    ("Ⅰ-１ まず始めに実施すべき取組", "I-1", "まず始めに実施すべき取組"),
    ("Ⅲ- １ 震災からの復興・再生", "III-1", "震災からの復興・再生"),
    ("Ⅰ-4 Ⅰ- 1～Ⅰ-3の取組を支える基盤整備", "I-4", "Ⅰ-1～Ⅰ-3の取組を支える基盤整備"),
    ("Ⅳ デジタルデバイド対策", "IV", "デジタルデバイド対策"),
    ("Ⅲ－６　安全・安心、環境", "III-6", "安全・安心、環境"),
    ("II-2 先進的な取組", "II-2", "先進的な取組"),
    ("第１章 行政サービスの向上", "1", "行政サービスの向上"),
    ("第二章　地域の活性化", "2", "地域の活性化"),
    ("（１）窓口の改革", "1", "窓口の改革"),
    ("② オンライン申請", "2", "オンライン申請"),
    ("１　患者の発生状況", "1", "患者の発生状況"),
    ("3. 産業振興", "3", "産業振興"),
    ("1.2 産業振興", "1-2", "産業振興"),
    ("施策１－２　書かない窓口の実現", "1-2", "書かない窓口の実現"),
    ("基本目標３：しごとをつくる", "3", "しごとをつくる"),
    ("大項目Ⅰ　診療機能の充実", "I", "診療機能の充実"),
]


@pytest.mark.parametrize(("line", "code", "name"), LINES)
def test_numbered(line: str, code: str, name: str) -> None:
    read = read_numbered(line)
    assert read is not None
    assert (read.code, read.name) == (code, name)


@pytest.mark.parametrize(
    "line",
    [
        "ICT支援員の配置",
        "2023年5月26日",
        "165人が参加した",
        "① 県内の市町村に対し説明会を開き、利用を促した。",
        "資料２",
        "100 ％",
        "１２．４％",
        "1.3百万円",
        "165 人",
        "",
    ],
)
def test_not_numbered(line: str) -> None:
    assert read_numbered(line) is None


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Ⅰ-１", "I-1"),
        ("Ⅴ", "V"),
        ("Ⅲ- 6", "III-6"),
        ("Ⅻ", "XII"),
        ("合計", None),
        ("Ⅰ 行政", None),
    ],
)
def test_code(printed: str, code: str | None) -> None:
    assert ascii_code(printed) == code
