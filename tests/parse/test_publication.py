"""Who published a report, and when: the passport's word, else a proposal that is marked so."""

from datetime import date
from typing import Any

import pytest

from pipeline.model.page import Box, Line, Page
from pipeline.model.passport import Passport
from pipeline.model.publisher import Publication, Publisher
from pipeline.model.records import Kpi
from pipeline.model.vocabulary import PublicationSource
from pipeline.parse.headings.publication import code_observations, code_of, publication_of
from pipeline.parse.reading import parse
from tests.parse.typed import line, page, printed_table

TITLE, FIRST_PAGE = PublicationSource.TITLE, PublicationSource.FIRST_PAGE
METADATA, PASSPORT = PublicationSource.METADATA, PublicationSource.PASSPORT
FUKUSHIMA = ("福島県", "070009")
Found = tuple[str | None, str | None, PublicationSource | None]
NOBODY = (None, None, None)


def _publication(
    title: str | None = None,
    *lines: str,
    metadata: tuple[str, ...] = (),
    **passport: Any,  # noqa: ANN401
) -> Publication:
    year = passport.pop("year", 2024)
    box = Box(50, 50, 500, 70)
    pages = [Page(1, 595, 842, tuple(Line(line, box, 12) for line in lines), ())]
    return publication_of(Passport(**passport), title, pages, metadata, year)


@pytest.mark.parametrize(
    ("title", "lines", "metadata", "year", "found"),
    [
        ("令和6年度福島県総合計画の進捗", [], [], 2024, (*FUKUSHIMA, TITLE)),
        ("デジタル田園都市国家構想 福島県総合戦略", [], [], 2024, (*FUKUSHIMA, TITLE)),
        ("進捗状況", ["福島県企画調整部"], [], 2024, (*FUKUSHIMA, FIRST_PAGE)),
        ("進捗状況", [], ["福島県"], 2024, (*FUKUSHIMA, METADATA)),
        ("総務省政策評価", [], [], 2024, ("総務省", None, TITLE)),
        pytest.param("府中市計画", [], [], 2024, NOBODY, id="two bodies of one name"),
        pytest.param(
            "府中市計画",
            ["広島県府中市"],
            [],
            2024,
            ("府中市", "342084", TITLE),
            id="the prefecture on the first page decides",
        ),
        pytest.param(
            "福島県 伊達市 総合計画",
            [],
            [],
            2024,
            ("伊達市", "072133", TITLE),
            id="the prefecture is a word of its own",
        ),
        pytest.param("伊達市総合計画", ["福島市"], [], 2024, NOBODY, id="two bodies are named"),
        pytest.param(
            "北海道総合開発計画", ["国土交通省北海道局"], [], 2024, NOBODY, id="a ministry's plan"
        ),
        pytest.param("もみじ市計画", ["福島県"], [], 2024, NOBODY, id="a body that is not listed"),
        pytest.param(
            "進捗", ["まつり県デジタル推進課", "福島県"], [], 2024, NOBODY, id="its part, on a line"
        ),
        pytest.param("進捗", ["福島県立医科大学"], [], 2024, NOBODY, id="another body's name"),
        pytest.param(
            "福島県計画", ["福島県社会福祉協議会"], [], 2024, NOBODY, id="another body, too"
        ),
        pytest.param(
            "進捗", ["県では、福島県の計画を踏まえ"], [], 2024, NOBODY, id="in running text"
        ),
        pytest.param(
            "富谷町計画", [], [], 2014, ("富谷町", "044237", TITLE), id="the code of its time"
        ),
        pytest.param("富谷町計画", [], [], 2024, NOBODY, id="a body that is no more"),
        pytest.param("那珂川町計画", [], [], 2014, NOBODY, id="two were there then"),
        pytest.param(
            "那珂川町計画", [], [], 2020, ("那珂川町", "094111", TITLE), id="one is there now"
        ),
        pytest.param("進捗状況", [], [], 2024, NOBODY, id="no body is named"),
        pytest.param(None, [], [], None, NOBODY, id="nothing is printed"),
    ],
)
def test_what_a_report_says_is_proposed_where_one_body_alone_can_be_meant(
    title: str | None, lines: list[str], metadata: list[str], year: int | None, found: Found
) -> None:
    made = _publication(title, *lines, metadata=tuple(metadata), year=year)
    assert made.publisher == found


@pytest.mark.parametrize(
    ("passport", "found"),
    [
        ({"publisher": "山形県"}, ("山形県", "060003", PASSPORT)),
        pytest.param({"publisher": "山形県庁"}, ("山形県庁", "060003", PASSPORT), id="its office"),
        pytest.param({"publisher": "浜通り県"}, ("浜通り県", None, PASSPORT), id="not listed"),
        pytest.param({"publisher": "府中市"}, ("府中市", None, PASSPORT), id="one of two"),
        pytest.param(
            {"publisher": "府中市", "publisher_code": "342084"},
            ("府中市", "342084", PASSPORT),
            id="which of them, by its code",
        ),
        pytest.param({"publisher_code": "060003"}, ("山形県", "060003", PASSPORT), id="code alone"),
    ],
)
def test_the_passport_is_never_overruled(passport: dict[str, Any], found: Found) -> None:
    assert _publication("福島県総合計画", "福島県", **passport).publisher == Publisher(*found)


