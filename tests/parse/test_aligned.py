"""Tables without rulings, found among the lines of a page."""

from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.model.page import Line, Page, PrintedTable
from pipeline.parse.unruled.aligned import with_aligned_tables
from pipeline.parse.unruled.heading_columns import placements
from tests.parse.typed import line, page, printed_table

EDITIONS = Path(__file__).parents[1] / "editions"
REAL_PAGES = Path(__file__).parents[3] / "shared" / "real-pages"

HEAD = [line("指標名", 100, 0), line("目標値", 100, 200), line("実績値", 100, 300)]


def row(*texts: str, top: float) -> list[Line]:
    """Texts under the columns of `HEAD`; an empty one is not printed."""
    return [
        line(text, top, 0 + 200 * (n > 0) + 100 * (n > 1)) for n, text in enumerate(texts) if text
    ]


def rows(table: PrintedTable) -> list[str]:
    """The rows of a table, its cells parted by | and the lines of a cell by /."""
    return [
        " | ".join(cell.text.replace("\n", "/") for cell in table.cells if cell.row == number)
        for number in range(table.rows)
    ]


def found(*lines: Line) -> list[list[str]]:
    read = with_aligned_tables(page(1, *lines), "令和")
    return [rows(table) for table in read.tables]


def test_a_list_under_headings_is_a_table() -> None:
    assert found(
        *HEAD, *row("受診率", "60%", "57%", top=130), *row("参加者数", "10人", "12人", top=160)
    ) == [["指標名 | 目標値 | 実績値", "受診率 | 60% | 57%", "参加者数 | 10人 | 12人"]]


def test_many_years_above_many_columns_are_told_apart_in_time() -> None:
    """Six years that all stand over the same middle: one after the other is seen to have no place."""
    chains = [(line("実績値", 130, 60.0 * column),) for column in range(24)]
    years = [line(f"令和{year}年度", 100 + year, 670) for year in range(1, 7)]
    assert list(placements(years, chains, "令和")) == []


def test_columns_of_no_width_have_no_heading_above_them() -> None:
    """A damaged page may give letters no width."""
    flat = line("実績値", 130, 60.0)
    flat = flat._replace(box=flat.box._replace(x1=flat.box.x0))
    assert list(placements([line("令和6年度", 100, 60)], [(flat,)], "令和")) == []


def test_its_lines_leave_the_page_and_the_others_stay() -> None:
    read = with_aligned_tables(
        page(1, line("Ⅰ 行政", 60), *HEAD, *row("受診率", "60%", "57%", top=130)), "令和"
    )
    assert [one.text for one in read.lines] == ["Ⅰ 行政"]


def test_tables_stand_from_top_to_bottom() -> None:
    ruled = printed_table("氏名 | 所属", "青木 | 商工会", top=300)
    read = with_aligned_tables(page(1, ruled, *HEAD, *row("受診率", "60%", "57%", top=130)), "令和")
    assert [table.box.top for table in read.tables] == [100, 300]


def test_an_empty_cell_is_a_cell() -> None:
    (table,) = with_aligned_tables(
        page(1, *HEAD, *row("受診率", "60%", "57%", top=130), *row("歩数", "", "9歩", top=160)),
        "令和",
    ).tables
    assert rows(table)[2] == "歩数 |  | 9歩"


