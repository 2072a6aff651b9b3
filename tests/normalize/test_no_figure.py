"""Cells without a figure: why there is none, and what cannot be read."""

import pytest

from tests.normalize.said import said

MARKS = {
    "not_applicable": "- － ― ー − – — ‐ ─ －－ … ‥ ・・・ ... / N/A 該当なし 対象外 皆増 皆減",
    "none": "なし 無し 無 評価なし 評価困難 評価できない 評価せず 未設定 実績なし 未実施 調査未実施",
    "pending": "集計中 調査中 精査中 算定中 確認中 未公表 未集計 未確定 未定 検討中 令和7年6月公表予定 "
    "R7.9月公表予定 7月頃公表予定 R7年秋頃確定見込み",
}
SPACED = [
    ("な し", "none"),
    ("な\nし", "none"),
    ("集計\n中", "pending"),
    ("－\n", "not_applicable"),
]
WORDS = [
    ("令和６年度2024年", "a year said twice is no number of years"),
    ("令和６年度2024年（2024年頃）", "nor with more about it"),
    ("R6 約2030年", "nor is a year after another"),
    ("十年度未満", "a fiscal year is none either, bound or not"),
    ("減少を目指します", "a direction"),
    ("前年度実績以上", "a comparison without a figure"),
    ("前年度比10％増", "a change: never a bare 10"),
    ("前年度比110%", "a comparison: never a bare 110"),
    ("対前年比98%", "a comparison"),
    ("H30年度比△10%", "a comparison"),
    ("2013年度比46%削減", "a change"),
    ("20人減少", "a change"),
    ("10%増", "a change"),
    ("3割削減", "a change in tenths"),
    ("2倍増", "a change"),
    ("0.5ポイント改善", "a change"),
    ("年間1%ずつ増加", "a change"),
    ("第2期", "numbered, not counted"),
    ("3回目", "numbered, not counted"),
    ("20代", "numbered, not counted"),
    ("6年度", "a year of no known era"),
    ("6月末", "a month"),
    ("5年に1回", "a sentence"),
    ("20業務のシステムを標準化", "a sentence that begins with a figure"),
    ("年度内に3地区で実施", "a sentence"),
    ("一部", "no one 部"),
    ("一部達成", "a status"),
    ("四国", "a region, no four countries"),
    ("十分", "enough, no ten minutes"),
    ("百人", "a kanji scale without a digit may be a word"),
    ("千円", "a unit"),
    ("ゼロカーボン", "a word with zero in it"),
    ("半数以上", "half is no figure"),
    ("〇", "a circle as often as a zero"),
    ("○", "a grade"),
    ("△", "a grade, no minus"),
    ("×", "a grade"),
    ("①", "a number in a circle"),
    ("Ⅲ", "a Roman numeral"),
    ("A4", "a name"),
    ("DX2.0", "a name"),
    ("5G", "a name"),
    ("※", "a note mark"),
    ("※1", "a note mark"),
    ("*", "a note mark"),
    ("変更なし", "no change: a phrase, no reason"),
    ("3地区選定中", "under way"),
    ("3年前", "a time"),
    ("設置済", "a state"),
    ("→継続", "an arrow and a word"),
    ("中止", "a word that is no mark"),
    ("達成（100%）", "a status with a figure beside it"),
]
UNREADABLE = [
    ("90%以上80%未満", "no figure is at least 90 and below 80"),
    ("3千人超、5百人以下", "nor above 3,000 and at most 500"),
    ("90以上90未満", "nor at least 90 and below 90"),
    ("90%以上、90%未満", "nor with a unit and a comma"),
    ("100人超100人以下", "nor above 100 and at most 100"),
    ("5半", "a half of what?"),
    ("3甲半", "a half of a unit nobody knows"),
    ("1O5", "a letter O for a zero"),
    ("9O%", "a letter O for a zero"),
    ("O5件", "a letter O for a zero"),
    ("l2件", "a letter l for a one"),
    ("1l", "a letter l for a one"),
    ("٣件", "another script's digit"),
    ("1〇5人", "a circle for a zero"),
    ("窓口で1〇件の相談を受け付ける", "a circle for a zero within a sentence"),
    ("延べ1O5人の職員が研修を受けた", "a letter O for a zero within a sentence"),
    ("年度内に2Z地区で実施する", "a stray letter in a number within a sentence"),
    ("12,34", "a comma out of place"),
    ("12,34人", "a comma out of place"),
    ("1234,567円", "a comma missing"),
    ("1..2", "two points"),
    ("3.4.5", "two points"),
    ("1.234.567", "points for commas"),
    ("007", "zeros at the start"),
    ("△ 50", "a grade and a figure, or a minus"),
    ("ー5", "a long vowel mark before a digit"),
    ("―5％", "a dash before a digit"),
    ("–5", "an en dash before a digit"),
    ("△△5", "two signs"),
    ("1 2 3", "digits apart"),
    ("73. 7%", "a numbered 7 %, or a number"),
    ("10-20", "a range, or a number of a section"),
    ("3-1", "a range, or a number of a section"),
    ("10～", "a range without its end"),
    ("～10", "a range without its start"),
    ("2/3校", "two of three schools"),
    ("5/3", "a ratio, or a date"),
    ("88/90", "a part and a whole, or a fraction"),
    ("12:30", "a time"),
    ("080-1234-5678", "a telephone number"),
    ("2人Z", "a stray letter after the unit"),
    ("2Z人", "a stray letter before the unit"),
    ("1e5", "a programmer's number"),
    ("99.9999999", "finer than the tables hold"),
    ("1234567890123456789円", "longer than the tables hold"),
    ("10件ずつ", "a word that is not understood"),
    ("12人\ufffd", "a character the font does not name"),
    ("12\ue00034", "a character of a private font"),
    ("(cid:12)人", "a glyph the font does not name"),
    ("#REF!", "an error of the spreadsheet"),
    ("####", "a spreadsheet's column was too narrow"),
    ("国平均+5%", "a comparison that is not understood"),
    ("1時間75分", "no duration"),
    ("¥1,000人", "a currency and a counter"),
    ("1" * 300, "a row of digits"),
]


