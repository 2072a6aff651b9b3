"""The page in a browser: from disk, without network, by keyboard, on a phone, in the dark, on paper."""

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pipeline.commands.extract import extract_folder
from pipeline.commands.publish import publish
from pipeline.extract import extract
from pipeline.publish.web_page.labels import visible
from pipeline.publish.web_page.web_page import page
from tests.publish.small_run import NEW, OLD, small_run
from tests.publish.test_page import BAD, hostile_run

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

HOUSE = Path(__file__).parents[2]
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
if BROWSER is None:
    pytest.skip("no Chromium on this machine; .ci/browser installs one", allow_module_level=True)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 360, "height": 740}
VISIBLE = "article.kpi:visible"

Page = Any
"""playwright's page: the library is not there on every machine that checks types."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def files(r6: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages: of the report of R6 as it is published, of a small run, of a hostile one."""
    folder = tmp_path_factory.mktemp("pages")
    extract_folder(r6, folder / "out")
    publish(folder / "out", folder / "published", r6)
    contents = {
        "report": (folder / "published" / "report.html").read_bytes(),
        "small": page(small_run(), {}),
        "hostile": page(hostile_run(), {}),
    }
    for name, content in contents.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: folder / f"{name}.html" for name in contents}


class Opened:
    """Pages opened by a test, and all that went wrong or left the machine."""

    def __init__(self, browser: Any) -> None:  # noqa: ANN401 -- playwright's
        self.browser = browser
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(self, path: Path, **how: Any) -> Page:  # noqa: ANN401 -- playwright's
        tab = self.browser.new_context(**how).new_page()
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        tab.goto(path.as_uri())
        return tab


@pytest.fixture
def opened(browser: Any) -> Iterator[Opened]:  # noqa: ANN401 -- playwright's
    found = Opened(browser)
    yield found
    for context in browser.contexts:
        context.close()
    assert found.complaints == []
    assert [one for one in found.requests if not one.startswith(("file:", "data:"))] == []


def _shown(tab: Page) -> list[str]:
    return [str(one.get_attribute("id")) for one in tab.locator(VISIBLE).all()]


def _said(tab: Page, words: str) -> None:
    playwright.expect(tab.get_by_role("status")).to_have_text(words)


def test_the_page_opens_from_disk_and_asks_for_nothing(
    opened: Opened, files: dict[str, Path]
) -> None:
    tab = opened.open(files["report"])
    assert tab.locator("article.kpi").count() == 10
    assert [url for url in opened.requests if not url.startswith("data:")] == [
        files["report"].as_uri()
    ]
    loaded = tab.evaluate("[...document.images].map(one => one.complete && one.naturalWidth > 300)")
    assert loaded == [True] * 10, "every printed row is drawn"


def test_the_policy_stops_what_would_ask_the_network(
    opened: Opened, files: dict[str, Path]
) -> None:
    tab = opened.open(files["small"])
    stopped = tab.evaluate(
        """() => new Promise(done => {
            const image = new Image();
            image.onload = () => done(false);
            image.onerror = () => done(true);
            image.src = "https://example.invalid/x.png";
            document.body.append(image);
        })"""
    )
    assert stopped
    (complaint,) = opened.complaints
    assert "Content Security Policy" in complaint
    assert opened.requests.pop() == "https://example.invalid/x.png", (
        "playwright sees also what is stopped"
    )
    opened.complaints.clear()


