"""The grammar in the docstring of `quantity`: each example is read as its rule says."""

import re
from pathlib import Path

import pytest

from pipeline.normalize import quantity
from tests.normalize.said import said

GRAMMAR = quantity.__doc__ or ""
EXAMPLE = re.compile(r"^ {4}.{40,}? {2,}(\S.*)$", re.MULTILINE)
FOLDER = Path(quantity.__file__).parent
EXAMPLES = {
    "精査中 (人)": "pending 人",
    "平成12年": "words year=2000年",
    "H26年1.54→H31年1.68": "1.54 year=2014年 role=baseline | 1.68 year=2019年 role=target",
    "21.2%から40.2%以上": "21.2 % role=baseline | 40.2 % +at_least role=target",
    "なし → 設置": "none role=baseline | words role=target",
    "国際3.8⏎地域3.8": "3.8 part=国際 | 3.8 part=地域",
    "〔1,294人〕": "1294 人",
    "約19.1万人": "191000 人 +about",
    "696～890 (万t-CO2)": "6960000..8900000 t-CO2",
    "全59市町村": "59 市町村 company=全",
    "欧州：3便": "3 便 company=欧州",
    "59市町村中41市町村": "41 市町村 company=59市町村中",
    "人口10万対25.3": "25.3 人口10万対",
    "約20万人分": "200000 人分 +about",
    "▲2,530": "-2530",
    "¥1,000": "1000 円",
    "5兆1204億円": "5120400000000 円",
    "三十五市町村": "35 市町村",
    "7割": "70 %",
    "34・9%": "34.9 %",
    "3分の2以上": "0.666667 +at_least",
    "1時間30分": "90 分",
    "ゼロ件": "0 件",
    "1,000人/年": "1000 人/年",
    "25人以下": "25 人 +at_most",
    "54件(34.6%)": "54 件 company=34.6%",
    "75人(累計)": "75 人 +cumulative company=累計",
    "120人※1": "120 人 company=※1",
    "1.62 (H29年)": "1.62 company=H29年 year=2017年",
}


def test_every_rule_shows_an_example_that_is_tested() -> None:
    assert EXAMPLE.findall(GRAMMAR) == list(EXAMPLES)


@pytest.mark.parametrize(("printed", "expected"), EXAMPLES.items(), ids=EXAMPLES)
def test_an_example_of_the_grammar_is_read_by_its_rule(printed: str, expected: str) -> None:
    assert said(printed.replace("⏎", "\n")) == expected


def test_the_files_import_only_those_before_them_in_the_reading_order() -> None:
    order = re.findall(r"\w+", GRAMMAR.partition("order of their imports:")[2])
    names = [path.stem for path in FOLDER.glob("[!_]*.py")]
    assert set(names) <= set(order)
    assert [
        f"{name} imports {other}"
        for name in names
        for other in re.findall(
            r"normalize\.quantity\.(\w+) import", (FOLDER / f"{name}.py").read_text("utf-8")
        )
        if order.index(other) >= order.index(name)
    ] == []
