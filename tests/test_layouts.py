"""The smallest example of each layout that was misread: every row as a person reads it on the page.

Pages after real forms of prefectures and ministries, with invented bodies and figures. Most begin
with a plain table (市民満足度) that reads well.
"""

from pathlib import Path

import pytest

from pipeline.model.edition import Edition
from pipeline.model.vocabulary import Severity
from tests.truth import read

LAYOUTS = Path(__file__).parent / "layouts"
PLAIN = "市民満足度: b2020 60.1% t2024 70.0% a2024 71.2% achieved"
COURSE = "講座の開催数: t2024 10回 a2024 8回 not_achieved"
STRIPED = [
    "受診率: t2024 60% a2024 52%",
    "参加者数: t2024 100人 a2024 120人 achieved",
    "相談件数: t2024 30件 a2024 28件 not_achieved",
]
ROWS = {
    "year_in_every_cell": [
        PLAIN,
        "悩みを相談できる人の割合: b2020 60.1% t2025 70% a2024 65.8%",
        "自殺死亡率: b2020 21.4 t2025 14.0 a2024 16.2",
    ],
    "year_in_some_rows": [
        PLAIN,
        "がん検診受診率: b2019 15.2% t2025 40.0% a2024 21.1%",
        "健康教室の参加者数: b- 1210人 t- 2000人 a- 1875人",
        "保健師の訪問件数: b- 320件 t- 500件 a- 466件",
    ],
    "full_years": [
        PLAIN,
        "審議会の女性委員の割合: b2020 27.6% t2025 40.0% a2024 31.5%",
        "男性の育児休業取得率: b2019 8.3% t2025 50.0% a2024 43.9%",
    ],
    "name_over_two": [
        PLAIN,
        "がん検診受診率 胃がん: b2020 11.2% t2025 40% a2024 9.8%",
        "がん検診受診率 肺がん: b2020 15.6% t2025 40% a2024 17.3%",
        "運動習慣者の割合 男性: b2020 30.1% t2025 40% a2024 33.8%",
        "運動習慣者の割合 女性: b2020 22.4% t2025 35% a2024 26.0%",
    ],
    "number_then_name": [
        PLAIN,
        "移住相談件数: t2024 300件 a2024 281件",
        "空き家バンク成約件数: t2024 20件 a2024 23件 achieved",
    ],
    "grant_target": [
        PLAIN,
        "移住者数: t2024 30人 a2024 25人",
        "宿泊者数: t2026 4000人泊 a2024 3120人泊",
    ],
    "target_date_column": [
        PLAIN,
        "移住者数: t2024 30人 a2024 25人",
        "自主防災組織率: t2025 95% a2024 87.1%",
    ],
    "subtotal_row": [
        PLAIN,
        "待機児童数: t2024 0人 a2024 3人",
        "相談件数: t2024 300件 a2024 305件 achieved",
        "創業件数: t2024 25件 a2024 26件 achieved",
    ],
    "interim_latest": [
        PLAIN,
        "歩数(歩/日): b2013 7214歩/日 a2018 7102歩/日 a2023 6893歩/日 t2024 8500歩/日",
    ],
    "chokkin": [PLAIN, "付加価値額: b2019 4120000円 t2026 5000000円 a2024 4510000円"],
    "year_row_between": [
        PLAIN,
        "健康教室の参加者数: b2020 1210人 t2025 2000人 a2024 1875人",
        "がん検診受診率: b2019 15.2% t2026 40.0% a2023 21.1%",
        "保健師の訪問件数: b2020 320件 t2025 500件 a2024 466件",
        "献血者数: b2020 800人 t2025 900人 a2024 870人",
    ],
    "gender_paper": [
        PLAIN,
        "検察官(検事)に占める女性の割合: t2025 30% b2019 25.4% a2023 27.2%",
        "男性の育児休業取得率(民間企業): t2025 50% b2019 7.48% a2023 30.1%",
    ],
    "small_year_rows_beside_plain_row": [
        PLAIN,
        "BOD達成率: a2023 85.9% t2025 100%",
        "緑地の保全面積: a- 1240ha t- 1300ha",
        "リサイクル率: a2022 18.9% t2025 25.0%",
    ],
    "unknown_name_word": [
        PLAIN,
        "待機児童数: b2020 12人 t2025 0人 a2024 3人",
        "出生数: b2020 410人 t2025 450人 a2024 388人",
    ],
    "number_cell_then_name_plain_heading": [
        PLAIN,
        "移住相談件数: t2024 300件 a2024 281件",
        "空き家バンク成約件数: t2024 20件 a2024 23件",
    ],
    "label_spans_heading_and_rows": [
        "拠点の稼働率: a2023 58.3% t2023 60% a2024 62.1% t2024 63%",
        "利用者の満足度: a2023 71.0% t2023 70% a2024 74.5% t2024 75%",
    ],
    "status_heading_tassei": ["窓口の満足度: t2024 80% a2024 82% achieved", COURSE],
    "unknown_name_heading_beside_known": [
        "窓口の満足度: t2024 80% a2024 82% achieved",
        COURSE,
        "経常収支比率: a2023 108.3% t2024 107.0% a2024 106.2%",
        "有収率: a2023 88.0% t2024 89.0% a2024 89.3%",
    ],
    "heading_with_note": [
        PLAIN,
        "再生可能エネルギー導入量【7.2】: b2019 68200kW a2023 84550kW t2030 120000kW",
    ],
    "stripe_first_row_filled": STRIPED,
    "stripe_and_hairlines": STRIPED,
    "final_target_in_second_row": [
        "拠点の稼働率: t2028 75% a2023 58.3% t2023 60% a2024 62.1% t2024 63%"
    ],
    "plan_actual_rows_in_name": [
        "研修の受講者数: t- 5000人 b- 942人 t2023 1000人 a2023 1250人 t2024 1000人 a2024 1316人 t2025 1000人"
    ],
    "plan_actual_rows_own_column": [
        "研修の受講者数: b- 942人 t2023 1000人 a2023 1250人 t2024 1000人 a2024 1316人 t2025 1000人"
    ],
    "negative_target": [
        "コピー用紙購入量の削減率(R元年度比): t2024 -30% a2024 -26.1% partially_achieved",
        "窓口の満足度: t2024 80% a2024 82% achieved",
    ],
    "progress_from_base": [
        PLAIN,
        "認定農業者数: b2019 96人 t2024 110人 a2024 102人",
        "空き家登録件数: b2019 18件 t2024 80件 a2024 66件",
    ],
    "cards_beside_known": [
        "窓口の満足度: t2024 80% a2024 82% achieved",
        COURSE,
        "オンライン化率: t2024 75% a2024 81.2%",
        "登録者数: t2024 120000人 a2024 108000人",
    ],
    "cards_labels_over_figures": [
        "市域のCO2排出量: a2024 772000t b2020 860000t t2028 650000t",
        "ごみの総排出量: a2024 40884t b2020 43100t t2028 38000t",
        "緑被率: a2024 31.2% b2020 30.8% t2028 32.0%",
        "環境学習参加者数: a2024 3214人 b2020 1980人 t2028 3000人 achieved",
    ],
    "years_as_rows": [
        "新規創業件数(件): t2022 40件 a2022 38件 t2023 45件 a2023 47件 t2024 50件 a2024 52件",
        "商店街空き店舗率(%): t2022 12.0% a2022 12.6% t2023 11.5% a2023 11.9% t2024 11.0% a2024 10.8%",
    ],
    "form_with_years_below": [
        "相談窓口の利用件数: t2022 900件 t2023 950件 t2024 1000件 t2025 1050件 a2022 912件 a2023 938件 a2024 1021件",
        "出張相談の開催回数: t2022 12回 t2023 12回 t2024 15回 t2025 15回 a2022 12回 a2023 10回 a2024 14回",
    ],
    "goal_beside_indicator": [
        "満足度: t2025 89% t2027 90% a2022 85.1% t2022 85% a2023 87.3% t2023 86% a2024 88.8% t2024 88%"
    ],
    "marks_under_tassei": [
        "全国学力・学習状況調査平均正答率(小6国語): b2020 66.0 t2024 68.0 a2024 67.8",
        "授業がわかると答えた児童の割合: b2020 88.5% t2024 92.0% a2024 92.4% achieved",
        "1人1台端末の活用頻度(週3日以上): b2020 None t2024 100% a2024 100% achieved",
    ],
    "plan_actual_rate_in_name": [
        "講習会の受講者数: t- 3000人 b- 2850人 t2022 3000人 a2022 3112人 t2023 3000人 a2023 3240人 t2024 3000人 a2024 3305人 t2025 3000人"
    ],
    "target_over_actual_in_cell": [
        "市域の温室効果ガス排出量: t2022 820000t-CO2 a2022 831000t-CO2 t2023 800000t-CO2 a2023 806000t-CO2 t2024 780000t-CO2 a2024 772000t-CO2 t2028 650000t-CO2",
        "ごみの総排出量: t2022 42000t a2022 42310t t2023 41500t a2023 41620t t2024 41000t a2024 40884t t2028 38000t",
    ],
    "arrow_from_baseline_to_actual": [
        "延べ宿泊者数: b2019 10200000人泊 a2024 11050000人泊 t2026 12000000人泊",
        "外国人延べ宿泊者数: b2019 880000人泊 a2024 1200000人泊 t2026 1500000人泊",
    ],
    "no_rules_but_tags": [
        "朝食を毎日食べる人の割合 小学5年生: b2018 88.2% a2024 90.1% t2029 95%",
        "朝食を毎日食べる人の割合 20歳代: b2018 61.0% a2024 58.3% t2029 75%",
        "野菜を1日350g以上食べる人の割合: b2018 21.4% a2024 25.9% t2029 30%",
        "適正体重を維持している人の割合: b2018 66.5% a2024 67.2% t2029 70%",
        "1日の平均歩数: b2018 6820歩 a2024 7015歩 t2029 8500歩",
        "運動習慣者の割合: b2018 28.8% a2024 31.5% t2029 35%",
    ],
    "no_rules_but_tags_two_tables": [
        "全国学力・学習状況調査の正答率(全国平均=100): b2022 98.7 a2023 99.2 a2024 99.8 t2026 102.0",
        "不登校児童生徒の割合: b2022 2.9% a2023 3.4% a2024 3.8% t2026 2.5% not_achieved",
        "「学校が楽しい」と答えた児童の割合: b2022 84.0% a2023 85.5% a2024 None t2026 90.0%",
        "ICT支援員の訪問回数(1校あたり年間): b2022 24回 a2023 30回 a2024 36回 t2026 40回",
        "公民館講座の受講者数: b2022 3204人 a2023 3566人 a2024 3910人 t2026 4000人",
        "図書館の市民1人当たり貸出冊数: b2022 4.1冊 a2023 4.3冊 a2024 4.2冊 t2026 5.0冊",
    ],
    "name_column_blank_beside": [
        "交流人口: a2023 12040000人 t2023 12000000人 a2024 13100000人 t2024 13000000人"
    ],
}
"""By file, each row: its name, its figures by role (baseline, target, actual) and year, its status."""


def _rows(edition: Edition) -> list[str]:
    records = edition.records
    return [
        f"{kpi.name}: "
        + " ".join(
            f"{value.role[0]}{value.fiscal_year or '-'} {value.value}{value.unit or ''}"
            for value in records.kpi_values
            if value.kpi_no == kpi.kpi_no
        )
        + (f" {kpi.status}" if kpi.status else "")
        for kpi in records.kpi
    ]


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_read_as_it_is_printed(name: str) -> None:
    edition = read(LAYOUTS / f"{name}.pdf")
    assert _rows(edition) == ROWS[name]
    errors = [one.message for one in edition.findings if one.severity is Severity.ERROR]
    assert errors == []


def test_every_example_is_read() -> None:
    known = {*ROWS, "legend_dash_pending"}
    assert {path.stem for path in LAYOUTS.glob("*.pdf")} == known


def test_a_legend_line_is_not_the_section() -> None:
    records = read(LAYOUTS / "legend_dash_pending.pdf").records
    assert [kpi.section_name for kpi in records.kpi] == [None, None]
