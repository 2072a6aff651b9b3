"""The operators of a page's content: read with pdfminer's parser, written again."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword, PSLiteral

INLINE_PICTURE = "EI"


class Operator(NamedTuple):
    """One operator with its operands, as pdfminer has them."""

    name: str
    operands: tuple[Any, ...] = ()


def name(word: str) -> PSLiteral:
    """A PDF name."""
    return PSLiteral(word)


def operators(streams: list[PDFStream]) -> tuple[Operator, ...]:
    """What these streams draw, in order."""
    parser = PDFContentParser(streams)
    found: list[Operator] = []
    operands: list[Any] = []
    while True:
        try:
            _, value = parser.nextobject()
        except PSEOF:
            return tuple(found)
        if isinstance(value, PSKeyword):
            found.append(Operator(value.name.decode("latin-1"), tuple(operands)))
            operands = []
        else:
            operands.append(value)


def written(content: Iterable[Operator]) -> bytes:
    """The content stream of these operators."""
    return b"\n".join(_written(one) for one in content)


def _written(one: Operator) -> bytes:
    if one.name == INLINE_PICTURE:
        entries, data = one.operands[-1].attrs, one.operands[-1].rawdata
        said = b" ".join(b"%s %s" % (as_name(key), as_bytes(said)) for key, said in entries.items())
        return b"BI %s ID %s\nEI" % (said, data)
    return b" ".join([*(as_bytes(operand) for operand in one.operands), one.name.encode("latin-1")])


def as_bytes(value: object, numbers: Mapping[int, int] | None = None) -> bytes:
    """A value as it is in a file; `numbers`: the new number of each object it refers to."""
    if isinstance(value, list | tuple):
        return b"[%s]" % b" ".join(as_bytes(one, numbers) for one in value)
    if isinstance(value, dict):
        entries = (b"%s %s" % (as_name(k), as_bytes(v, numbers)) for k, v in value.items())
        return b"<< %s >>" % b" ".join(entries)
    if isinstance(value, PDFObjRef):
        return b"%d 0 R" % (numbers or {})[value.objid]
    return WRITTEN[type(value)](value)


def as_name(word: str | bytes) -> bytes:
    """A name as it is in a file."""
    letters = word.encode() if isinstance(word, str) else word
    plain = b"".join(bytes([one]) if one in PLAIN else b"#%02x" % one for one in letters)
    return b"/" + plain


PLAIN = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.,*:;@'\"!&=?^`|~$\\"
)
WRITTEN: dict[type, Callable[[Any], bytes]] = {
    type(None): lambda _: b"null",
    bool: lambda value: b"true" if value else b"false",
    int: lambda value: b"%d" % value,
    float: lambda value: f"{value:.6f}".rstrip("0").rstrip(".").encode(),
    bytes: lambda value: b"<%s>" % value.hex().encode(),
    PSLiteral: lambda value: as_name(value.name),
}
"""How each simple value is written."""