@pytest.mark.parametrize(
    ("lines", "passport", "day", "source"),
    [
        (["令和７年６月30日"], {}, date(2025, 6, 30), FIRST_PAGE),
        (["2025年6月30日 公表"], {}, date(2025, 6, 30), FIRST_PAGE),
        pytest.param(["令和７年６月"], {}, None, None, id="a month is no day"),
        pytest.param(["令和７年２月30日"], {}, None, None, id="there is no such day"),
        pytest.param(["令和７年３月31日現在"], {}, None, None, id="the day of the figures"),
        pytest.param(["令和７年６月30日", "令和７年７月１日"], {}, None, None, id="two days"),
        pytest.param(
            ["令和７年６月30日"],
            {"published": date(2025, 7, 1)},
            date(2025, 7, 1),
            PASSPORT,
            id="the passport's word",
        ),
    ],
)
def test_the_day(
    lines: list[str], passport: dict[str, Any], day: date | None, source: PublicationSource | None
) -> None:
    made = _publication("進捗状況", *lines, **passport)
    assert (made.day, made.day_source) == (day, source)


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("福島県", 2024, "070009"),
        ("福島県知事", 2024, "070009"),
        ("東京都府中市", 2024, "132063"),
        ("篠山市", 2018, "282219"),
        ("丹波篠山市", 2024, "282219"),
        ("宮城県富谷町", 2014, "044237"),
        ("宮城県富谷市", 2024, "042161"),
        pytest.param("福島県立医科大学", 2024, None, id="another body"),
        pytest.param("国土交通省", 2024, None, id="a ministry has no code here"),
        pytest.param("福島県・山形県", 2024, None, id="two bodies"),
    ],
)
def test_the_code_of_a_name(name: str, year: int, code: str | None) -> None:
    assert code_of(name, year) == code


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (Publisher("福島県", "070009"), Publisher("福島県庁", "070009"), True),
        (Publisher("府中市", "132063"), Publisher("府中市", "342084"), False),
        (Publisher("浜通り県"), Publisher("浜通り県"), True),
        (Publisher("浜通り県"), Publisher("会津県"), False),
        pytest.param(Publisher(), Publisher(), False, id="two unknown ones may be two bodies"),
    ],
)
def test_what_tells_a_body_from_others(one: Publisher, other: Publisher, is_same: bool) -> None:
    assert (one.identity("a") == other.identity("b")) == is_same


@pytest.mark.parametrize(
    ("passport", "expected"),
    [
        ({"publisher": "福島県", "publisher_code": "060003"}, ["070009"]),
        pytest.param({"publisher": "福島県", "publisher_code": "070009"}, [], id="they agree"),
        pytest.param({"publisher": "府中市", "publisher_code": "342084"}, [], id="one of two"),
        pytest.param({"publisher": "浜通り県", "publisher_code": "070009"}, [], id="not listed"),
        pytest.param({"publisher": "福島県"}, [], id="no code"),
        pytest.param({"publisher_code": "060003"}, [], id="no name"),
    ],
)
def test_a_code_of_another_body_is_reported(passport: dict[str, Any], expected: list[str]) -> None:
    found = list(code_observations(Passport(**passport), 2024))
    assert [one.expected for one in found] == expected
    assert {one.check for one in found} <= {"publisher_code_differs"}


TABLE = printed_table("指標名 | 目標値 | 実績値", "窓口の数 | 35市町村 | 41市町村")


def _kpi(document_id: str, printed: str, **passport: Any) -> Kpi:  # noqa: ANN401
    """The one indicator of a report with a printed title."""
    whole = page(1, line(printed, 10, size=20), TABLE)
    (found,) = parse(document_id, (whole,), Passport(**passport)).records.kpi
    return found


PLAN_R5, PLAN_R6 = "令和５年度 総合計画の進捗", "令和６年度 総合計画の進捗"


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        pytest.param({"publisher": "福島県"}, {"publisher": "福島県"}, True, id="one body"),
        pytest.param({"publisher": "福島県"}, {"publisher": "山形県"}, False, id="two bodies"),
        pytest.param({"publisher": "浜通り県"}, {"publisher": "会津県"}, False, id="not listed"),
        pytest.param({"publisher": "福島県"}, {}, False, id="one of them unknown"),
        pytest.param({}, {}, False, id="both unknown, of one title"),
        pytest.param(
            {"publisher": "福島県"},
            {"title": "令和６年度 福島県総合計画の進捗"},
            True,
            id="proposed",
        ),
    ],
)
def test_an_indicator_has_one_id_within_a_body_alone(
    first: dict[str, str], second: dict[str, str], is_same: bool
) -> None:
    one, other = _kpi("a", PLAN_R5, **first), _kpi("b", PLAN_R6, **second)
    assert (one.kpi_id == other.kpi_id) == is_same


def test_an_indicator_names_its_publisher_and_what_says_so() -> None:
    found = _kpi("a", "令和６年度 福島県総合計画の進捗")
    named = (found.publisher, found.publisher_code, found.publisher_source)
    assert named == (*FUKUSHIMA, TITLE)
