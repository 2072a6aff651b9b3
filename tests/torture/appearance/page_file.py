"""One page of a report as objects that can be changed: cut out of its file, written as a file."""

import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from tests.torture.appearance.operators import Operator, as_bytes, as_name, operators, written
from tests.torture.hostile_pdf import stream
from tests.torture.hostile_pdf import written as file_of

CATALOG, PAGES, PAGE, CONTENT, FIRST = 1, 2, 3, 4, 5
LEFT_OUT = {"Annots", "Parent", "StructParents", "B", "AA", "Metadata", "PieceInfo", "Thumb"}
"""Of a page: what is not drawn, and leads to the rest of the report."""
Encode = Callable[[bytes], bytes]


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object, packed fast."""
    return stream(zlib.compress(content, 1), b"/Filter /FlateDecode " + entries)


@dataclass(frozen=True)
class PageFile:
    """A report of one page: what it draws, its resources by category and name, all other objects.

    All but the operators is as it is written in a file. `encode` makes the stream of the content.
    """

    objects: Mapping[int, bytes]
    entries: Mapping[str, bytes]
    resources: Mapping[str, Mapping[str, bytes]]
    content: tuple[Operator, ...]
    catalog: Mapping[str, bytes] = field(default_factory=dict)
    annotations: tuple[bytes, ...] = ()
    encode: Encode = packed

    def holding(self, value: bytes) -> tuple["PageFile", bytes]:
        """The page with one object more, and the reference to it."""
        number = max(self.objects, default=FIRST) + 1
        return replace(self, objects={**self.objects, number: value}), b"%d 0 R" % number

    def with_resource(self, category: str, key: str, value: bytes) -> "PageFile":
        """The page with one resource more."""
        more = {**self.resources.get(category, {}), key: value}
        return replace(self, resources={**self.resources, category: more})

    def with_annotation(self, value: bytes) -> "PageFile":
        """The page with one annotation more, above what is there."""
        with_it, reference = self.holding(value)
        return replace(with_it, annotations=(*self.annotations, reference))

    def with_catalog(self, key: str, value: bytes) -> "PageFile":
        """The page in a file whose catalogue has this entry."""
        return replace(self, catalog={**self.catalog, key: value})

    def file(self) -> bytes:
        """The PDF."""
        resources = {key: dictionary(said) for key, said in self.resources.items()}
        page = {
            **self.entries,
            "Type": b"/Page",
            "Parent": b"%d 0 R" % PAGES,
            "Contents": b"%d 0 R" % CONTENT,
            "Resources": dictionary(resources),
            "Annots": b"[%s]" % b" ".join(self.annotations),
        }
        top = {
            CATALOG: dictionary({"Type": b"/Catalog", "Pages": b"%d 0 R" % PAGES, **self.catalog}),
            PAGES: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % PAGE,
            PAGE: dictionary(page),
            CONTENT: self.encode(written(self.content)),
        }
        objects = sorted({**self.objects, **top}.items())
        return file_of(objects, b"", b"%d 0 R" % CATALOG)


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """A dictionary of values as they are written."""
    return b"<< %s >>" % b" ".join(b"%s %s" % (as_name(k), said) for k, said in entries.items())


def pages_of(report: bytes) -> Iterator[PageFile]:
    """Each page of a report, cut out."""
    document = PDFDocument(PDFParser(io.BytesIO(report)))
    for page in PDFPage.create_pages(document):
        yield _cut(document, page)


def _cut(document: PDFDocument, page: PDFPage) -> PageFile:
    resources = {key: resolve1(said) for key, said in page.resources.items() if key != "ProcSet"}
    entries = {
        key: said
        for key, said in page.attrs.items()
        if key not in LEFT_OUT | {"Contents", "Resources"}
    }
    numbers: dict[int, int] = {}
    objects = dict(_needed(document, [resources, entries], numbers))
    return PageFile(
        objects,
        {key: as_bytes(said, numbers) for key, said in entries.items()},
        {
            str(category): {key: as_bytes(said, numbers) for key, said in named.items()}
            for category, named in resources.items()
        },
        operators(page.contents),
    )


def _needed(
    document: PDFDocument, begin: list[Any], numbers: dict[int, int]
) -> Iterator[tuple[int, bytes]]:
    """Each object that is referred to; its new number is added to `numbers`."""
    waiting = list(_references(begin))
    numbers |= {number: FIRST + at for at, number in enumerate(dict.fromkeys(waiting))}
    waiting = list(numbers)
    while waiting:
        number = waiting.pop()
        value = document.getobj(number)
        for more in _references(value):
            if more not in numbers:
                numbers[more] = FIRST + len(numbers)
                waiting.append(more)
        yield numbers[number], _object(value, numbers)


def _object(value: object, numbers: Mapping[int, int]) -> bytes:
    if not isinstance(value, PDFStream):
        return as_bytes(value, numbers)
    data = value.rawdata if value.rawdata is not None else value.get_data()
    entries = {key: as_bytes(said, numbers) for key, said in value.attrs.items()}
    entries["Length"] = b"%d" % len(data)
    return b"%s\nstream\n%s\nendstream" % (dictionary(entries), data)


def _references(value: object) -> Iterator[int]:
    match value:
        case PDFObjRef():
            yield value.objid
        case dict():
            for key, said in value.items():
                if key != "Parent":
                    yield from _references(said)
        case list():
            for said in value:
                yield from _references(said)
        case PDFStream():
            yield from _references(value.attrs)
        case _:
            return
