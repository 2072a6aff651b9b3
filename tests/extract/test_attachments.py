"""The files inside a PDF are named, whichever reader reads it, and never read in silence."""

import io

import pypdfium2
import pytest

from pipeline.build import edition
from pipeline.extract import Reader, extract
from pipeline.model.edition import Source
from tests.extract.typeset import pdf, rules, words_in

XS, YS = (50, 150, 250, 350), (50, 70, 90)
TABLE = [
    *rules(XS, YS),
    *words_in(
        XS, YS, [["指標名", "目標値（R6年度）", "実績値（R6年度）"], ["件数", "12件", "13件"]]
    ),
]
PINNED = (
    "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[10 10 20 20]"
    "/FS<</Type/Filespec/F(list.xlsx)/UF<FEFF4E0089A7002E0078006C00730078>>>>>"
    "<</Type/Annot/Subtype/Text/Rect[10 10 20 20]/Contents(note)>>]"
)


def with_files(*names: str) -> bytes:
    """The table with files of these names inside."""
    document = pypdfium2.PdfDocument(pdf(TABLE))
    for name in names:
        document.new_attachment(name).set_data(b"%PDF-1.7")
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


@pytest.fixture(params=[*Reader])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Who reads; here each of the three."""
    chosen: Reader = request.param
    return chosen


@pytest.mark.parametrize(
    ("content", "names"),
    [
        pytest.param(pdf(TABLE), (), id="no file"),
        pytest.param(with_files("指標一覧.pdf"), ("指標一覧.pdf",), id="a file of the document"),
        pytest.param(with_files("b.pdf", "a.csv"), ("a.csv", "b.pdf"), id="two, by their keys"),
        pytest.param(pdf(TABLE, page=PINNED), ("一覧.xlsx",), id="a file pinned to a page"),
        pytest.param(
            pdf(TABLE, page=PINNED.replace("<FEFF4E0089A7002E0078006C00730078>", "()").replace("(list.xlsx)", "()")),
            ("?",),
            id="a file without a name",
        ),
        pytest.param(
            pdf(TABLE, page="/Rotate 90" + PINNED), ("一覧.xlsx",), id="pinned to a page that is turned"
        ),
        pytest.param(pdf(TABLE, page="/Annots[1 2 (x)]"), (), id="annotations that are none"),
    ],
)  # fmt: skip
def test_files_inside_a_pdf_are_named(
    content: bytes, names: tuple[str, ...], reader: Reader
) -> None:
    assert extract(content, reader=reader).attachments == names


def test_a_name_tree_that_goes_round_in_a_circle_ends(reader: Reader) -> None:
    tree = "/Names<</EmbeddedFiles 1 0 R>>/Kids[1 0 R]/Pages 2 0 R"
    content = pdf(TABLE).replace(b"/Pages 2 0 R>>", f"{tree}>>".encode(), 1)
    assert extract(content, reader=reader).attachments == ()


@pytest.mark.parametrize(
    ("name", "check"),
    [
        pytest.param("指標一覧.pdf", "attached_file", id="a report"),
        pytest.param("kpi.xlsx", "attached_file", id="a spreadsheet may hold a table"),
        pytest.param("Original.odt", "attached_source", id="the document of a hybrid file"),
        pytest.param("metadata.xml", "attached_source", id="data for programs"),
        pytest.param("report.odt", "attached_file", id="another document"),
    ],
)
def test_attached_files_are_reported_with_their_names(name: str, check: str) -> None:
    content = with_files(name)
    made = edition(Source("doc", "doc.pdf", None).holding(content), extract(content))
    assert [(one.check, one.observed) for one in made.findings] == [(check, name)]
    assert [one.attachments for one in made.records.documents] == [name]
    assert len(made.records.kpi) == 1
