"""Units as 47,597 yearly reviews of the ministries print them (judgit/data, CC BY 4.0), and others."""

from decimal import Decimal

import pytest

from pipeline.normalize.unit import is_known, read_unit, unit_in_name
from tests.normalize.said import said

# Without a scale: read as they stand.
UNITS = """
件 人 回 件数 点 箇所 日 団体 t-CO2 本 数 隻 ha 国 式 個 校 台 社 国数 機 人数 都道府県 月 種類 施設 地域 倍
トン 時間 名 者 回数 冊 t-CO2/年 割合 市町村 人泊 調査 部隊数 機関 km 都道府県数 種 か所 市町村数 円 戸 基 年 法人
自治体数 ヶ国 箇所数 項目 基地 か国 評価 地区 部 世帯 自治体 部隊 集落数 t 物質 決議数 順位 アクセス数 団体数 日数
カ国 県 研修 施設数 品目 職員数 報 枚 カ所 艇 ポイント 締約国数 床 MW 地点 事例 基地数 調査数 市区町村 個数 決定数
㎢ 拠点 紙 地点数 技術数 国・地域 事業所数 kW 分野 地区数 機関数 kg 事業
円/kWh kg/10a 人/人口10万対 回/人 件/年 GJ/百万円 kg-CO2/㎡ MJ/㎡ 人/年 ヶ所 箇所 ヵ所
"""
SCALED = [
    ("％", "1", "%", "full width"),
    ("%", "1", "%", "half width"),
    ("万人", "10000", "人", "667 times"),
    ("億円", "100000000", "円", "574 times"),
    ("百万円", "1000000", "円", "370 times"),
    ("兆円", "1000000000000", "円", "311 times"),
    ("万トン", "10000", "トン", "201 times"),
    ("万件", "10000", "件", "171 times"),
    ("千人", "1000", "人", "159 times"),
    ("千人泊", "1000", "人泊", "99 times"),
    ("千トン", "1000", "トン", "88 times"),
    ("万t-CO2", "10000", "t-CO2", "85 times"),
    ("万kW", "10000", "kW", "84 times"),
    ("万ha", "10000", "ha", "73 times"),
    ("万t", "10000", "t", "59 times"),
    ("千円", "1000", "円", "58 times"),
    ("万kl", "10000", "kl", "58 times"),
    ("万ｔ", "10000", "t", "full-width t"),
    ("千件", "1000", "件", "51 times"),
    ("万頭", "10000", "頭", "44 times"),
    ("千万㎥", "10000000", "㎥", "two scales in one"),
    ("万円", "10000", "円", "43 times"),
    ("万回", "10000", "回", "41 times"),
    ("百万㎥", "1000000", "㎥", "40 times"),
    ("ｔ", "1", "t", "full width"),
    ("千㌧", "1000", "トン", "a squared word"),
    ("百万人", "1000000", "人", "30 times"),
    ("百万件", "1000000", "件", "27 times"),
    ("千ha", "1000", "ha", "26 times"),
    ("件（累計）", "1", "件", "累計 is no part of the unit"),
    ("件\n（累計）", "1", "件", "over two lines"),
    ("万㌧", "10000", "トン", "a squared word"),
    ("万ｋＷ", "10000", "kW", "full width"),
    ("ｈａ", "1", "ha", "full width"),
    ("t-ＣＯ２/年", "1", "t-CO2/年", "full width in part"),
    ("万トン-CO2\n/年", "10000", "トン-CO2/年", "broken before the slash"),
    ("累計件数", "1", "件数", "累計 before it"),
    ("千件\n(月平均)", "1000", "件(月平均)", "a scale and a bracket"),
    ("万件／月", "10000", "件/月", "full-width slash"),
    ("約○％", "1", "%", "a form to fill in"),
    ("100万ドル", "1000000", "ドル", "a scale in digits"),
    ("件数（百万）", "1000000", "件数", "the scale in brackets"),
    ("％ポイント", "1", "%ポイント", "a point of percent is no percent"),
    ("％pt", "1", "%ポイント", "the same, abbreviated"),
    ("W/m・K以下", "1", "W/m・K", "a bound in the unit"),
    ("順位\n（日本）", "1", "順位(日本)", "a bracket that is no scale"),
    ("十億円", "1000000000", "円", "a scale of two kanji"),
    ("千円／人", "1000", "円/人", "scale of a compound unit"),
    ("単位：千円", "1000", "円", "with its heading"),
    ("（単位：人）", "1", "人", "with its heading, in brackets"),
    ("［％］", "1", "%", "in brackets"),
    ("パーセント", "1", "%", "spelt out"),
    ("‰", "1", "‰", "per mille stays"),
    ("万PV", "10000", "PV", "Latin letters after a scale"),
    ("千ダウンロード", "1000", "ダウンロード", "katakana after a scale"),
    ("百貨店", "1", "百貨店", "百 is no scale here"),
    ("割", "10", "%", "a tenth is ten percent"),
    ("㎞", "1", "km", "a squared abbreviation"),
    ("ﾒｰﾄﾙ", "1", "メートル", "half-width katakana"),
    ("⽇", "1", "日", "a Kangxi radical"),
    ("窓口", "1", "窓口", "a noun nobody has listed"),
]
NOT_UNDERSTOOD = [
    ("千両箱", "a scale before a word that is not listed may be part of it"),
    ("を目指す", "a phrase"),
    ("前年度の実績に対する割合で示す", "a sentence"),
    ("人、世帯", "two units"),
    ("1,000人", "a figure"),
]
NAMES = [
    ("待ち時間（分）", "分", "a unit in brackets"),
    ("〇〇数（単位：件）", "件", "with 単位"),
    ("出荷額 単位：千円", "千円", "without brackets; the scale stays in it"),
    ("温室効果ガス排出量（万t-CO2）", "万t-CO2", "a scale in it"),
    ("県民所得（千円／人）", "千円/人", "full-width slash"),
    ("観光入込客数（実人数）", None, "how it is counted, not in what"),
    ("面積[ha]", "ha", "square brackets"),
    ("製造業の出荷額（百万円）（累計）", "百万円", "before another bracket"),
    ("参加者数（人）（※1）", "人", "before a note"),
    ("参加市町村数（市町村）", "市町村", "the name counts them"),
    ("オンライン利用率（市町村）", None, "of the municipalities, not counted in them"),
    ("コピー用紙購入量（本庁（知事部局））", None, "brackets in brackets"),
    ("指標（令和6年度）", None, "a year"),
    ("達成率（B）", None, "a letter of a formula"),
    ("移住ポータルサイト（未来ワーク）のページビュー数", None, "brackets inside the name"),
    ("ダウンロード数（累計）", None, "not a unit"),
    ("ダウンロード数", None, "no brackets"),
]


