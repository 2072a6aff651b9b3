"""The pages kept in tests/pages: how real programs draw what the lessons are about."""

from pathlib import Path

from pipeline.extract import Reader, extract
from tests.extract.reading import lines, tables

PAGES = Path(__file__).parents[1] / "pages"
KPI = [["指標", "⽬標", "実績"], ["利⽤率", "73.7%", "32.2%"], ["紙の枚数", "20百万枚", "25百万枚"]]
"""As printed: the browser writes some kanji as radicals (⽬, ⽤)."""


def test_marks_that_hang_over_the_border_stay_in_their_cell(reader: Reader) -> None:
    (page,) = extract((PAGES / "hanging_marks.pdf").read_bytes(), reader=reader).pages
    assert tables(page) == [
        [
            ["項目", "取組内容", "成果"],
            [
                "手続の電子化",
                "手続を点検して書類を全て見直し押印、\nも原則としてやめ窓口のしくみも改め。\n利用は増えた。",
                "住民の声を聴いて画面の用語を改めた。\n案内する文書も短くした（全120\n件）。",
            ],
        ]
    ]


def test_every_border_a_browser_draws(reader: Reader) -> None:
    (page,) = extract((PAGES / "browser_borders.pdf").read_bytes(), reader=reader).pages
    found = tables(page)
    vertical = [["⾏政サービ\nスのデジタ\nル変⾰", "利⽤率", "73.7%"], ["紙の枚数", "20百万枚"]]
    assert [table for table in found if table != KPI] == [vertical]
    assert len(found) == 12
    assert sorted(lines(page)) == [
        "1px dashed",
        "1px dotted",
        "1px solid",
        "2px dotted",
        "3px double",
        "4px solid",
        "above and below",
        "across only",
        "apart by 2px",
        "every other row ﬁlled",
        "vertical",
        "ﬁlled",
    ]
