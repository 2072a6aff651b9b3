"""The text of cells and narratives as the tables hold it, and heading words as they are compared."""

import pytest

from pipeline.normalize.text import ALIKE, LetterTable, comparison_key, normalized, unify_characters

PLAIN = [
    ("デジタル変革（ＤＸ）", "デジタル変革(DX)", "full-width letters and brackets"),
    ("R6年３月", "R6年3月", "full-width digit"),
    ("Ⅰ- 1～Ⅰ-3の", "Ⅰ-1～Ⅰ-3の", "a space beside a digit; ～ and Ⅰ stay"),
    ("Ⅰ-１", "Ⅰ-1", "a Roman numeral stays"),
    ("ICT支援員（訪問した学校数／全学校数）", "ICT支援員(訪問した学校数/全学校数)", "slash"),
    ("まず始めに実施すべき取\n組", "まず始めに実施すべき取組", "lines of one cell are joined"),
    ("合 計", "合計", "a space between kanji"),
    ("合　計", "合計", "an ideographic space"),
    ("延べ36\n回", "延べ36回", "a line break after a digit"),
    ("1,0\n93経営体", "1,093経営体", "a line break inside a number"),
    ("LP（Landing\nPage）", "LP(Landing Page)", "between Latin words a space stays"),
    ("Landing  Page 制作", "Landing Page制作", "one space, and none beside kanji"),
    ("生成Ａ\nＩ", "生成AI", "full-width letters break like kanji"),
    ("  275万 PV ", "275万PV", "spaces around"),
    ("ﾃﾞｼﾞﾀﾙ", "デジタル", "half-width katakana with marks"),
    ("ｻｰﾋﾞｽ", "サービス", "the half-width long vowel mark"),
    ("｢県｣､市･町｡", "「県」、市・町。", "half-width punctuation"),
    ("⽬標⼒", "目標力", "Kangxi radicals"),
    ("⻑⺠⻄", "長民西", "CJK radicals, which NFKC leaves"),
    ("⼾籍⿊字", "戸籍黒字", "radicals drawn with the Japanese kanji"),
    ("\ufa19奈川", "神奈川", "a compatibility ideograph"),
    ("か\u3099", "が", "a combining voiced mark"),
    ("㌧", "トン", "a squared word"),
    ("㍍", "メートル", "a squared word"),
    ("㌫", "パーセント", "a squared word"),
    ("㎞㎏", "kmkg", "squared abbreviations"),
    ("㎡㎥㎢", "㎡㎥㎢", "squared exponents stay: m2 is something else"),
    ("㍻㋿", "平成令和", "squared eras"),
    ("％‰", "%‰", "percent half-width, per mille as it is"),
    ("㈱", "㈱", "words stay as printed"),
    ("①②", "①②", "circled numbers stay"),
    ("10〜20", "10～20", "the wave dash is the range mark"),
    ("10～20", "10～20", "and stays"),
    ("10~20", "10~20", "an ASCII tilde stays"),
    ("ー―—–−‐…", "ー―—–−‐…", "dashes stay apart"),
    ("－", "-", "the full-width hyphen is an ASCII symbol"),
    ("明確化‧柔軟化", "明確化・柔軟化", "a hyphenation point, as one font gives ・"),
    ("整備数∕施設数", "整備数/施設数", "a division slash, as one font gives ／"),
    ("目\u200b標", "目標", "a zero-width space"),
    ("\ufeff目標", "目標", "a byte order mark"),
    ("\u202e目標\u202c", "目標", "bidirectional marks"),
    ("葛\U000e0100城", "葛城", "a variation selector"),
    ("1,0\u00ad93", "1,093", "a soft hyphen"),
    ("目\x00標", "目標", "a control character"),
    ("\uf06c 県は", "●県は", "a bullet of a symbol font"),
    ("\uf0d8推進", "➢推進", "another"),
    ("︵注︶", "(注)", "brackets of vertical text"),
    ("﹣５﹪", "-5%", "small forms"),
    ("￥1,000", "¥1,000", "the full-width yen sign"),
    ("‘’“”", "‘’“”", "quotation marks stay"),
    ("abc DEF", "abc DEF", "ASCII as it is"),
    ("", "", "nothing"),
]
FOLDED = [
    ("目標値\n（Ｒ６年度）", "目標値(R6年度)", "lines and widths"),
    ("目標値〔Ｒ６ 年度〕", "目標値(R6年度)", "brackets of another kind"),
    ("【市町村支援・連携】", "(市町村支援・連携)", "brackets of another kind"),
    ("KPI name", "KPIname", "no space at all"),
    ("安全·安心", "安全・安心", "a Latin middle dot"),
    ("安全•安心", "安全・安心", "a bullet as middle dot"),
    ("Ⅰ－１", "Ⅰ-1", "a full-width hyphen"),
    ("Ⅰ−1", "Ⅰ-1", "a minus sign"),
    ("Ⅰー１", "Ⅰ-1", "a long vowel mark where no vowel is"),
    ("サービス", "サービス", "a long vowel mark in its place"),
    ("10~20", "10～20", "a tilde"),
    ("指標の\n達成状況", "指標の達成状況", "a heading in two lines"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=why) for text, expected, why in PLAIN]
)
def test_plain_text(text: str, expected: str) -> None:
    assert normalized(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, expected, id=why) for text, expected, why in FOLDED]
)
def test_folded_text(text: str, expected: str) -> None:
    assert comparison_key(text) == expected


def test_legible_text_keeps_its_layout() -> None:
    assert unify_characters("国際　３.８\n地域３.８") == "国際 3.8\n地域3.8"


def test_letters_that_are_passed_over_have_one_form() -> None:
    gone = LetterTable(lambda _: "")
    passed_over = "".join(letter for letter in map(chr, range(0x10000)) if gone.apply(letter))
    assert len(passed_over) > 20_000
    assert all(ALIKE.change(letter) == letter for letter in passed_over)
    # A half-width sound mark makes `unify_characters` look at every letter.
    assert unify_characters(f"{passed_over} ﾞ").startswith(passed_over)
