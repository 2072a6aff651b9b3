"""Small PDFs made from drawing instructions: places from the top left, in points."""

from collections.abc import Iterable

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/Lesson/Encoding/{encoding}/ToUnicode 5 0 R"
    "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Lesson"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/DW 1000/W[32 126 500]/FontDescriptor 6 0 R>>]>>"
)
DESCRIPTOR = (
    "<</Type/FontDescriptor/FontName/Lesson/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"
)
HEIGHT = 400
WIDTH = 600


def text(x: float, top: float, words: str, size: float = 10, mode: int = 0) -> str:
    """Words from x on, in a box from top to top + size; `mode` 3 leaves no ink."""
    base = HEIGHT - top - 0.88 * size
    return f"BT /F1 {size} Tf {mode} Tr 1 0 0 1 {x} {base} Tm <{_codes(words)}> Tj ET"


def turned_text(x: float, bottom: float, words: str, size: float = 10) -> str:
    """Words that read up the page from bottom on, in a box from x to x + size."""
    return (
        f"BT /F1 {size} Tf 0 1 -1 0 {x + 0.88 * size} {HEIGHT - bottom} Tm <{_codes(words)}> Tj ET"
    )


def vertical_text(x: float, top: float, words: str, size: float = 10) -> str:
    """Words down one column around x + size / 2, in a font of vertical writing."""
    return f"BT /F2 {size} Tf 1 0 0 1 {x + size / 2} {HEIGHT - top} Tm <{_codes(words)}> Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float, width: float = 0.5, dash: str = "") -> str:
    """A stroked line."""
    return f"q {width} w [{dash}] 0 d {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S Q"


def fill(x0: float, top: float, x1: float, bottom: float, grey: float = 0.8) -> str:
    """A filled box."""
    return f"q {grey} g {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f Q"


def frame(x0: float, top: float, x1: float, bottom: float) -> str:
    """A stroked box."""
    return f"q 0.5 w {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re S Q"


def rules(xs: Iterable[float], ys: Iterable[float]) -> list[str]:
    """All rules of a table with these borders."""
    xs, ys = list(xs), list(ys)
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return across + [rule(x, ys[0], x, ys[-1]) for x in xs]


def words_in(xs: Iterable[float], ys: Iterable[float], rows: Iterable[Iterable[str]]) -> list[str]:
    """The words of each row, 3 points into their cells; no instruction for empty ones."""
    return [
        text(x + 3, y + 3, words)
        for y, row in zip(ys, rows, strict=False)
        for x, words in zip(xs, row, strict=False)
        if words
    ]


def pdf(*pages: Iterable[str], page: str = "", unicode_map: bool = True) -> bytes:
    """A PDF of these pages; `page` is put into each page's dictionary (/Rotate 90)."""
    numbers = range(7, 7 + 2 * len(pages), 2)
    font = FONT if unicode_map else FONT.replace("/ToUnicode 5 0 R", "")
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{number} 0 R' for number in numbers)}]>>",
        font.format(encoding="Identity-H"),
        font.format(encoding="Identity-V"),
        _stream(_unicode_map()),
        DESCRIPTOR,
    ]
    for number, drawing in zip(numbers, pages, strict=True):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {number + 1} 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>{page}>>"
        )
        objects.append(_stream("\n".join(drawing)))
    return _file(objects)


def _codes(words: str) -> str:
    return "".join(f"{ord(letter):04X}" for letter in words)


def _unicode_map() -> str:
    """Every two-byte code is the character of that number."""
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [ranges[start : start + 100] for start in range(0, 256, 100)]
    listed = "".join(
        f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange\n" for block in blocks
    )
    return f"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{listed}endcmap"


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _file(objects: Iterable[str]) -> bytes:
    content = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + (head + trailer).encode("ascii")