@pytest.mark.parametrize(
    ("typed", "shown", "why"),
    [
        ("待ち時間", [f"kpi-{NEW}-2"], "a name"),
        ("まち時間", [], "kanji are not their reading"),
        ("医療", [f"kpi-{NEW}-2"], "a section"),
        ("書かない　窓口", [f"kpi-{OLD}-1", f"kpi-{NEW}-1", f"kpi-{NEW}-3"], "two words, both"),
        ("９２，８２５．５", [f"kpi-{NEW}-1"], "full width, with a comma"),
        ("92825.5", [f"kpi-{NEW}-1"], "without a comma"),
        ("98.441", [f"kpi-{NEW}-1"], "as printed"),
        ("受講した", [f"kpi-{NEW}-1", f"kpi-{NEW}-3"], "words of the narrative"),
        ("小さすぎる", [f"kpi-{NEW}-1"], "words of a finding"),
        ("かみ", [], "nothing"),
        ("ｄｘ２０２３", [], "the year stands apart from DX in the title"),
        ("ｄｘ推進計画2023", [f"kpi-{OLD}-1"], "a report's title, full width and small letters"),
    ],
)
def test_search(
    opened: Opened, files: dict[str, Path], typed: str, shown: list[str], why: str
) -> None:
    tab = opened.open(files["small"])
    tab.get_by_label("検索").fill(typed)
    _said(tab, f"4件のうち{len(shown)}件を表示")
    assert _shown(tab) == shown, why
    assert tab.get_by_text("条件に合う指標はありません").is_visible() == (not shown)


def test_a_narrative_is_open_as_long_as_it_is_what_was_found(
    opened: Opened, files: dict[str, Path]
) -> None:
    tab = opened.open(files["small"])
    told = tab.locator(f"#kpi-{NEW}-1").get_by_text("全員が受講した。")
    assert not told.is_visible()
    tab.get_by_label("検索").fill("受講した")
    _said(tab, "4件のうち2件を表示")
    assert told.is_visible()
    tab.get_by_role("button", name="条件を消す").click()
    _said(tab, "4件の指標")
    assert not told.is_visible()


@pytest.mark.parametrize(
    ("label", "option", "shown", "why"),
    [
        ("報告書", f"浜県DX推進計画2023年度実績（{OLD}）", [f"kpi-{OLD}-1"], "a report"),
        ("分野", "行政のDX / II 医療", [f"kpi-{NEW}-2"], "a section"),
        ("達成状況", "◎ 達成", [f"kpi-{NEW}-1"], "a status"),
        ("達成状況", "－ 記載なし", [f"kpi-{NEW}-3"], "no status"),
        ("確認事項", "あり", [f"kpi-{NEW}-1"], "any finding"),
        ("確認事項", "エラーあり", [f"kpi-{NEW}-1"], "an error"),
        ("確認事項", "お知らせあり", [], "a notice"),
        ("確認事項", "なし", [f"kpi-{OLD}-1", f"kpi-{NEW}-3", f"kpi-{NEW}-2"], "no finding"),
    ],
)
def test_filters(
    opened: Opened, files: dict[str, Path], label: str, option: str, shown: list[str], why: str
) -> None:
    tab = opened.open(files["small"])
    tab.get_by_label(label, exact=True).select_option(label=option)
    _said(tab, f"4件のうち{len(shown)}件を表示")
    assert _shown(tab) == shown, why
    tab.get_by_role("button", name="条件を消す").click()
    _said(tab, "4件の指標")
    assert len(_shown(tab)) == 4


def test_counts_follow_what_is_shown(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["small"])
    legend = tab.get_by_role("list", name="凡例と件数")
    assert re.findall(r"\d+", legend.inner_text()) == ["1", "1", "1", "1"]
    tab.get_by_label("報告書", exact=True).select_option(index=1)
    _said(tab, "4件のうち1件を表示")
    assert re.findall(r"\d+", legend.inner_text()) == ["0", "1", "0", "0"]
    heads = tab.locator("h4:visible small")
    assert heads.all_inner_texts() == ["1件"]
    assert tab.locator(".report:visible").count() == 1


def test_a_count_leads_to_its_indicators(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["small"])
    row = tab.get_by_role("row", name=f"浜県DX推進計画2024年度実績（{NEW}）")
    row.get_by_role("link").first.click()
    _said(tab, "4件のうち1件を表示")
    assert _shown(tab) == [f"kpi-{NEW}-1"]
    assert tab.evaluate("document.activeElement.id") == "list", "the keyboard goes on there"


def test_a_link_to_an_indicator_that_is_filtered_away_shows_it(
    opened: Opened, files: dict[str, Path]
) -> None:
    tab = opened.open(files["small"])
    tab.get_by_label("検索").fill("2023")
    _said(tab, "4件のうち1件を表示")
    tab.get_by_role("link", name="推移は新しい報告書の欄に").click()
    _said(tab, "4件の指標")
    playwright.expect(tab.locator(f"#kpi-{NEW}-1")).to_be_in_viewport()


