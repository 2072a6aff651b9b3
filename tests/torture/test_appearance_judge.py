"""The judge of the changed pages: what counts as right, reported, silent, and as a false alarm."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.model.edition import Edition
from pipeline.model.records import Finding, KpiValue
from pipeline.model.vocabulary import Severity
from tests.torture.appearance.change import Change, Seen, doubtful, unchanged, without
from tests.torture.appearance.figures import EDITIONS, Figure, Scene, scene
from tests.torture.appearance.judge import judged

Spoil = Callable[[Edition, Figure], Edition]
Rows = tuple[KpiValue, ...]


@pytest.fixture(scope="module")
def page() -> Scene:
    found = scene(EDITIONS / "writer-r7.pdf", 2)
    assert found
    return found


def _figure(page: Scene, text: str) -> Figure:
    return next(figure for figure in page.figures if figure.text == text)


def _with_rows(edition: Edition, rows: Rows) -> Edition:
    return replace(edition, records=replace(edition.records, kpi_values=rows))


def _value(value: str | None) -> Spoil:
    """Another value of the figure's row."""
    read = Decimal(value) if value else None
    return lambda edition, figure: _instead(edition, figure, replace(figure.row, value=read))


def _another_year(edition: Edition, figure: Figure) -> Edition:
    return _instead(edition, figure, replace(figure.row, fiscal_year=2001))


def _instead(edition: Edition, figure: Figure, other: KpiValue) -> Edition:
    rows = edition.records.kpi_values
    return _with_rows(edition, tuple(other if row == figure.row else row for row in rows))


def _no_row(edition: Edition, figure: Figure) -> Edition:
    rows = edition.records.kpi_values
    return _with_rows(edition, tuple(row for row in rows if row != figure.row))


def _another_wrong(edition: Edition, figure: Figure) -> Edition:
    rows = list(edition.records.kpi_values)
    at = next(n for n, row in enumerate(rows) if row.value is not None and row != figure.row)
    rows[at] = replace(rows[at], value=Decimal(987654))
    return _with_rows(edition, tuple(rows))


def _one_more(edition: Edition, figure: Figure) -> Edition:
    more = replace(figure.row, value=Decimal(987654), x0=0, x1=1, top=0, bottom=1)
    return _with_rows(edition, (*edition.records.kpi_values, more))


def _same(edition: Edition, figure: Figure) -> Edition:
    del figure
    return edition


def _reported(spoil: Spoil, severity: str, page: int | None = 1) -> Spoil:
    """The same, and a new finding."""

    def spoil_and_report(edition: Edition, figure: Figure) -> Edition:
        finding = Finding(
            document_id="r",
            finding_no=99,
            severity=Severity(severity),
            check="invented",
            table=None,
            kpi_no=None,
            page=page,
            printed=None,
            expected=None,
            observed=None,
            message="invented",
            message_ja="作ったもの",
        )
        spoilt = spoil(edition, figure)
        return replace(spoilt, findings=(*spoilt.findings, finding))

    return spoil_and_report


@pytest.mark.parametrize(
    ("spoil", "outcome"),
    [
        pytest.param(_same, "right", id="read as seen"),
        pytest.param(_value("7"), "silent wrong", id="another value, nothing reported"),
        pytest.param(_reported(_value("7"), "notice"), "silent wrong", id="a notice excuses none"),
        pytest.param(_reported(_value("7"), "error"), "wrong, reported", id="wrong, with an error"),
        pytest.param(_another_year, "silent wrong", id="right value, wrong year"),
        pytest.param(_value(None), "silent missing", id="no value, nothing reported"),
        pytest.param(_no_row, "silent missing", id="no row, nothing reported"),
        pytest.param(_reported(_value(None), "notice"), "by a notice", id="no value, a notice"),
        pytest.param(_reported(_value(None), "warning"), "reported", id="no value, a warning"),
        pytest.param(
            _reported(_value(None), "error", None), "silent missing", id="the page is not named"
        ),
        pytest.param(_another_wrong, "collateral", id="another figure is wrong"),
        pytest.param(_one_more, "collateral", id="a figure that nobody printed"),
        pytest.param(_reported(_another_wrong, "error"), "right", id="another is wrong, reported"),
    ],
)
def test_a_figure_that_is_seen_as_it_was(page: Scene, spoil: Spoil, outcome: str) -> None:
    assert _outcome(page, unchanged(_figure(page, "200")), spoil) == outcome


@pytest.mark.parametrize(
    ("spoil", "outcome"),
    [
        pytest.param(_same, "silent wrong", id="as if nothing were wrong with it"),
        pytest.param(_reported(_same, "warning"), "reported", id="with a warning"),
        pytest.param(_reported(_same, "notice"), "by a notice", id="with a notice"),
        pytest.param(_value(None), "silent missing", id="left out without a word"),
    ],
)
def test_a_figure_that_is_struck_through(page: Scene, spoil: Spoil, outcome: str) -> None:
    assert _outcome(page, doubtful(_figure(page, "200")), spoil) == outcome


@pytest.mark.parametrize(
    ("spoil", "outcome"),
    [
        pytest.param(_value(None), "right", id="no value"),
        pytest.param(_no_row, "right", id="no row"),
        pytest.param(_same, "silent wrong", id="read though nobody sees it"),
    ],
)
def test_a_figure_that_is_gone(page: Scene, spoil: Spoil, outcome: str) -> None:
    figure = _figure(page, "200")
    assert _outcome(page, without(figure, figure.shown), spoil) == outcome


@pytest.mark.parametrize(
    ("spoil", "outcome"),
    [
        pytest.param(_same, "right", id="read as before"),
        pytest.param(_reported(_same, "notice"), "false alarm", id="any new finding accuses"),
        pytest.param(_another_wrong, "collateral", id="another figure is wrong"),
    ],
)
def test_a_control(page: Scene, spoil: Spoil, outcome: str) -> None:
    assert _outcome(page, unchanged(_figure(page, "200")), spoil, control=True) == outcome


def _outcome(page: Scene, seen: Seen, spoil: Spoil, *, control: bool = False) -> str:
    figure = _figure(page, "200")
    edition = spoil(page.edition, figure)
    return judged(page, figure, Change(page.page, seen), edition, control=control).outcome


@pytest.mark.parametrize(
    ("text", "gone", "with_trace", "right"),
    [
        pytest.param("200", (0, 1, 2), False, {None}, id="all of it"),
        pytest.param("200", (0, 1, 2), True, {None}, id="all of it, under a black box"),
        pytest.param("200", (2,), False, {"20"}, id="its last digit: the rest is a figure"),
        pytest.param("200", (2,), True, set(), id="its last digit under a black box: no figure"),
        pytest.param("200", (1,), False, set(), id="a gap in the middle: no figure"),
        pytest.param("1,500", (0,), False, set(), id="a comma first: no figure"),
        pytest.param("1,500", (1,), False, {"1500"}, id="the comma: the figure is the same"),
        pytest.param("38.2", (2,), False, set(), id="the point: not 382"),
        pytest.param("38.2", (3,), False, set(), id="nothing after the point: no figure"),
        pytest.param("△20.0", (0,), False, {"20.0"}, id="the sign: the figure without it"),
    ],
)
def test_what_a_person_sees_of_a_figure_without_a_part(
    page: Scene, text: str, gone: tuple[int, ...], with_trace: bool, right: set[str | None]
) -> None:
    figure = _figure(page, text)
    seen = without(figure, [figure.shown[at] for at in gone], with_trace=with_trace)
    expected = {Decimal(one) * figure.scale if one else None for one in right}
    assert seen.right == expected