@pytest.mark.parametrize(
    ("lines", "table"),
    [
        pytest.param(
            [
                *HEAD,
                line("高齢者向け教室に", 120), *row("", "60人", "57人", top=126), line("参加した人数", 132),
                *row("歩数", "8歩", "9歩", top=160),
            ],
            [
                "指標名 | 目標値 | 実績値",
                "高齢者向け教室に/参加した人数 | 60人 | 57人",
                "歩数 | 8歩 | 9歩",
            ],
            id="a name of two lines, the figures between them",
        ),
        pytest.param(
            [
                *HEAD,
                *row("高齢者向け教室に", "60人", "57人", top=130), line("参加した人数", 144),
                *row("歩数", "8歩", "9歩", top=180),
            ],
            [
                "指標名 | 目標値 | 実績値",
                "高齢者向け教室に/参加した人数 | 60人 | 57人",
                "歩数 | 8歩 | 9歩",
            ],
            id="a name of two lines, the figures beside the first",
        ),
        pytest.param(
            [
                line("目標値", 94, 200), line("実績値", 94, 300), line("指標名", 101, 0),
                line("（R7）", 107, 194), line("（R7）", 107, 294),
                *row("受診率", "60%", "57%", top=130),
            ],
            ["指標名 | 目標値/（R7） | 実績値/（R7）", "受診率 | 60% | 57%"],
            id="headings of two lines, one centred between them",
        ),
        pytest.param(
            [
                line("指標名", 100, 0), Line("目標値 実績値", line("目標値実績値十三字位の幅", 100, 200).box, 12),
                line("受診率", 130, 0), Line("60% 57%", line("六〇％五七％八九十一", 130, 200).box, 12),
            ],
            ["指標名 | 目標値 | 実績値", "受診率 | 60% | 57%"],
            id="two cells that came as one line",
        ),
        pytest.param(
            [
                *HEAD, line("参加者数", 130), line("約", 130, 200), line("10人", 130, 216),
            ],
            None,
            id="two lines in one cell at one height: a column without a heading",
        ),
        pytest.param(
            [
                line("令和７年度", 80, 238), *HEAD, line("評価", 100, 400),
                *row("受診率", "60%", "57%", top=130), line("未達成", 130, 400),
            ],
            [
                "指標名 | 令和７年度 | 評価",
                "目標値 | 実績値",
                "受診率 | 60% | 57% | 未達成",
            ],
            id="a year over the middle of the columns it is for",
        ),
        pytest.param(
            [
                line("令和７年度", 80, 288), *HEAD, line("見込値", 100, 400),
                *row("受診率", "60%", "57%", top=130), line("65%", 130, 400),
            ],
            None,
            id="a year over three columns, two of which say the same",
        ),
        pytest.param(
            [
                line("令和７年度", 80, 288), *HEAD, line("基準値", 100, 400),
                *row("受診率", "60%", "57%", top=130), line("50%", 130, 400),
            ],
            [
                "指標名 | 令和７年度",
                "目標値 | 実績値 | 基準値",
                "受診率 | 60% | 57% | 50%",
            ],
            id="a year over the middle one of three columns that need a year",
        ),
        pytest.param(
            [
                line("分野", 100, 0), line("事業数", 100, 200), line("達成", 100, 300),
                *row("福祉", "7事業", "2事業", top=130), *row("合計", "7事業", "2事業", top=160),
            ],
            ["分野 | 事業数 | 達成", "福祉 | 7事業 | 2事業", "合計 | 7事業 | 2事業"],
            id="fields with their counts",
        ),
        pytest.param(
            [
                line("項目", 100, 0), line("R6取組内容", 100, 200), line("R6成果・効果", 100, 400),
                line("教室の開催", 130, 0), line("教室を各地で", 130, 200), line("三百人が", 130, 400),
                line("開く。", 143, 200), line("参加した。", 143, 400),
            ],
            [
                "項目 | R6取組内容 | R6成果・効果",
                "教室の開催 | 教室を各地で/開く。 | 三百人が/参加した。",
            ],
            id="取組 with their narrative",
        ),
        pytest.param(
            [
                *HEAD, *row("受診率", "60%", "57%", top=130),
                line("２ 教育", 160), *row("校数", "9校", "9校", top=190),
            ],
            ["指標名 | 目標値 | 実績値", "受診率 | 60% | 57%", "２ 教育", "校数 | 9校 | 9校"],
            id="a numbered heading between rows runs over all columns",
        ),
        pytest.param(
            [
                *HEAD, *row("受診率", "60%", "57%", top=130),
                line("※ 実績値は速報", 150), line("担当課は健康課である。", 190),
            ],
            ["指標名 | 目標値 | 実績値", "受診率 | 60% | 57%"],
            id="a note and a sentence below are not its",
        ),
        pytest.param(
            [*HEAD, *row("受診率", "60%", "57%", top=130), line("3", 590, 210)],
            ["指標名 | 目標値 | 実績値", "受診率 | 60% | 57%"],
            id="the page's number far below is not its",
        ),
    ],
)  # fmt: skip
def test_layouts(lines: list[Line], table: list[str] | None) -> None:
    assert found(*lines) == ([table] if table else [])


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(HEAD, id="headings without rows"),
        pytest.param(
            [line("目標値", 100, 0), line("実績値", 100, 100), line("60%", 130, 0), line("57%", 130, 100)],
            id="no column for a name",
        ),
        pytest.param(
            [*HEAD, line("目標値と実績値は、いずれも年度末の値であり、翌年度に公表する。", 130)],
            id="a sentence under headings",
        ),
        pytest.param(
            [line("指標名は次のとおり。目標値と実績値は年度末の値による。", 100), *row("", "60%", "57%", top=130)],
            id="heading words within a sentence",
        ),
        pytest.param(
            [line("R5", 200, 0), line("R6", 200, 100), line("47%", 150, 0), line("58%", 140, 100)],
            id="a chart with years below its bars",
        ),
        pytest.param(
            [*HEAD, *row("受診率", "改善", "悪化", top=130), *row("歩数", "増加", "減少", top=160)],
            id="columns of figures that hold words",
        ),
        pytest.param(
            [*HEAD, *row("受診率", "60% 65", "57%", top=130)],
            id="a figure that cannot be read whole",
        ),
        pytest.param(
            [*HEAD, *row("", "60%", "57%", top=130)],
            id="a row without a name",
        ),
        pytest.param(
            [
                *HEAD, *row("受診率", "60%", "57%", top=130),
                line("の平均", 148), *row("歩数", "8歩", "9歩", top=166),
            ],
            id="a line as near to the row above as to the row below",
        ),
        pytest.param(
            [*HEAD, *row("受診率", "60%", "57%", top=130), line("の平均", 150)],
            id="a line below the last row that may belong to it",
        ),
        pytest.param(
            [
                *HEAD, *row("受診率", "60%", "57%", top=130),
                line("この行の名称は長くて次の列にまで食い込む", 160), *row("", "", "9歩", top=160),
            ],
            id="a row that does not fit the columns holds a figure",
        ),
        pytest.param(
            [*HEAD, *row("広報", "60%", "57%", top=130), *row("の充実", "8歩", "9歩", top=142)],
            id="rows so close that a name may run over both",
        ),
        pytest.param(
            [
                *HEAD, line("目標値", 100, 400),
                *row("受診率", "60%", "57%", top=130), line("65%", 130, 400),
            ],
            id="two targets of one year",
        ),
        pytest.param(
            [
                line("令和７年度", 80, 188), *HEAD,
                *row("受診率", "60%", "57%", top=130),
            ],
            id="a year over one of two columns of figures",
        ),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_no_table(lines: list[Line]) -> None:
    assert found(*lines) == []


