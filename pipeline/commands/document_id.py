"""The id that `new` proposes for a report: body, subject and year in ASCII, as fukushima-dx-r6."""

import re
from collections.abc import Collection, Iterator
from itertools import count

from pipeline.knowledge import load
from pipeline.model.records import Document
from pipeline.normalize.public_bodies import named_bodies, public_bodies
from pipeline.normalize.text import comparison_key
from pipeline.normalize.year import find_years, fiscal

NO_PART_OF_ID = re.compile(r"[^a-z0-9]+")


def proposed_id(document: Document | None, stem: str, taken: Collection[str]) -> str:
    """An id that none of `taken` is, made of what is known of a report and of its file's name.

    Where the body is not known, a name that is ASCII already is kept.
    """
    title = document.title or "" if document else ""
    body = _body(document) or _body_in_name(stem)
    if not body and stem.isascii() and re.search("[A-Za-z]", stem):
        return _free(NO_PART_OF_ID.sub("-", stem.lower()).strip("-"), taken)
    year = (document and document.fiscal_year) or _year_in_name(stem)
    parts = (body, _subject(title) or _subject(stem) or load("subjects")["other"], _of_era(year))
    return _free("-".join(filter(None, parts)), taken)


def has_body(document_id: str) -> bool:
    """Whether an id begins with the short name of a listed body."""
    return any(document_id.startswith(f"{body.short_name}-") for body in public_bodies())


def _free(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number behind it that makes it another than all others."""
    return next(one for one in _numbered(wanted) if one not in taken)


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    yield from (f"{wanted}-{number}" for number in count(2))


def _body(document: Document | None) -> str | None:
    """The short name of the publisher of a report."""
    if document is None or document.publisher is None:
        return None
    name, code = document.publisher, document.publisher_code
    found = [one for one in public_bodies() if one.code == code and (code or one.name == name)]
    return found[0].short_name if found else None


def _body_in_name(stem: str) -> str | None:
    named = list(named_bodies(stem))
    is_one = len(named) == 1 and len(named[0].bodies) == 1 and not named[0].is_other
    return named[0].bodies[0].short_name if is_one else None


def _subject(text: str) -> str | None:
    key = comparison_key(text).upper()
    for subject in load("subjects")["subject"]:
        if any(word in key for word in subject["words"]):
            return str(subject["ascii"])
    return None


def _year_in_name(stem: str) -> int | None:
    """The earliest fiscal year in the name of a file: 令和６年度, Ｒ６, 2024."""
    years = [fiscal(found.year).begins for found in find_years(stem.replace("_", " "))]
    return min(years, default=None)


def _of_era(year: int | None) -> str | None:
    """The year as it is counted in its era: r6, h30."""
    if year is None:
        return None
    begun = [era for era in load("eras")["era"] if era["before"] < year]
    era = max(begun, key=lambda one: int(one["before"]))
    return f"{era['letter'].lower()}{year - era['before']}"
