"""Names of indicators: their numbers in a list, and what only holds parts of a name together."""

import pytest

from pipeline.model.passport import Passport
from pipeline.parse.reading import parse
from tests.parse.typed import page, printed_table


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        (["1-1 耐震化率", "1-2 備蓄量"], ["耐震化率", "備蓄量"]),
        (["①耐震化率", "②備蓄量"], ["耐震化率", "備蓄量"]),
        (["⑳耐震化率", "㉑備蓄量"], ["耐震化率", "備蓄量"]),
        (["１　耐震化率", "２　25歳以上の就業率"], ["耐震化率", "25歳以上の就業率"]),
        (["1-1 耐震化率", "備蓄量"], ["1-1耐震化率", "備蓄量"]),
        (["1人当たり排出量", "2人以上世帯の割合"], ["1人当たり排出量", "2人以上世帯の割合"]),
        (["KPI1　耐震化率"], ["耐震化率"]),
        (["1-1 耐震化率※1", "1-2 備蓄量"], ["耐震化率", "備蓄量"]),
    ],
    ids=[
        "codes", "circled", "beyond twenty", "before a digit", "one of two has none",
        "a digit that is part of the name", "a number that is called KPI", "with a note",
    ],
)  # fmt: skip
def test_names_without_their_numbers(printed: list[str], names: list[str]) -> None:
    rows = [f"{one} | 8件 | 9件" for one in printed]
    table = printed_table("指標名 | 目標値 | 実績値", *rows)
    records = parse("report", (page(1, table),), Passport(fiscal_year=2024)).records
    assert [kpi.name for kpi in records.kpi] == names
