"""Tables of every orientation to blocks."""

import pytest

from pipeline.model.vocabulary import TableKind
from pipeline.parse.headings.block import Block
from pipeline.parse.tables.kinds import kind_of
from pipeline.parse.tables.orientation import blocks
from tests.parse.typed import table


def _read(block: Block) -> list[dict[str | None, str]]:
    return [
        {
            heading.role: cell.text
            for heading, cell in zip(block.headings, row, strict=True)
            if cell and heading.role
        }
        for row in block.rows
    ]


def test_headings_above() -> None:
    (block,) = blocks(
        table("指標名 | 目標値/n（R６年度） | 実績値/n（R６年度）", "参加者数 | 154人 | 165人")
    )
    assert [heading.year for heading in block.headings] == [None, 2024, 2024]
    assert _read(block) == [{"name": "参加者数", "target": "154人", "actual": "165人"}]


def test_two_heading_rows_with_groups() -> None:
    (block,) = blocks(
        table(
            "分野 | 指標 | 単位 | 令和３年度 | < | 最終目標 | <",
            "^ | ^ | ^ | 目標 | 実績 | 年度 | 目標",
            "内閣府 | 箇所数 | 箇所 | 176 | 175 | R6 | 185",
        )
    )
    assert [(heading.role, heading.year) for heading in block.headings] == [
        ("section", None),
        ("name", None),
        ("unit", None),
        ("target", 2021),
        ("actual", 2021),
        ("final_target_year", None),
        ("final_target", None),
    ]


def test_a_card() -> None:
    (block,) = blocks(
        table(
            "指標名 | 参加者数 | < | <",
            "目標値（R6年度） | 154人 | 実績値（R6年度） | 165人",
            "達成状況 | 達成 | 備考 | ",
        )
    )
    assert _read(block) == [
        {
            "name": "参加者数",
            "target": "154人",
            "actual": "165人",
            "status": "達成",
            "note": "",
        }
    ]


def test_two_cards_in_one_grid() -> None:
    found = blocks(
        table(
            "指標名 | 参加者数", "目標値 | 154人", "実績値 | 165人",
            "指標名 | 学校数", "目標値 | 9校", "実績値 | 8校",
        )
    )  # fmt: skip
    assert [_read(block)[0]["name"] for block in found] == ["参加者数", "学校数"]


def test_one_column_an_indicator() -> None:
    (block,) = blocks(
        table("指標名 | 参加者数 | 学校数", "目標値 | 154人 | 9校", "実績値 | 165人 | 8校")
    )
    assert _read(block) == [
        {"name": "参加者数", "target": "154人", "actual": "165人"},
        {"name": "学校数", "target": "9校", "actual": "8校"},
    ]


def test_a_label_row_above_a_value_row() -> None:
    (block,) = blocks(
        table(
            "指標名 | < | <",
            "参加者数 | < | <",
            "目標値 | 実績値 | 達成状況",
            "154人 | 165人 | 達成",
        )
    )
    assert _read(block) == [
        {"name": "参加者数", "target": "154人", "actual": "165人", "status": "達成"}
    ]


KINDS = [
    (("指標名 | 目標値", "件数 | 3件"), TableKind.KPI, "name and target"),
    (("項目 | 実績値", "件数 | 3件"), TableKind.KPI, "項目 where there is no better name"),
    (("項目 | R6取組内容 | R6成果・効果", "窓口 | あ | い"), TableKind.INITIATIVES, "narrative"),
    (("項番 | 分野 | 事業数", "Ⅰ | 行政 | 7事業"), TableKind.FIELD_SUMMARY, "counts by field"),
    (
        (" | 行政のDX", "事業数 | 51事業", "達成 | 12事業"),
        TableKind.OVERVIEW,
        "what is counted stands at the left",
    ),
    (("氏名 | 所属", "山田 | 大学"), TableKind.OTHER, "a list of people"),
    (("日付 | 議題", "5月26日 | 論点"), TableKind.OTHER, "a schedule"),
    (("指標名 | 担当課", "件数 | 財政課"), TableKind.OTHER, "a name alone makes no indicator"),
]


@pytest.mark.parametrize(("rows", "kind", "why"), KINDS)
def test_kind(rows: tuple[str, ...], kind: TableKind, why: str) -> None:
    made = table(*rows)
    assert kind_of(made, blocks(made)) is kind, why


def test_targets_and_actuals_as_rows_under_each_indicator() -> None:
    found = blocks(
        table(
            "指標名 | 単位 | 区分 | R5年度 | R6年度",
            "参加者数 | 人 | 目標 | 150 | 154",
            "^ | ^ | 実績 | 148 | 165",
            "学校数 | 校 | 目標 | 9 | 10",
            "^ | ^ | 実績 | 8 | －",
        )
    )
    assert [
        [
            (heading.role, heading.year, cell.text)
            for heading, cell in zip(block.headings, block.rows[0], strict=True)
            if cell and heading.year
        ]
        for block in found
    ] == [
        [
            ("target", 2023, "150"),
            ("actual", 2023, "148"),
            ("target", 2024, "154"),
            ("actual", 2024, "165"),
        ],
        [
            ("target", 2023, "9"),
            ("actual", 2023, "8"),
            ("target", 2024, "10"),
            ("actual", 2024, "-"),
        ],
    ]