def test_plain_text_has_no_columns() -> None:
    lines = [one._replace(size=0.0) for one in (*HEAD, *row("受診率", "60%", "57%", top=130))]
    assert found(*lines) == []


WITHOUT_RULES = "writer-no-rules"
OTHERS = sorted(path.stem for path in EDITIONS.glob("*.pdf") if path.stem != WITHOUT_RULES)


def pages_of(pdf: Path) -> tuple[Page, ...]:
    return extract(pdf.read_bytes()).pages


def test_a_list_set_with_tabs_and_a_table_without_rules() -> None:
    read = [with_aligned_tables(one, "令和") for one in pages_of(EDITIONS / f"{WITHOUT_RULES}.pdf")]
    assert [[table.rows for table in one.tables] for one in read] == [[], [9], [9], [5, 4]]
    assert (
        rows(read[1].tables[0])[5]
        == "キャッシュレス納付の件数 | 12万件 | 13万4,500件 | 達成 | 15万件"
    )
    assert rows(read[2].tables[0])[8] == (
        "地域ポータルサイトの閲覧数 | 86万PV | 120万～130/万PV | 124万PV | 達成"
    )


@pytest.mark.parametrize("name", OTHERS)
def test_ruled_tables_are_left_alone(name: str) -> None:
    for one in pages_of(EDITIONS / f"{name}.pdf"):
        assert with_aligned_tables(one, None) == one


@pytest.mark.parametrize("name", ["cao_ai_ronten_honbun_p1-2", "okinawa_475_49468_p1"])
def test_published_pages_are_left_alone(name: str) -> None:
    pdf = REAL_PAGES / f"{name}.pdf"
    if not pdf.exists():
        pytest.skip("the published pages are not beside the project")
    for one in pages_of(pdf):
        assert with_aligned_tables(one, None) == one
