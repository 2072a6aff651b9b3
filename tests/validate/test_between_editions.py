"""Two reports of a series against each other: R5 announces for R6 what the report of R6 repeats."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import build
from pipeline.model.edition import Edition, Records, Source
from pipeline.model.finding import CheckCount
from pipeline.model.passport import Accepted, Passport
from pipeline.model.vocabulary import Role
from pipeline.parse.records.rename import Name, Rename, under_first_name
from pipeline.validate.across.compare import cross_edition_findings
from pipeline.validate.across.editions import CROSS_CHECKS
from tests.raw_report import REPORT

R5 = Path(__file__).parents[1] / "editions" / "impress-r5.pdf"
RENAMED = "課題解決プロジェクトへの参加者の数"
UNKNOWN: dict[str, Any] = {"publisher": None, "publisher_code": None, "publisher_source": None}
PARTICIPANTS = "課題解決プロジェクト参加者数"


def _read(pdf: Path) -> Edition:
    """The report with its publisher: reports of unknown ones are compared with no other."""
    passport = Passport(publisher="福島県")
    return build(Source(pdf.stem, pdf.name, pdf.read_bytes(), passport))


@pytest.fixture(scope="module")
def r5() -> Edition:
    return _read(R5)


@pytest.fixture(scope="module")
def r6() -> Edition:
    return _read(REPORT)


def _told(
    *editions: Edition, accepted: Sequence[Accepted] = ()
) -> list[tuple[str, str | None, str | None]]:
    """What is told of the report of R6, but for the restated counts of the 分野."""
    found = cross_edition_findings(editions, {"fukushima-dx-r6": accepted})
    return [
        (one.check, one.expected, one.observed)
        for edition in found
        for one in edition.findings
        if one.check in CROSS_CHECKS and one.table != "field_summary"
    ]


def _changed(edition: Edition, records: Records) -> Edition:
    return replace(edition, records=records)


def _with_value(edition: Edition, name: str, **change: Any) -> Edition:  # noqa: ANN401
    """The edition with the last figure of an indicator changed."""
    (number,) = [one.kpi_no for one in edition.records.kpi if one.name == name]
    last = [one for one in edition.records.kpi_values if one.kpi_no == number][-1]
    values = (replace(one, **change) if one is last else one for one in edition.records.kpi_values)
    return _changed(edition, replace(edition.records, kpi_values=tuple(values)))


def _with_name(edition: Edition, was: str, now: str, kpi_id: str) -> Edition:
    return _with_indicator(edition, was, name=now, kpi_id=kpi_id)


def _moved(edition: Edition, name: str, section: str) -> Edition:
    return _with_indicator(edition, name, section_code=section, kpi_id="0")


def _with_indicator(edition: Edition, was: str, **change: Any) -> Edition:  # noqa: ANN401
    kpi = (replace(one, **change) if one.name == was else one for one in edition.records.kpi)
    return _changed(edition, replace(edition.records, kpi=tuple(kpi)))


def test_every_announced_target_is_printed_a_year_later(r5: Edition, r6: Edition) -> None:
    assert _told(r6, r5) == []
    (counts,) = [
        one
        for edition in cross_edition_findings((r5, r6), {})
        for one in edition.checks
        if one.check == "target_differs"
    ]
    assert counts == CheckCount("target_differs", 10, 10, 0, 0)


def test_restated_counts_are_listed(r5: Edition, r6: Edition) -> None:
    """R5 plans 17 and 11 projects (10 and 7 with a KPI) where R6 counts 18 and 12 (11 and 8)."""
    (_, after) = cross_edition_findings((r5, r6), {})
    seen = [one for one in after.findings if one.check == "restated"]
    assert [(one.page, one.expected, one.observed) for one in seen] == [
        (6, "17", "18"),
        (6, "10", "11"),
        (6, "11", "12"),
        (6, "7", "8"),
    ]
    assert {one.severity for one in seen} == {"notice"}


def test_an_announced_target_that_is_printed_otherwise(r5: Edition, r6: Edition) -> None:
    other = _with_value(r5, PARTICIPANTS, value=Decimal(155), printed="155人")
    assert _told(other, r6) == [("target_differs", "155人", "154")]


def test_an_actual_that_is_restated(r5: Edition, r6: Edition) -> None:
    """The last figure of R5 taken for an actual of 2024, as a preliminary one would be."""
    early = _with_value(r5, PARTICIPANTS, role=Role.ACTUAL, value=Decimal(160), printed="160人")
    assert _told(early, r6) == [("restated", "160人", "165")]


def test_another_spelling_of_the_unit_is_no_difference(r5: Edition, r6: Edition) -> None:
    assert _told(_with_value(r5, PARTICIPANTS, unit="名"), r6) == []


def test_an_accepted_difference_is_settled(r5: Edition, r6: Edition) -> None:
    other = _with_value(r5, PARTICIPANTS, value=Decimal(155), printed="155人")
    (document,) = r6.records.documents
    (_, before) = cross_edition_findings((other, r6), {})
    (seen,) = [one for one in before.findings if one.check == "target_differs"]
    kept = [
        Accepted(
            check="target_differs",
            indicator=PARTICIPANTS,
            printed=seen.printed,
            reason="lowered in May",
            sha256=document.sha256,
        )
    ]
    (_, after) = cross_edition_findings((other, r6), {"fukushima-dx-r6": kept})
    assert [
        (one.severity, one.accepted) for one in after.findings if one.check == "target_differs"
    ] == [("notice", "lowered in May")]
    reviews = [(one.check, one.applied) for one in after.records.reviews if one.check]
    assert reviews == [("target_differs", True)]
    (_, after) = cross_edition_findings((r5, r6), {"fukushima-dx-r6": kept})
    assert "accepted_stale" in {one.check for one in after.findings}
    assert [one.applied for one in after.records.reviews if one.check] == [False]
    foreign = [kept[0].model_copy(update={"sha256": "0" * 64})]
    (_, after) = cross_edition_findings((other, r6), {"fukushima-dx-r6": foreign})
    assert [one.accepted for one in after.findings if one.check == "target_differs"] == [None]


def test_a_renamed_indicator_is_proposed_and_never_assumed(r5: Edition, r6: Edition) -> None:
    renamed = _with_name(r6, PARTICIPANTS, RENAMED, "0")
    assert _told(r5, renamed) == [("rename_candidate", PARTICIPANTS, RENAMED)]


def test_an_indicator_that_moved_is_told_by_its_sections(r5: Edition, r6: Edition) -> None:
    moved = _moved(r6, PARTICIPANTS, "III-9")
    assert _told(r5, moved) == [("section_changed", "III-2", "III-9")]


def test_an_indicator_that_moved_is_not_taken_for_one_with_a_name_alike(
    r5: Edition, r6: Edition
) -> None:
    (own,) = [one for one in r5.records.kpi if one.name == PARTICIPANTS]
    gone = replace(own, name=RENAMED, kpi_id="1", kpi_no=90)
    before = _changed(r5, replace(r5.records, kpi=(gone, *r5.records.kpi)))
    moved = _moved(r6, PARTICIPANTS, "III-9")
    assert _told(before, moved) == [("section_changed", "III-2", "III-9")]


def test_a_reviewed_rename_makes_one_indicator(r5: Edition, r6: Edition) -> None:
    (before,) = [one for one in r5.records.kpi if one.name == PARTICIPANTS]
    now = replace(before, name=RENAMED, kpi_id="0")
    renames = [Rename("デジタル変革", Name(PARTICIPANTS, None), Name(RENAMED, "III-2"))]
    title = "デジタル変革(DX)に係る令和6年度の取組状況"
    assert under_first_name(now, title, renames).kpi_id == before.kpi_id
    assert under_first_name(now, "別の報告書", renames).kpi_id == "0"
    assert _told(r5, _with_name(r6, PARTICIPANTS, RENAMED, before.kpi_id)) == []


def test_reports_of_another_series_or_body_are_not_compared(r5: Edition, r6: Edition) -> None:
    other = _with_value(r5, PARTICIPANTS, value=Decimal(155), printed="155人")
    (document,) = other.records.documents
    changes: list[dict[str, Any]] = [
        {"title": "県政世論調査"},
        {"publisher": "山形県", "publisher_code": "060003"},
        UNKNOWN,
    ]
    for change in changes:
        named = replace(other.records, documents=(replace(document, **change),))
        assert _told(_changed(other, named), r6) == []


def test_reports_of_unknown_publishers_are_not_compared(r5: Edition, r6: Edition) -> None:
    """Two bodies may give their reports one title: it says nothing of who published them."""
    nobody = [
        _changed(
            one, replace(one.records, documents=(replace(one.records.documents[0], **UNKNOWN),))
        )
        for one in (_with_value(r5, PARTICIPANTS, value=Decimal(155), printed="155人"), r6)
    ]
    assert _told(*nobody) == []


def test_both_vintages_stay(r5: Edition, r6: Edition) -> None:
    assert [one.records for one in cross_edition_findings((r5, r6), {})] == [r5.records, r6.records]