@pytest.mark.parametrize("unit", UNITS.split())
def test_plain_unit_is_itself(unit: str) -> None:
    assert read_unit(unit) == (Decimal(1), unit)
    assert is_known(unit)
    assert said(f"3{unit}") == f"3 {unit}"


@pytest.mark.parametrize(
    ("printed", "scale", "unit"),
    [pytest.param(printed, scale, unit, id=why) for printed, scale, unit, why in SCALED],
)
def test_scale_is_parted_from_the_unit(printed: str, scale: str, unit: str) -> None:
    assert read_unit(printed) == (Decimal(scale), unit)


@pytest.mark.parametrize("printed", ["－", "-", "―", "ー", "", "  ", "なし", "…"])
def test_no_unit_is_said_so(printed: str) -> None:
    assert read_unit(printed) == (Decimal(1), None)


@pytest.mark.parametrize(
    "printed", [pytest.param(printed, id=why) for printed, why in NOT_UNDERSTOOD]
)
def test_what_is_no_unit_is_refused(printed: str) -> None:
    assert read_unit(printed) is None


@pytest.mark.parametrize(
    ("name", "unit"), [pytest.param(name, unit, id=why) for name, unit, why in NAMES]
)
def test_unit_at_the_end_of_a_name(name: str, unit: str | None) -> None:
    assert unit_in_name(name) == unit
