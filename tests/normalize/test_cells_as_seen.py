"""Cells that stood in published reports, with the place: the table of notation.md, whole.

Where a line of that table lists several cells (A / B / F / N), each stands here by itself.
"""

import pytest

from tests.normalize.said import said

HAMAMATSU_DX = "city.hamamatsu dsc/dxkeikaku/2024_kpishinchoku_3"
HAMAMATSU = "city.hamamatsu houmu/gyoukei"
NAGANO = "pref.nagano kikaku/happyou/180920-2press"
CHIBA = "pref.chiba seisaku/sougou"
OYABE = "city.oyabe 1001939"
CELLS = [
    ("1,000人/年", "1000 人/年", HAMAMATSU_DX),
    ("75人(累計)", "75 人 +cumulative company=累計", HAMAMATSU_DX),
    ("4箇所(累計)", "4 箇所 +cumulative company=累計", HAMAMATSU_DX),
    ("85%", "85 %", HAMAMATSU_DX),
    ("2025年度末を目途に20業務のシステムの標準化を順次対応", "words", HAMAMATSU_DX),
    ("ビジネスチャットの導入(再掲)", "words company=再掲", HAMAMATSU_DX),
    ("26.3%", "26.3 %", HAMAMATSU),
    ("54件(34.6%)", "54 件 company=34.6%", HAMAMATSU),
    ("55.7億円", "5570000000 円", HAMAMATSU),
    ("1,995百万円", "1995000000 円", HAMAMATSU),
    ("4.9億円 (増減)", "490000000 円 company=増減", HAMAMATSU),
    ("-", "not_applicable", HAMAMATSU),
    ("▲2,530", "-2530", NAGANO),
    (
        "H26年1.54→H31年1.68",
        "1.54 year=2014年 role=baseline | 1.68 year=2019年 role=target",
        NAGANO,
    ),
    ("1.62 (H29年)", "1.62 company=H29年 year=2017年", NAGANO),
    ("7,612 (全国23位)", "7612 company=全国23位", NAGANO),
    (
        "H24年度8,012→H29年度8,220",
        "8012 year=2012年度 role=baseline | 8220 year=2017年度 role=target",
        NAGANO,
    ),
    (
        "男性79.83以上 女性84.35以上 (H29年)",
        (
            "79.83 +at_least part=男性 year=2017年"
            " | 84.35 +at_least part=女性 company=H29年 year=2017年"
        ),
        NAGANO,
    ),
    ("C (A※1)", "words company=A※1", NAGANO),
    ("延伸", "words", NAGANO),
    ("4,914人 (令和2年度)", "4914 人 company=令和2年度 year=2020年度", CHIBA),
    ("93.7 (令和2年度平均)", "93.7 company=令和2年度平均 year=2020年度", CHIBA),
    ("12市町村", "12 市町村", CHIBA),
    ("増加を目指します(32年)", "words company=32年", CHIBA),
    ("57,277件(28年)", "57277 件 company=28年", CHIBA),
    ("60.2%(平成28年度)", "60.2 % company=平成28年度 year=2016年度", CHIBA),
    ("なし → 設置", "none role=baseline | words role=target", OYABE),
    ("109台", "109 台", OYABE),
    ("102,521人", "102521 人", OYABE),
    ("1本", "1 本", OYABE),
    ("1箇所", "1 箇所", OYABE),
    ("51回", "51 回", OYABE),
    (
        "5.5‰(平成25年)→5.9‰(平成31年)",
        (
            "5.5 ‰ company=平成25年 year=2013年 role=baseline"
            " | 5.9 ‰ company=平成31年 year=2019年 role=target"
        ),
        "pdfslide.net cc-cfeeceoec-1",
    ),
    (
        "2,584千人(平成25年)→2,750千人(平成31年)",
        (
            "2584000 人 company=平成25年 year=2013年 role=baseline"
            " | 2750000 人 company=平成31年 year=2019年 role=target"
        ),
        "pdfslide.net cc-cfeeceoec-1",
    ),
    (
        "1,577人(平成25年)→0人(平成31年)",
        (
            "1577 人 company=平成25年 year=2013年 role=baseline"
            " | 0 人 company=平成31年 year=2019年 role=target"
        ),
        "pdfslide.net cc-cfeeceoec-1: a target of zero",
    ),
    (
        "15.8%(平成25年度)→28.0%(平成31年度)",
        (
            "15.8 % company=平成25年度 year=2013年度 role=baseline"
            " | 28.0 % company=平成31年度 year=2019年度 role=target"
        ),
        "pdfslide.net cc-cfeeceoec-1",
    ),
    ("193.2%", "193.2 %", "expydoc 11693707: over 100 %"),
    ("80%以上", "80 % +at_least", "expydoc 11693707"),
    ("50%以上80%未満", "50..80 %", "expydoc 11693707: two bounds are a range"),
    ("20%未満", "20 % +less_than", "expydoc 11693707"),
    ("更新数値がなし", "none", "expydoc 11693707"),
    ("評価せず", "none", "expydoc 11693707"),
    ("増加を目指す", "words", "fdocument.pub c2cecfoeecccoeoeee"),
    ("減少を目指す", "words", "fdocument.pub c2cecfoeecccoeoeee"),
    ("〔1,294人〕", "1294 人", "fdocument.pub: tortoise-shell brackets round a figure"),
    ("A", "words", "happylibus 304374: a grade"),
    ("N", "words", "happylibus 304374: no data yet"),
    ("約20万人分", "200000 人分 +about", "paperzz 5387200"),
    ("約19.1万人", "191000 人 +about", "paperzz 5387200"),
    ("B+", "words", "happylibus 38074"),
    ("おおむね順調", "words", "yamagata-np 202208"),
    ("1位", "1 位", "yamagata-np 202208: a rank"),
    ("25人以下", "25 人 +at_most", "yamagata-np 202208"),
    ("2600億円", "260000000000 円", "yamagata-np 202208"),
    ("1349億円", "134900000000 円", "yamagata-np 202208"),
    (
        "5兆1204億円 → 5兆5174億円",
        "5120400000000 円 role=baseline | 5517400000000 円 role=target",
        "topics.smt.docomo 20200213",
    ),
    ("0.20歳の延伸", "words", "topics.smt.docomo 20200213: a change is no level"),
    ("8千件", "8000 件", "minyu-net 2024080711335325565"),
    ("34・9%", "34.9 %", "minyu-net: the press writes the decimal point so"),
    ("1021グラム", "1021 グラム", "minyu-net 2024080711335325565"),
    (
        "21.2%から40.2%以上",
        "21.2 % role=baseline | 40.2 % +at_least role=target",
        "minpo.jp 2012/11/post_5609",
    ),
    ("77.4 (H16)", "77.4 company=H16 year=2004年度", "expydoc 7431275"),
    ("61.9 (20%減)", "61.9 company=20%減", "expydoc 7431275"),
    ("―", "not_applicable", "expydoc 7431275"),
    ("5%", "5 %", "vill.chihayaakasaka 7662"),
    ("26%", "26 %", "vill.chihayaakasaka 7662"),
    ("−", "not_applicable", "webtown.nagayo kiji0032107: U+2212"),
    ("△10%以内", "-10 % +at_most", "webtown.nagayo kiji0032107"),
    ("評価なし", "none", "town.ino 1797"),
    ("着実に進んでいる", "words", "expydoc 10040981"),
    ("改善や工夫が必要", "words", "expydoc 10040981"),
    ("72", "72", "pref.oita kyoudoumokuhyou"),
    ("392", "392", "pref.oita kyoudoumokuhyou"),
    ("97.0%  (H22/H21)", "97.0 % company=H22/H21", "vdocuments ff-ioeiiiiiii: two years, no year"),
    ("0.10人", "0.10 人", "vdocuments ff-ioeiiiiiii"),
    ("1万2600回", "12600 回", "chiholog"),
    ("1万155回", "10155 回", "chiholog"),
    ("8,202歩", "8202 歩", "expydoc 6562149"),
    ("1064万人", "10640000 人", "expydoc 6562149"),
    ("B*", "words", "h-crisis.niph 344467"),
    ("○", "words", "happylibus 946646"),
    ("→", "words", "happylibus 946646: an arrow alone"),
    ("➠", "words", "happylibus 946646"),
    ("達成率 b/a×100", "words", "happylibus 946646: a formula"),
    ("[7割~8割]", "70..80 %", "expydoc 10933759"),
    ("[7割~8割]達成", "words", "expydoc 10933759: a status"),
    ("年度計画どおり", "words", HAMAMATSU),
    ("目標どおり", "words", HAMAMATSU_DX),
    ("評価できない", "none", HAMAMATSU_DX),
    ("696～890  (万t-CO2)", "6960000..8900000 t-CO2", "judgit/data"),
    ("精査中  (人)", "pending 人", "judgit/data"),
    ("国際3.8\n地域3.8", "3.8 part=国際 | 3.8 part=地域", "judgit/data"),
    ("前年度実績を上回る水準", "words", "judgit/data"),
    ("欧州：3便\n北米：維持", "3 便 part=欧州 | words part=北米", "judgit/data"),
    ("±10％以内", "-10..10 % +at_most", "judgit/data"),
    ("331 (256)", "331 company=256", "tokyo_030101.pdf"),
    ("△1,000", "-1000", "fuji_city_r6-budget.pdf"),
    ("△0", "0", "kyokuyo_1301_tanshin_h26_p15.pdf: negative zero after rounding"),
    (
        "1.36（平成25年）→1.55（平成31年）",
        (
            "1.36 company=平成25年 year=2013年 role=baseline"
            " | 1.55 company=平成31年 year=2019年 role=target"
        ),
        "notation.md, readings",
    ),
    ("1.56（全国16位）", "1.56 company=全国16位", "notation.md, readings"),
]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [pytest.param(printed, expected, id=place) for printed, expected, place in CELLS],
)
def test_cell_is_read_as_it_stands(printed: str, expected: str) -> None:
    assert said(printed) == expected


def test_bare_year_counts_in_the_era_of_the_document() -> None:
    assert said("57,277件(28年)", era="平成") == "57277 件 company=28年 year=2016年"
    assert said("増加を目指します(32年)", era="平成") == "words company=32年 year=2020年"
