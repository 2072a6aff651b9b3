"""Figures in running text: what a person marks with a pen, and what that person leaves alone."""

import pytest

from pipeline.normalize.quantity.mention import find_mentions
from tests.normalize.said import line

# Narratives of the report of 令和６年度 and of others like it, judged by hand.
NARRATIVES = [
    (
        "R6年度は41市町村へアドバイザーを派遣し、それぞれの市町村が抱える多種多様な課題に対して、課題解決の支援を行った。",
        ["41市町村"],
    ),
    (
        "R6年度は、27市町村が参画し、新たにデータ連携基盤を活用したサービスとして、防災サービスが開始され、複数市町村において、行政DXと地域DXの環境整備が図られた。",
        ["27市町村"],
    ),
    (
        "記事制作や新規LP(ランディングページ)の作成など約230のコンテンツを製作し、移住希望者へ12市町村の情報を届けた。",
        ["約230のコンテンツ", "12市町村"],
    ),
    (
        "全国の移住希望者に対して避難12市町村の情報発信、交流人口拡大や関係人口の創出、市町村における移住体験、受入体制の構築など、移住推進の各フェイズにおいてデジタルメディアを活用する。",
        ["12市町村"],
    ),
    (
        "リモートワーク等を活用した副業プロジェクトに165名が参加し、関係人口づくりが図られた。",
        ["165名"],
    ),
    (
        "県内23カ所に実証ほを設置することで、スマート農業等技術の導入が進み、スマート農業の導入経営体数の増加に寄与した。",
        ["23カ所"],
    ),
    (
        "県内15町村において、延べ36回のスマホ教室を開催し、高齢者を中心に、324名の情報リテラシーの向上に寄与するとともに、福島県デジタルサポーターを育成した。",
        ["15町村", "延べ36回", "324名"],
    ),
    (
        "自治体情報セキュリティクラウドについて、令和4年度から東北6県及び新潟県が共通の仕様で調達し、高度なセキュリティ監視を実施していく。",
        ["6県"],
    ),
    (
        "県内59市町村及び広域事務組合1団体にて自治体情報セキュリティクラウドを安定的に運用した。",
        ["59市町村", "1団体"],
    ),
    ("R6年3月にサービスを開始した行政手続オンライン申請サービスの普及を図る。", []),
    ("令和5年度に開発した防災アプリについて、機能の実装等を行う。", []),
    ("R7ペーパーレス化アクションプログラムを策定し、電子決裁の利用拡大を進める。", []),
    ("一般職員のパソコン更新時に、モバイルワークが可能なパソコンを調達した。", []),
    ("県立高等学校における一人一台端末環境の実現に取り組んだ。", []),
    (
        "三十五市町村へアドバイザーを派遣し、研修には約260名が参加した。",
        ["三十五市町村", "約260名"],
    ),
    (
        "41のプロジェクトに151名が参加し、うち9名が継続して地域に関わることとなった。",
        ["41のプロジェクト", "151名", "9名"],
    ),
    ("38業務に導入し、年間9,120時間の業務時間を削減した。", ["38業務", "9,120時間"]),
    ("大型連休にスタンプラリーを実施し、延べ5万8,000人が参加した。", ["延べ5万8,000人"]),
    ("契約の8割を電子契約に改め、購入量は令和6年度の3分の1となった。", ["8割"]),
]
FIGURES = [
    ("約230のコンテンツ", "230 コンテンツ +about", "の between number and noun"),
    ("延べ36回", "36 回 +cumulative", "延べ"),
    ("三十五市町村", "35 市町村", "kanji"),
    ("年度目標値を100%達成", "100 %", "percent"),
    ("3割以上の団体", "30 % +at_least", "tenths"),
    ("2～3件の相談", "2..3 件", "a range"),
    ("10人～20人が参加", "10..20 人", "a range with the unit twice"),
    ("3億5千万円", "350000000 円", "two scales"),
    ("約1.2兆円", "1200000000000 円 +about", "decimals and a scale"),
    ("最大20校", "20 校 +at_most", "a bound before it"),
    ("100件を超える申請", "100 件 +more_than", "a bound after it"),
    ("1.5倍に増加", "1.5 倍", "a multiple"),
    ("324名参加", "324 名", "a counter directly before a noun of doing"),
    ("3年間の実証", "3 年間", "a duration"),
    ("平均20分の待ち時間", "20 分", "minutes"),
    ("15システムを標準化", "15 システム", "katakana"),
]
NONE = [
    ("第2期計画", "numbered, not counted"),
    ("第3回会議", "numbered, not counted"),
    ("3回目の開催", "numbered, not counted"),
    ("6次産業化", "a name"),
    ("一人一台端末", "a name"),
    ("二地域居住", "a name"),
    ("24時間365日の監視", "a phrase"),
    ("5G基地局", "a name"),
    ("DX2.0", "a name"),
    ("Society5.0", "a name"),
    ("PM2.5", "a name"),
    ("Microsoft365ライセンス", "a name"),
    ("Ⅰ-1の取組", "a number of a section"),
    ("R7", "a year"),
    ("令和5年度から", "a year"),
    ("2024年間計画", "a year"),
    ("6月1日から", "a day"),
    ("5回線を整備", "another word begins with the counter"),
    ("20校区", "another word begins with the counter"),
    ("3本柱", "another word begins with the counter"),
    ("数十件", "no number"),
    ("数10件の相談", "no number"),
    ("前年比10%増", "a change"),
    ("10%削減した", "a change"),
    ("1人当たり", "a base"),
    ("1つの窓口", "a way of saying one"),
    ("2分の1", "a fraction"),
    ("別表1の施設", "a number of a table"),
    ("一団体", "a way of saying one"),
]


@pytest.mark.parametrize(("narrative", "found"), NARRATIVES)
def test_mentions_of_a_narrative(narrative: str, found: list[str]) -> None:
    assert [mention.printed for mention in find_mentions(narrative)] == found


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [pytest.param(narrative, expected, id=why) for narrative, expected, why in FIGURES],
)
def test_mention_is_read(narrative: str, expected: str) -> None:
    (mention,) = find_mentions(narrative)
    assert line(mention.quantity) == expected


@pytest.mark.parametrize("narrative", [pytest.param(text, id=why) for text, why in NONE])
def test_what_counts_nothing_is_left_alone(narrative: str) -> None:
    assert find_mentions(narrative) == ()


@pytest.mark.parametrize("narrative", [narrative for narrative, _ in NARRATIVES])
def test_offsets_are_those_of_the_narrative(narrative: str) -> None:
    for mention in find_mentions(narrative):
        assert narrative[mention.start : mention.end] == mention.printed
        assert mention.quantity.printed == mention.printed
