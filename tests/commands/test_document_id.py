"""The id that `make new` proposes: body, subject and year in ASCII."""

import re
from dataclasses import replace
from typing import Any

import pytest

from pipeline.commands.document_id import has_body, proposed_id
from pipeline.model.records import Document
from tests.write.small_report import document

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _document(**said: Any) -> Document:  # noqa: ANN401
    return replace(document(pages=1), **({"title": None, "fiscal_year": None} | said))


FUKUSHIMA = {"publisher": "福島県", "publisher_code": "070009"}


@pytest.mark.parametrize(
    ("said", "stem", "expected"),
    [
        pytest.param(
            FUKUSHIMA
            | {"title": "デジタル変革（ＤＸ）に係る令和６年度の取組", "fiscal_year": 2024},
            "shiryo2",
            "fukushima-dx-r6",
            id="body, subject and year of the report",
        ),
        pytest.param(
            {}, "福島県ＤＸ令和６年度", "fukushima-dx-r6", id="all of it in the file's name"
        ),
        pytest.param({}, "令和６年度_ＤＸ取組状況", "dx-r6", id="a full-width year, no body"),
        pytest.param({}, "福島県_総合計画_Ｈ３０", "fukushima-sogo-h30", id="an era's letter"),
        pytest.param(
            {}, "福島県２０２４年度環境基本計画", "fukushima-kankyo-r6", id="Western year"
        ),
        pytest.param({}, "資料２", "kpi", id="nothing is known"),
        pytest.param({}, "fukushima-dx-r6", "fukushima-dx-r6", id="a name that is an id stays"),
        pytest.param({}, "Writer_R7 (2)", "writer-r7-2", id="an ASCII name, made an id"),
        pytest.param(
            FUKUSHIMA | {"publisher": "福島市", "publisher_code": "072010", "fiscal_year": 2024},
            "総合計画",
            "fukushima-shi-sogo-r6",
            id="a city that has the name of its prefecture",
        ),
        pytest.param(
            {"publisher": "環境省", "fiscal_year": 2019, "title": "環境白書"},
            "x",
            "env-kankyo-r1",
            id="a ministry, in the first year of an era",
        ),
        pytest.param(
            {"publisher": "浜通り県", "fiscal_year": 2024},
            "令和６年度観光",
            "kanko-r6",
            id="unlisted",
        ),
        pytest.param(None, "府中市観光Ｒ６", "kanko-r6", id="unread; one of two bodies"),
    ],
)
def test_the_id_that_is_proposed(said: dict[str, Any] | None, stem: str, expected: str) -> None:
    found = proposed_id(None if said is None else _document(**said), stem, ())
    assert found == expected
    assert ID.fullmatch(found)


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = {"fukushima-dx-r6", "fukushima-dx-r6-2"}
    assert proposed_id(None, "福島県ＤＸ令和６年度", taken) == "fukushima-dx-r6-3"


@pytest.mark.parametrize(
    ("document_id", "expected"),
    [("fukushima-dx-r6", True), ("dx-r6", False), ("fukushimaken-dx", False)],
)
def test_whether_an_id_names_a_body(document_id: str, expected: bool) -> None:
    assert has_body(document_id) == expected