def test_all_is_shown_without_scripts(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["small"], java_script_enabled=False)
    assert tab.locator("article.kpi h5").all_text_contents() == [
        "手続数",
        "手続数",
        "登録率",
        "待ち時間",
    ]
    assert not tab.get_by_label("検索").is_visible(), "no field that does nothing"


@pytest.mark.parametrize("name", ["report", "small", "hostile"])
def test_a_phone_scrolls_downwards_only(opened: Opened, files: dict[str, Path], name: str) -> None:
    tab = opened.open(files[name], viewport=PHONE)
    width = tab.evaluate(
        """() => {
            for (const one of document.querySelectorAll("details")) one.open = true;
            for (const one of document.querySelectorAll(".kpi")) one.style.contentVisibility = "visible";
            return document.documentElement.scrollWidth;
        }"""
    )
    assert width == PHONE["width"]


WIDTHS = """picture => [picture.naturalWidth, picture.getBoundingClientRect().width,
    picture.closest(".scroll").clientWidth, document.documentElement.scrollWidth]"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_printed_row_is_large_enough_to_check_digits(
    opened: Opened, files: dict[str, Path], *, scripts: bool
) -> None:
    """At half its dots a zero of the report's print cannot be told from an eight."""
    desk = {"width": 1280, "height": 900}
    tab = opened.open(files["report"], viewport=desk, java_script_enabled=scripts)
    picture = tab.locator("article.kpi img").first
    dots, shown, room, page_width = picture.evaluate(WIDTHS)
    assert 0.9 * dots < shown <= dots, "about a dot of the picture a dot of the screen"
    assert shown <= room + 2, "all of the row is seen, without scrolling"
    tab.locator("article.kpi .print summary").first.focus()
    tab.keyboard.press("Enter")
    _, enlarged, room, wide = picture.evaluate(WIDTHS)
    assert enlarged == pytest.approx(2 * dots, rel=0.01), "Enter shows it large"
    assert room < enlarged, "within its own scrollbar"
    assert wide == page_width, "the page does not grow"
    picture.click()
    assert picture.evaluate(WIDTHS)[1] == shown, "a click puts it back"


def test_hostile_text_is_shown_and_not_run(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["hostile"])
    assert tab.get_by_role("heading", level=5).first.inner_text() == visible(BAD)
    assert tab.locator("img[onerror], body script:not(:last-child)").count() == 0
    tab.get_by_label("検索").fill("<script>alert(1)")
    _said(tab, "2件のうち2件を表示")


def test_the_keyboard_reaches_all_in_the_order_of_the_page(
    opened: Opened, files: dict[str, Path]
) -> None:
    tab = opened.open(files["small"])
    tab.keyboard.press("Tab")
    focused = "document.activeElement"
    assert tab.evaluate(f"{focused}.textContent") == "指標の一覧へ移る"
    assert tab.evaluate(f"{focused}.getBoundingClientRect().top") >= 0, "the way past is seen"
    last, reached = -1.0, []
    for _ in range(40):
        tab.keyboard.press("Tab")
        name, place, outline = tab.evaluate(
            f"""() => [{focused}.id || {focused}.tagName,
                {focused}.getBoundingClientRect().top + scrollY,
                getComputedStyle({focused}).outlineWidth]"""
        )
        if name == "BODY":
            break
        reached.append(name)
        assert outline == "3px", f"{name} shows that it has the keyboard"
        if name not in {"q", "by-report", "by-section", "by-status", "by-finding", "BUTTON"}:
            assert place >= last, f"{name} comes after what stands above it"
            last = place
    fields = [name for name in reached if name == "q" or name.startswith("by-")]
    assert fields == ["q", "by-report", "by-section", "by-status", "by-finding"]
    assert {"A", "SUMMARY", "BUTTON"} <= set(reached)


