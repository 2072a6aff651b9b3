"""Findings on the command line: one that is repeated over rows has one line, with a count."""

from dataclasses import dataclass

import pytest

from pipeline.cli.finding_line import lines_of_findings


@dataclass(frozen=True)
class Shown:
    """The columns of a finding that its line needs."""

    check: str
    kpi_no: int | None
    severity: str = "warning"
    accepted: str | None = None
    document_id: str | None = "r"

    @property
    def message(self) -> str:
        return f"r.pdf: {self.kpi_no}"

    message_ja = message


@pytest.mark.parametrize(
    ("findings", "starts", "why"),
    [
        ([Shown("sign", 3)], ["r.pdf: 3"], "one finding, one line"),
        (
            [Shown("sign", 3), Shown("status", 3), Shown("sign", 5)],
            ["r.pdf: 3", "r.pdf: 3"],
            "one check of two rows",
        ),
        (
            [Shown("sign", 3), Shown("sign", 5, accepted="so printed")],
            ["r.pdf: 3", "r.pdf: 5"],
            "what is accepted has a reason of its own",
        ),
        (
            [Shown("unread_numbers", None), Shown("unread_numbers", None)],
            ["r.pdf: None", "r.pdf: None"],
            "each table that is not read is named",
        ),
    ],
)
def test_a_finding_of_several_rows_has_one_line(
    findings: list[Shown], starts: list[str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    lines = list(lines_of_findings(findings))
    assert [line.partition("] ")[2].partition(" The")[0] for line in lines] == starts, why


ROWS = "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …"


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("C", f"24 more findings in this report, of the indicators {ROWS}: each"),
        ("ja_JP.UTF-8", f"ほかに 24件あります（指標 {ROWS}）"),
    ],
)
def test_the_line_counts_and_names_its_rows(
    language: str, counted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    (only,) = lines_of_findings([Shown("sign", number) for number in range(1, 26)])
    assert counted in only
