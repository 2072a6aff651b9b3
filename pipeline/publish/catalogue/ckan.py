"""The record of the published files for a catalogue: CKAN's fields, and those of GIF DS-451-6.

What the tables do not know — contact, date of issue, address for download — is left empty: whoever
publishes fills it in.
"""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from pipeline.model.checksum import sha256
from pipeline.model.tables import TABLES
from pipeline.publish.catalogue.licence import credits_of, named_licence, terms_of
from pipeline.publish.catalogue.schema_org import Described, metadata_of
from pipeline.publish.csv_table import csv_path
from pipeline.publish.read_tables import Tables
from pipeline.write.column import row_meaning

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "duckdb": ("DuckDB", "application/vnd.duckdb"),
    "html": ("HTML", "text/html"),
}
"""What CKAN calls a kind of file, and its media type; other files are no resources."""


def ckan(tables: Tables, files: Mapping[str, bytes]) -> dict[str, Any]:
    """What CKAN's `package_create` takes; `url` of each resource is its path until it is uploaded."""
    about = metadata_of(tables)
    notes = "\n\n".join([about.description, about.description_en, *credits_of(tables)])
    return {
        "name": about.name,
        "title": about.title,
        "notes": notes,
        "author": "、".join(about.places),
        "license_id": _licence_id(tables),
        "tags": [{"name": keyword} for keyword in about.keywords],
        "extras": [
            {"key": key, "value": value} for key, value in _gif(tables, files, about).items()
        ],
        "resources": [
            _resource(path, content) for path, content in files.items() if _is_form(path)
        ],
    }


def _licence_id(tables: Tables) -> str:
    """The one licence of all reports by CKAN's name; CKAN's word for not known otherwise."""
    found = {named_licence(terms) for terms in tables["documents"]["licence"]}
    (one,) = found if len(found) == 1 else (None,)
    return one.ckan if one else "notspecified"


def _gif(tables: Tables, files: Mapping[str, bytes], about: Described) -> dict[str, str]:
    """The fields of a data set after GIF DS-451-6 that the tables can fill."""
    kinds = sorted({FORMATS[_ending(path)][0] for path in files if _is_form(path)})
    period = "" if about.years is None else "～".join(f"{year}年度" for year in about.years)
    said = {
        "ID": about.name,
        "タイトル": about.title,
        "バージョン": version("shihyo"),
        "説明": about.description,
        "対象地域": "、".join(about.places),
        "対象期間": period,
        "フォーマット": "、".join(kinds),
        "ライセンス": "\n".join(dict.fromkeys(terms_of(tables))),
        "権利": "\n".join(credits_of(tables)),
        "言語": "ja",
    }
    return {key: value for key, value in said.items() if value}


def _is_form(path: str) -> bool:
    return _ending(path) in FORMATS


def _ending(path: str) -> str:
    return path.rpartition(".")[2]


def _resource(path: str, content: bytes) -> dict[str, Any]:
    kind, media_type = FORMATS[_ending(path)]
    table = next((one for one in TABLES if csv_path(one.name) == path), None)
    return {
        "name": f"{table.title}（{kind}）" if table else path,
        "description": row_meaning(table) if table else "",
        "url": path,
        "format": kind,
        "mimetype": media_type,
        "size": len(content),
        "hash": sha256(content),
    }
