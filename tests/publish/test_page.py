"""The page as text: everything of the tables is on it, nothing of a report acts, nothing is fetched."""

import hashlib
import json
import re
from base64 import b64encode
from dataclasses import replace
from enum import StrEnum
from html.parser import HTMLParser

import polars as pl
import pytest

from pipeline.model.figure import Mark
from pipeline.model.picture import Missing
from pipeline.model.vocabulary import Direction, Role, Severity, Status
from pipeline.publish.web_page.labels import (
    DIRECTIONS,
    MARKS,
    MISSING,
    OTHER,
    ROLES,
    SEVERITIES,
    STATUSES,
    UNSAID,
    visible,
)
from pipeline.publish.web_page.web_page import page
from tests.publish.small_run import (
    NEW,
    OLD,
    document,
    finding,
    initiative,
    kpi,
    small_run,
    tables,
    value,
)

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x01\x00\x00\x00\x00"
    b"H\x9f\x0f\xb5\x00\x00\x00\x0cIDATx\x9cc\xf8\xc0\xc0\x00\x00\x03\x04\x01\x01\xa4\xa1\x1d\x19"
)
BAD = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}&amp;\x1b[31m\u202egnp'


class Shown(HTMLParser):
    """What a browser would make of a page: its elements with attributes, and the text it shows."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self.inside):
            self.text.append(data)

    def all_text(self) -> str:
        return "".join(self.text)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def shown() -> Shown:
    return Shown(page(small_run(), {(NEW, 1): PNG, (NEW, 2): Missing.OTHER_FILE}))


def hostile_run() -> dict[str, pl.DataFrame]:
    """Every text that a report may hold, or its passport, is hostile."""
    return tables(
        [
            document(
                NEW, 2024, title=BAD, publisher=BAD, licence=BAD, note=BAD, url=f"javascript:{BAD}"
            ),
            document(BAD, 2024, source_file=BAD),
        ],
        [
            kpi(
                NEW,
                1,
                BAD,
                unit=BAD,
                domain=BAD,
                section_name=BAD,
                item=BAD,
                status_printed=BAD,
                note=BAD,
            ),
            kpi(BAD, 1, BAD),
        ],
        [value(NEW, (1, 1), Role.TARGET, 2024, "5", unit=BAD, printed=BAD, part=BAD)],
        [
            finding(NEW, 1, kpi_no=1, message_ja=BAD, accepted=BAD),
            finding(NEW, 2, message_ja=BAD),
            finding(BAD + ".pdf", 1, message_ja=BAD),
        ],
        [initiative(NEW, 1, BAD, domain=BAD, section_name=BAD, plan=BAD, value_statement=BAD)],
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("浜県DX推進計画2024年度実績", "the title of a report"),
        ("行政のDX / I-2 窓口", "a section with its domain and code"),
        ("92,825.5件", "a figure with its thousands and its unit"),
        ("98.441件", "what is printed, beside what it was read as"),
        ("98,441件", "what it was read as"),
        ("訂正", "that it was corrected"),
        ("2025年度 令和7", "a fiscal year in both calendars"),
        ("次年度目標値", "a target of the year after the report's"),
        ("20分以下", "a bound"),
        ("95%以上", "a bound of a percentage"),
        ("集計中", "why there is no figure"),
        ("取組内容（2025年度）隣の市でも始める。", "the narrative of an indicator's 項目"),
        ("調査中", "what is printed where there is no figure"),
        ("読み取り不一致", "that the readers differ"),
        ("小さいほどよい", "which way is better"),
        ("実績は目標の 125％", "the actual against the target"),
        ("×未達成", "a status by mark and word"),
        ("原文「×」", "a status as printed, where that is another word"),
        ("目標が小さすぎるかもしれません。", "a finding of an indicator"),
        ("合計が合いません。", "a finding of a report"),
        ("PDFではありません。", "a finding of a file that is no report"),
        (MISSING[Missing.OTHER_FILE], "why there is no picture"),
        (MISSING[Missing.NO_FILE], "also where nobody made one"),
        ("改定前", "a figure that was restated"),
        ("CC BY 4.0", "the terms of a report"),
        ("エラー 3件、警告 1件", "how urgent the findings are"),
        (
            "出典：「浜県DX推進計画2024年度実績」（浜県）（https://www.pref.hama.example/dx.html）",
            "the credit line",
        ),
    ],
)
def test_what_a_person_looks_for_is_shown(shown: Shown, text: str, why: str) -> None:
    said = re.sub(r"\s*\n\s*", "", shown.all_text())
    assert text in said, why


def test_every_indicator_and_every_figure_is_shown_once(shown: Shown) -> None:
    run = small_run()
    assert len(shown.of("article")) == len(run["kpi"])
    rows = [one for one in shown.of("th") if one.get("scope") == "row"]
    counted = len(run["documents"]) + 3 + 3  # rows of counts: each report, each section, three sums
    assert len(rows) == len(run["kpi_values"]) + counted


def test_an_indicator_says_where_its_findings_and_its_newer_print_are(shown: Shown) -> None:
    first, second, *_ = shown.of("article")
    assert (first["id"], first["data-f"], first["data-s"]) == (
        f"kpi-{OLD}-1",
        "",
        "partially_achieved",
    )
    assert (second["id"], second["data-f"]) == (f"kpi-{NEW}-1", "error warning")
    assert {"href": f"#kpi-{NEW}-1"} in shown.of("a"), "the older print leads to the history"


def test_an_indicator_has_the_narrative_of_its_own_item_alone() -> None:
    said = page(small_run(), {}).decode()
    assert said.count("研修を行う。") == 2, "the two indicators of the 項目 in this edition"
    assert "案内を出す。" not in said, "a 項目 without indicator"


def test_links_lead_somewhere_and_names_are_given_once(shown: Shown) -> None:
    names = [one["id"] for _, one in shown.elements if "id" in one]
    assert len(names) == len(set(names))
    inner = {str(one["href"])[1:] for one in shown.of("a") if str(one["href"]).startswith("#")}
    labels = {str(one["aria-labelledby"]) for _, one in shown.elements if "aria-labelledby" in one}
    fields = {str(one["for"]) for one in shown.of("label")}
    assert inner | labels | fields <= set(names)


@pytest.mark.parametrize("run", [small_run(), hostile_run()], ids=["small", "hostile"])
def test_the_policy_allows_what_the_page_holds_and_nothing_else(
    run: dict[str, pl.DataFrame],
) -> None:
    content = page(run, {})
    found = Shown(content)
    (policy,) = (
        str(one["content"])
        for one in found.of("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; img-src data:; ")
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", content.decode(), re.DOTALL)
        checksum = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{checksum}'" in policy
    attributes = {name for _, one in found.elements for name in one}
    assert not {name for name in attributes if name.startswith("on") or name == "style"}


def test_the_page_asks_for_nothing_from_anywhere(shown: Shown) -> None:
    fetched = [
        value
        for tag, one in shown.elements
        for name, value in one.items()
        if (name == "src" or (tag == "link" and name == "href")) and value
    ]
    assert fetched
    assert all(one.startswith("data:") for one in fetched)
    style = (re.findall(r"<style>(.*?)</style>", page(small_run(), {}).decode(), re.DOTALL))[0]
    assert "url(" not in style
    assert "@import" not in style


def test_hostile_text_is_shown_and_is_no_part_of_the_page() -> None:
    content = page(hostile_run(), {})
    found, harmless = Shown(content), Shown(page(small_run(), {}))
    assert {tag for tag, _ in found.elements} <= {tag for tag, _ in harmless.elements}
    assert len(found.of("script")) == len(harmless.of("script"))
    assert found.all_text().count(visible(BAD)) > 15
    assert not [one for one in found.of("a") if str(one.get("href")).startswith("javascript:")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", content.decode())


def test_data_for_search_engines_is_data_whatever_it_says() -> None:
    content = page(small_run(), {}, {"@type": "Dataset", "name": f"</script>{BAD}"})
    found = Shown(content)
    (script,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', content.decode(), re.DOTALL
    )
    assert json.loads(script) == {"@type": "Dataset", "name": f"</script>{BAD}"}
    assert "alert(1)" not in found.all_text()
    assert len(found.of("script")) == 2


def test_what_became_of_the_numbers_of_a_report_is_said_and_its_pages_are_shown() -> None:
    counted = replace(
        document(NEW, 2024),
        numbers_printed=1200,
        numbers_read=1100,
        numbers_passed_over=95,
        numbers_unread=5,
    )
    run = tables([counted], [], [])
    said = "紙面の数値 1,200個：読み取り 1,100、対象外 95、読み取れず 5"
    without, with_pages = page(run, {}).decode(), page(run, {}, None, {(NEW, 3): PNG}).decode()
    assert (said in without, "3ページの紙面" in without) == (True, False)
    assert (said in with_pages, "3ページの紙面" in with_pages) == (True, True)
    assert "3ページの紙面" not in page(run, {}, None, {("other", 3): PNG}).decode()


def test_the_same_tables_give_the_same_bytes() -> None:
    assert page(small_run(), {(NEW, 1): PNG}) == page(small_run(), {(NEW, 1): PNG})


@pytest.mark.parametrize(
    ("printed", "name", "said", "why"),
    [
        ("順調", "other", "その他の評価原文「順調」", "a word of no known scale is a status"),
        ("－", "unsaid", "記載なし原文「－」", "a dash says there is none"),
        (None, "unsaid", "記載なし", "the report has no such column"),
        ("　", "unsaid", "記載なし", "an empty cell"),
    ],
)
def test_a_status_that_is_not_known_is_not_called_none(
    printed: str | None, name: str, said: str, why: str
) -> None:
    record = kpi(NEW, 1, "手続数", status=None, status_printed=printed)
    shown = Shown(page(tables([document(NEW, 2024)], [record], []), {}))
    (article,) = shown.of("article")
    assert article["data-s"] == name, why
    assert said in shown.all_text(), why


def test_a_run_of_nothing_is_a_page_that_says_so() -> None:
    content = page(tables([], [], []), {}).decode()
    assert "0件の報告書の指標" in content
    assert "<article" not in content


def test_a_report_without_indicators_says_so() -> None:
    assert "読み取れた指標はありません" in page(tables([document(NEW, 2024)], [], []), {}).decode()


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Mark, MARKS),
        (Severity, SEVERITIES),
        (Role, ROLES),
        (Missing, MISSING),
        (Status, {one: told for one, told in STATUSES.items() if one not in {OTHER, UNSAID}}),
        (Direction, {way: told for way, told in DIRECTIONS.items() if way}),
    ],
)
def test_every_word_of_the_records_is_said_on_the_page(
    known: type[StrEnum], said: dict[StrEnum, object]
) -> None:
    assert set(known) == set(said)
    assert len(set(map(str, said.values()))) == len(said), "no two are said alike"


@pytest.mark.parametrize(
    ("text", "said", "why"),
    [
        ("a\x1b[2J", "a⟦1B⟧[2J", "a terminal's command"),
        ("\u202e321", "⟦202E⟧321", "writing turned round would show 123"),
        ("\u2066a\u2069", "⟦2066⟧a⟦2069⟧", "an isolate"),
        ("a\nb\tc", "a\nb\tc", "breaks and tabs are harmless"),
        ("\ue000", "⟦E000⟧", "a letter that every font draws otherwise"),
        ("１％ ㎡ Ⅳ 𠮷", "１％ ㎡ Ⅳ 𠮷", "print as it is"),
    ],
)
def test_what_would_act_is_made_visible(text: str, said: str, why: str) -> None:
    assert visible(text) == said, why