@pytest.mark.parametrize(
    ("printed", "mark"),
    [
        *((printed, mark) for mark, cells in MARKS.items() for printed in cells.split()),
        *SPACED,
        *((printed, "blank") for printed in ["", " ", "　", "\n", "\u200b"]),
    ],
)
def test_reason_is_told(printed: str, mark: str) -> None:
    assert said(printed) == mark


@pytest.mark.parametrize("printed", [pytest.param(printed, id=why) for printed, why in WORDS])
def test_words_are_words(printed: str) -> None:
    assert said(printed).split()[0] == "words"


@pytest.mark.parametrize("printed", [pytest.param(printed, id=why) for printed, why in UNREADABLE])
def test_what_is_not_understood_is_unreadable(printed: str) -> None:
    assert said(printed) == "unreadable"


BESIDE = [
    ("－％", "not_applicable %", "a dash and a unit"),
    ("（なし）", "none", "in brackets"),
    ("該当者：なし", "none company=該当者", "a label and a mark"),
    ("R6：集計中", "pending year=2024年度", "a year and a mark"),
    ("精査中（人）", "pending 人", "the unit in brackets"),
    (
        "集計中（R7.6公表予定）",
        "pending company=R7.6公表予定",
        "the day of the publication is no year",
    ),
    ("―（コロナにより中止）", "not_applicable company=コロナにより中止", "the reason"),
    ("－※1", "not_applicable company=※1", "a note"),
    ("延伸（R8年度）", "words company=R8年度 year=2026年度", "a year"),
    ("令和7年度", "words year=2025年度", "a year alone"),
    ("令和7年3月31日", "words year=2024年度", "a day alone"),
]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [pytest.param(printed, expected, id=why) for printed, expected, why in BESIDE],
)
def test_what_stands_beside_a_mark_is_kept(printed: str, expected: str) -> None:
    assert said(printed) == expected


def test_bare_year_of_a_known_era_is_a_year() -> None:
    assert said("6年度", era="令和") == "words year=2024年度"
    assert said("6年", era="令和") == "6 年"