def test_search_works_by_keyboard_alone(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["small"])
    tab.get_by_label("検索").focus()
    tab.keyboard.type("待ち")
    _said(tab, "4件のうち1件を表示")
    tab.keyboard.press("Enter")
    assert tab.url == files["small"].as_uri(), "Enter sends nothing anywhere"
    tab.keyboard.press("ControlOrMeta+A")
    tab.keyboard.press("Delete")
    _said(tab, "4件の指標")


def test_a_screen_reader_finds_its_way(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["small"])
    levels = [
        int(name[1])
        for name in tab.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(one => one.tagName)"
        )
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is left out"
    article = tab.get_by_role("article", name="待ち時間")
    table = article.get_by_role("table", name="待ち時間の数値")
    assert table.get_by_role("columnheader").all_text_contents() == ["区分", "年度", "値", "原文"]
    assert table.get_by_role("rowheader").all_text_contents() == ["目標値", "実績値"]
    assert article.get_by_role("img").count() == 0, "the bar is told in words"
    newer = tab.locator(f"#kpi-{NEW}-1")
    assert "2023年度から2025年度の推移" in str(newer.get_by_role("img").get_attribute("aria-label"))
    newer.get_by_text("推移を表で見る").click()
    assert newer.get_by_role("table", name="各報告書に印刷された値").get_by_role("row").count() == 8
    assert tab.locator("html").get_attribute("lang") == "ja"
    for landmark in ("banner", "main", "contentinfo", "search"):
        assert tab.get_by_role(landmark).count() == 1, landmark


CONTRAST = """() => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    const part = channel => (channel /= 255) <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    const behind = one => {
        for (; one; one = one.parentElement) {
            const colour = numbers(getComputedStyle(one).backgroundColor);
            if (colour[3] !== 0) return colour;
        }
        return [255, 255, 255];
    };
    const found = {};
    for (const one of document.querySelectorAll("body *")) {
        const text = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!text || !one.checkVisibility()) continue;
        const shades = [light(numbers(getComputedStyle(one).color)), light(behind(one))].sort((a, b) => b - a);
        const ratio = (shades[0] + 0.05) / (shades[1] + 0.05);
        const name = one.tagName + "." + (one.getAttribute("class") || "");
        found[name] = Math.min(found[name] || 99, ratio);
    }
    return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(
    opened: Opened, files: dict[str, Path], scheme: str
) -> None:
    tab = opened.open(files["small"], color_scheme=scheme)
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (min(map(int, re.findall(r"\d+", ground))) > 200) == (scheme == "light")
    ratios = tab.evaluate(CONTRAST)
    assert len(ratios) > 20
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}, "WCAG 2.2, 1.4.3"


def test_japanese_is_drawn_and_not_boxes(opened: Opened, files: dict[str, Path]) -> None:
    tab = opened.open(files["small"])
    drawn = tab.evaluate(
        """letters => {
            const canvas = document.createElement("canvas");
            canvas.width = canvas.height = 40;
            const pen = canvas.getContext("2d", { willReadFrequently: true });
            pen.font = "32px " + getComputedStyle(document.body).fontFamily;
            return [...letters].map(letter => {
                pen.clearRect(0, 0, 40, 40);
                pen.fillText(letter, 2, 34);
                return pen.getImageData(0, 0, 40, 40).data.join();
            });
        }""",
        "福島県指標ア\U000ffffd",
    )
    if drawn[0] == drawn[-1]:
        pytest.skip("no Japanese font on this machine; .ci/browser installs one")
    assert len(set(drawn)) == len(drawn), "each letter looks like itself, and none like a box"


def test_it_prints_all_on_paper(opened: Opened, files: dict[str, Path], tmp_path: Path) -> None:
    tab = opened.open(files["report"], color_scheme="dark")
    tab.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = extract((tmp_path / "page.pdf").read_bytes()).pages
    text = "".join(one.text for one in pages)
    assert 2 <= len(pages) <= 6
    for said in (
        "ふくしま健民アプリのダウンロード数",
        "92,825",
        "出典：",
        "小さいほどよい",
        "10件の指標",
    ):
        assert said in "".join(text.split()), said
    assert "条件を消す" not in text, "no fields on paper"
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    widths = tab.evaluate("[...document.images].map(one => one.getBoundingClientRect().width)")
    assert all(width > 100 for width in widths), "the printed rows are printed"
