"""What may lie in `raw/`: reports, passports, and things that are neither."""

from pathlib import Path

import pytest

from pipeline.model.edition import Source
from pipeline.run.raw_files import RawFile
from pipeline.run.sources import sources
from pipeline.run.up_to_date import file_parts
from pipeline.validate.findings import findings

PDF = b"%PDF-1.4\n"


def _sources(folder: Path) -> dict[str, Source]:
    return {source.file_name: source for source in sources(folder)}


def _notes(source: Source) -> list[str]:
    return [note.check for note in source.notes]


def test_a_bare_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    source = _sources(tmp_path)["a.pdf"]
    assert (source.document_id, source.content, _notes(source)) == ("a", PDF, [])


def test_a_passport_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.toml").write_text('id = "b"\npublisher = "福島県"\n', encoding="utf-8")
    source = _sources(tmp_path)["a.pdf"]
    assert (source.document_id, source.passport.publisher) == ("b", "福島県")


def test_an_unknown_entry_of_a_passport_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.toml").write_text('pubisher = "福島県"\n', encoding="utf-8")
    source = _sources(tmp_path)["a.pdf"]
    assert (source.content, _notes(source)) == (PDF, ["bad_passport"])
    assert "pubisher" in (source.notes[0].observed or "")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("fiscal_year = 1061", id="a slip for 2061"),
        pytest.param("fiscal_year = 20244", id="a figure too many"),
        pytest.param("fiscal_year = 6", id="令和６年度, as it is printed"),
    ],
)
def test_a_fiscal_year_that_cannot_be_is_told(tmp_path: Path, entry: str) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.toml").write_text(entry, encoding="utf-8")
    source = _sources(tmp_path)["a.pdf"]
    assert (source.passport.fiscal_year, _notes(source)) == (None, ["bad_passport"])


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("page = 0", id="pages are counted from 1"),
        pytest.param("page = -1", id="no page from the end"),
        pytest.param("page = 99999999999", id="a page that no table could hold"),
        pytest.param("table = 0", id="tables are counted from 1"),
        pytest.param("table = 1\nrow = -1", id="no row from the end"),
    ],
)
def test_a_place_that_cannot_be_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    words = "".join(f'{name} = ""\n' for name in ("printed", "read_as", "reason", "evidence"))
    entry = f'[[correction]]\n{place}\n{words}status = "proposed"\n'
    (tmp_path / "a.toml").write_text(entry, encoding="utf-8")
    assert _notes(_sources(tmp_path)["a.pdf"]) == ["bad_passport"]


@pytest.mark.parametrize(
    ("before", "encoding"),
    [
        pytest.param("# 来歴\n", "utf-8-sig", id="Notepad's UTF-8 with BOM, before a comment"),
        pytest.param("", "utf-8-sig", id="with BOM, before an entry"),
        pytest.param("", "utf-8", id="without"),
    ],
)
def test_a_passport_is_read_with_and_without_a_byte_order_mark(
    tmp_path: Path, before: str, encoding: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    text = f'{before}publisher = "福島県"\r\n'
    (tmp_path / "a.toml").write_bytes(text.encode(encoding))
    source = _sources(tmp_path)["a.pdf"]
    assert (source.passport.publisher, _notes(source)) == ("福島県", [])


def test_a_password_is_seen_to_change_whatever_the_passport_begins_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a run would show again what was read with another password."""
    passport = 'password_env = "SHIHYO_PASSWORD_OF_A"\n'.encode("utf-8-sig")
    file = RawFile(tmp_path / "a.pdf", "0" * 64, 1, passport)
    parts = []
    for password in ("one", "two"):
        monkeypatch.setenv("SHIHYO_PASSWORD_OF_A", password)
        parts.append(file_parts(file))
    assert parts[0] != parts[1]


def test_a_passport_that_is_no_toml_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe title")
    assert _notes(_sources(tmp_path)["a.pdf"]) == ["bad_passport"]


def test_a_passport_without_a_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "…"\n', encoding="utf-8")
    assert _notes(_sources(tmp_path)["a.toml"]) == ["passport_without_report"]


@pytest.mark.parametrize(
    ("passport", "near"),
    [
        pytest.param("fukusima-dx-r6", " (did you mean fukushima-dx-r6.pdf?)", id="misspelt"),
        pytest.param("tottori", "", id="like no report"),
    ],
)
def test_a_passport_without_a_report_gets_the_nearest(
    tmp_path: Path, passport: str, near: str
) -> None:
    (tmp_path / "fukushima-dx-r6.pdf").write_bytes(PDF)
    (tmp_path / f"{passport}.toml").write_text('title = "…"\n', encoding="utf-8")
    source = _sources(tmp_path)[f"{passport}.toml"]
    (told,) = findings(source.document_id, source.file_name, source.notes)
    assert f"no PDF of that name{near}. Put" in told.message


def test_a_passport_beside_capital_letters(tmp_path: Path) -> None:
    (tmp_path / "A.PDF").write_bytes(PDF)
    (tmp_path / "A.toml").write_text('publisher = "福島県"\n', encoding="utf-8")
    found = _sources(tmp_path)
    assert list(found) == ["A.PDF"]
    assert found["A.PDF"].passport.publisher == "福島県"


@pytest.mark.parametrize("name", ["BIG.PDF", "Big.Pdf", "big.pdf"])
def test_a_finding_names_the_passport_that_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PDF)
    passport = (tmp_path / name).with_suffix(".toml")
    passport.write_text('pubisher = "福島県"\n', encoding="utf-8")
    source = _sources(tmp_path)[name]
    (told,) = findings(source.document_id, source.file_name, source.notes)
    assert f"the passport {passport.name} " in told.message
    assert f"来歴 {passport.name} " in told.message_ja


def test_another_kind_of_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert _notes(_sources(tmp_path)["a.docx"]) == ["not_a_pdf"]


@pytest.mark.parametrize("name", ["令和５年度", "a.pdf"])
def test_a_folder_is_told(tmp_path: Path, name: str) -> None:
    """What lies in it is not read, and a person may think it is."""
    (tmp_path / name).mkdir()
    assert _notes(_sources(tmp_path)[name]) == ["folder"]


def test_a_dangling_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "nowhere.pdf")
    assert _notes(_sources(tmp_path)["a.pdf"]) == ["cannot_open"]


def test_of_two_reports_with_one_id_the_second_is_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.pdf").write_bytes(PDF)
    (tmp_path / "b.toml").write_text('id = "a"\n', encoding="utf-8")
    found = _sources(tmp_path)
    assert _notes(found["a.pdf"]) == []
    assert (_notes(found["b.pdf"]), found["b.pdf"].content) == (["same_id"], None)


def test_notes_and_hidden_files_are_no_reports(tmp_path: Path) -> None:
    for name in ("README.md", ".gitkeep", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert _sources(tmp_path) == {}
