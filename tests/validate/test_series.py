"""The figures of several editions beside each other: first printed, repeated, restated, newest."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from pipeline.model.figure import Mark
from pipeline.model.records import Document, Kpi, KpiSeries, KpiValue
from pipeline.model.vocabulary import PublicationSource, Role
from pipeline.validate.across.series import kpi_series
from pipeline.validate.across.series_title import series_title
from tests.write.small_report import Place, document, kpi, value

PLACE = Place(page=1, x0=36.5, top=120.0, x1=559.0, bottom=148.25)


class Said(NamedTuple):
    """What one edition says: its report, its year, and one figure of one indicator."""

    report: str
    edition: int | None
    figure: int | None
    year: int | None = 2024
    role: Role = Role.TARGET
    unit: str = "市町村"
    kpi_no: int = 1
    part: str | None = None
    upper: int | None = None


def _document(report: str, edition: int | None, **change: Any) -> Document:  # noqa: ANN401
    title = f"令和{edition - 2018}年度 取組状況" if edition else None
    told: dict[str, Any] = {
        "document_id": report,
        "fiscal_year": edition,
        "title": title,
        "publisher": "浜通り県",
    }
    return replace(document(pages=1), **(told | change))


def _indicator(said: Said, **change: Any) -> Kpi:  # noqa: ANN401
    told: dict[str, Any] = {"document_id": said.report, "kpi_id": "madoguchi"}
    return replace(kpi(said.kpi_no, PLACE, "窓口の数"), **(told | change))


def _figure(said: Said, number: int = 1) -> KpiValue:
    figure = None if said.figure is None else Decimal(said.figure)
    upper = None if said.upper is None else Decimal(said.upper)
    told: dict[str, Any] = {"document_id": said.report, "fiscal_year": said.year}
    told |= {"unit": said.unit, "part": said.part, "upper": upper}
    return replace(value((said.kpi_no, number), PLACE, said.role, figure, ""), **told)


def _series(*sayings: Said) -> list[KpiSeries]:
    documents = {said.report: _document(said.report, said.edition) for said in sayings}
    indicators = {(said.report, said.kpi_no): _indicator(said) for said in sayings}
    counts: dict[tuple[str, int], int] = {}
    figures = []
    for said in sayings:
        key = said.report, said.kpi_no
        counts[key] = counts.get(key, 0) + 1
        figures.append(_figure(said, counts[key]))
    return kpi_series(list(documents.values()), indicators.values(), figures)


ANNOUNCED, REPEATED = Said("r5", 2023, 35), Said("r6", 2024, 35)

CASES = [
    ("a figure of one edition", [REPEATED], [(1, False, True)]),
    (
        "a target announced and repeated a year later",
        [ANNOUNCED, REPEATED],
        [(1, False, False), (2, False, True)],
    ),
    (
        "a target that the next report prints otherwise",
        [ANNOUNCED, Said("r6", 2024, 36)],
        [(1, False, False), (2, True, True)],
    ),
    (
        "the newer report stands first in the folder",
        [Said("a", 2024, 36), Said("b", 2023, 35)],
        [(2, True, True), (1, False, False)],
    ),
    (
        "an edition that is missing between two leaves no gap",
        [ANNOUNCED, Said("r7", 2025, 35)],
        [(1, False, False), (2, False, True)],
    ),
    (
        "back at the first value after another: some earlier edition had another",
        [ANNOUNCED, Said("r6", 2024, 36), Said("r7", 2025, 35)],
        [(1, False, False), (2, True, False), (3, True, True)],
    ),
    (
        "集計中 a year before is no other value",
        [Said("r5", 2023, None), REPEATED],
        [(1, False, False), (2, False, True)],
    ),
    (
        "a mark is no other value than the figure before it",
        [ANNOUNCED, Said("r6", 2024, None)],
        [(1, False, False), (2, False, True)],
    ),
    (
        "a range whose upper end was moved",
        [Said("r5", 2023, 35, upper=40), Said("r6", 2024, 35, upper=45)],
        [(1, False, False), (2, True, True)],
    ),
    (
        "名 and 人 count the same",
        [Said("r5", 2023, 35, unit="名"), Said("r6", 2024, 35, unit="人")],
        [(1, False, False), (2, False, True)],
    ),
    (
        "the same number of another unit is another value",
        [Said("r5", 2023, 35, unit="件"), Said("r6", 2024, 35, unit="人")],
        [(1, False, False), (2, True, True)],
    ),
    (
        "target and actual of one year are two figures",
        [ANNOUNCED, Said("r6", 2024, 41, role=Role.ACTUAL)],
        [(1, False, True), (1, False, True)],
    ),
    (
        "targets of two years are two figures",
        [ANNOUNCED, Said("r6", 2024, 40, year=2025)],
        [(1, False, True), (1, False, True)],
    ),
    (
        "国際 and 地域 of one cell are two figures",
        [Said("r5", 2023, 5, part="国際"), Said("r6", 2024, 12, part="地域")],
        [(1, False, True), (1, False, True)],
    ),
    (
        "figures without a year may be of any year",
        [Said("r5", 2023, 35, year=None), Said("r6", 2024, 36, year=None)],
        [(1, False, True), (1, False, True)],
    ),
    (
        "two editions of one year: neither is the earlier",
        [Said("r6", 2024, 35), Said("r6-revised", 2024, 36)],
        [(1, False, True), (1, False, True)],
    ),
    (
        "printed twice in one edition: which of them was restated cannot be told",
        [ANNOUNCED, Said("r6", 2024, 36), Said("r6", 2024, 35, kpi_no=2)],
        [(1, False, False), (2, False, True), (2, False, True)],
    ),
    (
        "reports of unknown year are no editions of one another",
        [Said("a", None, 35), Said("b", None, 36)],
        [(1, False, True), (1, False, True)],
    ),
]


@pytest.mark.parametrize(
    ("sayings", "told"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_the_editions_of_a_figure(
    sayings: Sequence[Said], told: Sequence[tuple[int, bool, bool]]
) -> None:
    found = _series(*sayings)
    assert [(one.vintage, one.restated, one.is_latest) for one in found] == list(told)
    assert [one.value for one in found] == [
        None if said.figure is None else said.figure for said in sayings
    ]


NOBODY = {"publisher": None}
APART, JOINED = [(1, False, True), (1, False, True)], [(1, False, False), (2, True, True)]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param({}, {}, JOINED, id="one body, titles that differ in the year alone"),
        pytest.param({}, {"publisher": "山形県"}, APART, id="another body"),
        pytest.param({}, {"title": "令和6年度 県政世論調査"}, APART, id="another title"),
        pytest.param({}, NOBODY, APART, id="the second names nobody: its title proves nothing"),
        pytest.param(NOBODY, {}, APART, id="the first names nobody"),
        pytest.param(NOBODY, NOBODY, APART, id="neither names anybody: two bodies have one title"),
        pytest.param(
            {"publisher": "府中市", "publisher_code": "132063"},
            {"publisher": "府中市", "publisher_code": "342084"},
            APART,
            id="two bodies of one name",
        ),
        pytest.param(
            {"publisher": "篠山市", "publisher_code": "282219"},
            {"publisher": "丹波篠山市", "publisher_code": "282219"},
            JOINED,
            id="renamed under one code",
        ),
        pytest.param(
            {"publisher": "富谷町", "publisher_code": "044237"},
            {"publisher": "富谷市", "publisher_code": "042161"},
            APART,
            id="each keeps the code of its time",
        ),
    ],
)
def test_a_series_is_of_one_publisher_and_one_title(
    first: dict[str, Any], second: dict[str, Any], told: Sequence[tuple[int, bool, bool]]
) -> None:
    """The indicators have one kpi_id here, so that the reports alone decide."""
    figures = [_figure(ANNOUNCED), _figure(Said("r6", 2024, 36))]
    indicators = [_indicator(ANNOUNCED), _indicator(REPEATED)]
    documents = [_document("r5", 2023, **first), _document("r6", 2024, **second)]
    found = kpi_series(documents, indicators, figures)
    assert [(one.vintage, one.restated, one.is_latest) for one in found] == told


def test_a_proposed_publisher_is_marked_in_the_series() -> None:
    proposed = {"publisher_source": PublicationSource.TITLE}
    documents = [_document("r5", 2023, **proposed)]
    (found,) = kpi_series(documents, [_indicator(ANNOUNCED)], [_figure(ANNOUNCED)])
    assert (found.publisher, found.publisher_source) == ("浜通り県", PublicationSource.TITLE)


def test_a_report_without_publisher_belongs_to_none_of_two() -> None:
    """r6 may be of either body: nothing of it is held against their reports."""
    third = Said("r7", 2025, 37)
    documents = [
        _document("r5", 2023),
        _document("r6", 2024, publisher=None),
        _document("r7", 2025, publisher="山形県"),
    ]
    sayings = (ANNOUNCED, Said("r6", 2024, 36), third)
    found = kpi_series(documents, map(_indicator, sayings), [*map(_figure, sayings)])
    assert [(one.publisher, one.vintage) for one in found] == [
        ("浜通り県", 1),
        (None, 1),
        ("山形県", 1),
    ]


def test_an_indicator_goes_by_its_newest_name_and_section() -> None:
    before = _indicator(ANNOUNCED, name="書かない窓口", section_code="I-1")
    now = _indicator(REPEATED, name="書かない窓口の数", section_code="I-2")
    documents = [_document("r6", 2024), _document("r5", 2023)]
    found = kpi_series(documents, [now, before], [_figure(ANNOUNCED), _figure(REPEATED)])
    assert {(one.name, one.section_code) for one in found} == {("書かない窓口の数", "I-2")}


def test_the_figure_is_taken_over_whole() -> None:
    (found,) = _series(Said("r6", 2024, None, role=Role.ACTUAL))
    assert (found.document_id, found.kpi_no, found.value_no) == ("r6", 1, 1)
    assert (found.mark, found.unit, found.edition_fiscal_year) == (Mark.PENDING, "市町村", 2024)


@pytest.mark.parametrize(
    ("title", "series"),
    [
        pytest.param(
            "デジタル変革（ＤＸ）に係る令和６年度の取組状況及び令和７年度の事業・取組一覧について",
            "デジタル変革(DX)に係る取組状況及び事業・取組一覧について",
            id="two years within, each with its の",
        ),
        pytest.param("令和６年度　取組状況", "取組状況", id="a year at the beginning"),
        pytest.param("取組状況 （R6）", "取組状況", id="a year in brackets at the end"),
        pytest.param("令和６年度版 取組状況", "取組状況", id="版 belongs to the year"),
        pytest.param(
            "総合計画令和６年度の進捗", "総合計画の進捗", id="の goes on a word before it"
        ),
        pytest.param("観光計画（令和4年度～令和7年度）", "観光計画", id="a range"),
        pytest.param("令和６年度末現在の達成状況", "達成状況", id="the day belongs to the year"),
        pytest.param("第２期総合戦略", "第2期総合戦略", id="a term is no year: another plan"),
        pytest.param("取組状況", "取組状況", id="no year"),
    ],
)
def test_the_title_of_a_series_has_no_years(title: str, series: str) -> None:
    assert series_title(title) == series


def test_a_series_has_the_title_of_its_newest_edition() -> None:
    documents = [_document("r5", 2023, title="令和5年度 取組 〜KPI"), _document("r6", 2024)]
    documents[1] = replace(documents[1], title="令和6年度の取組～KPI")
    found = kpi_series(
        documents,
        [_indicator(ANNOUNCED), _indicator(REPEATED)],
        [_figure(ANNOUNCED), _figure(REPEATED)],
    )
    assert {one.series for one in found} == {"取組～KPI"}


def test_a_report_without_year_goes_by_its_id() -> None:
    documents = [_document("a", None, title="取組状況")]
    (found,) = kpi_series(
        documents, [_indicator(Said("a", None, 35))], [_figure(Said("a", None, 35))]
    )
    assert found.series == "a"
