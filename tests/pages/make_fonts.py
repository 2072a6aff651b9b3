"""Typesets fonts/*.pdf: run it with the folders of the fonts to make the PDFs again (needs fontTools).

    python make_fonts.py /usr/share/fonts node_modules/@fontsource

Each is one page with a table of figures in one font, of which it holds only the glyphs. The table of
codes (ToUnicode) is not packed: a test can make it wrong and leave the rest of the file as it is.
"""

import io
import sys
import zlib
from pathlib import Path

from fontTools import subset
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

ROWS = (("0123456789", "1,234", "80.5%"), ("3,800", "25", "-6.9"), ("70,145", "512", "98.6%"))
JAPANESE = (("△5.0％", "１２３", "▲7.2"), ("３８", "1,284", "△10"))
FONTS = {
    "gothic": "ipaexg.ttf",
    "mincho": "ipaexm.ttf",
    "dotted_zero": "ibm-plex-mono-latin-400-normal.woff2",
    "old_style": "raleway-latin-400-normal.woff2",
    "rounded": "m-plus-rounded-1c-latin-700-normal.woff2",
    "open_four": "caveat-latin-400-normal.woff2",
    "thin_italic": "roboto-latin-100-italic.woff2",
    "heavy": "dela-gothic-one-latin-400-normal.woff2",
    "typewriter": "courier-prime-latin-400-normal.woff2",
    "open_six": "eb-garamond-latin-400-normal.woff2",
}
SETTINGS = {
    "synthetic_bold": "2 Tr 0.4 w",
    "contours": "1 Tr 0.2 w",
    "slanted": "",
    "tiny": "",
    "turned_page": "",
}
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
XS, YS = (40, 140, 240, 340), (30, 55, 80, 105, 130, 155)


class Outline(BasePen):
    """Writes the outline of a glyph as drawing operators."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        places = [f"{x:.0f} {y:.0f}" for x, y in points]
        self.operators.append(" ".join([*places, operator]))

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  as fontTools calls it
        self._write("m", point)

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._write("l", point)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._write("c", *points)

    def _closePath(self) -> None:  # noqa: N802
        self._write("h")


def font_of(file: Path, letters: str) -> TTFont:
    font = TTFont(file, recalcTimestamp=False)
    font.flavor = None
    options = subset.Options()
    options.layout_features, options.drop_tables = (
        [],
        ["GSUB", "GPOS", "GDEF", "name", "post", "OS/2"],
    )
    options.hinting = False
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=map(ord, letters))
    chosen.subset(font)
    return font


def text(x: float, y: float, codes: str, size: float, setting: str, slant: float = 0) -> str:
    return f"BT {setting} /F {size} Tf 1 0 {slant} 1 {x} {y} Tm {codes} Tj ET"


def rules(rows: int) -> list[str]:
    heights = YS[: rows + 1]
    across = [f"{XS[0]} {200 - y} m {XS[-1]} {200 - y} l S" for y in heights]
    down = [f"{x} {200 - heights[0]} m {x} {200 - heights[-1]} l S" for x in XS]
    return ["0.5 w", *across, *down]


def pdf(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(content: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    if packed:
        content, entries = zlib.compress(content, 9), entries + "/Filter/FlateDecode"
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries.encode(), content)


def table_of_codes(codes: dict[str, int]) -> bytes:
    lines = "\n".join(f"<{code:04X}> <{ord(letter):04X}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
        "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def page(rows: tuple, font: TTFont, *, name: str) -> bytes:
    glyphs, cmap = font.getGlyphOrder(), font.getBestCmap()
    codes = {
        letter: glyphs.index(cmap[ord(letter)]) for row in rows for words in row for letter in words
    }
    units = font["head"].unitsPerEm
    widths = " ".join(
        f"{code} [{1000 * font['hmtx'][glyphs[code]][0] // units}]" for code in codes.values()
    )
    size, slant = (4 if name == "tiny" else 11), (0.25 if name == "slanted" else 0)
    drawn = rules(len(rows))
    for y, row in zip(YS, rows, strict=False):
        for x, words in zip(XS, row, strict=False):
            hexes = "<" + "".join(f"{codes[letter]:04X}" for letter in words) + ">"
            drawn.append(text(x + 6, 200 - y - 17, hexes, size, SETTINGS.get(name, ""), slant))
    if name == "one_over_the_other":
        drawn = one_over_the_other(codes)
    file = io.BytesIO()
    font.save(file)
    turn = "/Rotate 90" if name == "turned_page" else ""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 380 200]{turn}/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".encode(),
            stream("\n".join(drawn).encode()),
            b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Figures/Encoding/Identity-H/ToUnicode 8 0 R/DescendantFonts[6 0 R]>>",
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Figures/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[{widths}]/FontDescriptor 7 0 R>>".encode(),
            b"<</Type/FontDescriptor/FontName/AAAAAA+Figures/Flags 4/FontBBox[-100 -250 1100 950]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontFile2 9 0 R>>",
            stream(table_of_codes(codes), packed=False),
            stream(file.getvalue(), f"/Length1 {len(file.getvalue())}"),
        ]
    )


def one_over_the_other(codes: dict[str, int]) -> list[str]:
    """Two values in each cell: the first in white, under a white box, or seen as well."""

    def written(x: float, words: str, ink: str = "0 g", y: float = 153) -> str:
        hexes = "<" + "".join(f"{codes[letter]:04X}" for letter in words) + ">"
        return f"{ink} {text(x + 6, y, hexes, 11, '')} 0 g"

    box = f"1 g {XS[1] + 4} 150 60 14 re f 0 g"
    hidden = [written(XS[0], "1,999", "1 g"), written(XS[1], "650"), box, written(XS[2], "52")]
    other = [written(x, words, y=128) for x, words in zip(XS, ROWS[0], strict=False)]
    return [*rules(2), *hidden, *map(written, XS, ("1,234", "500", "54")), *other]


def drawn_font(font: TTFont, names: dict[str, str], codes: dict[str, int]) -> list[bytes]:
    """A Type 3 font: each glyph a drawing, known by its name alone."""
    glyphs, cmap, units = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    procs, differences, widths = [], [], []
    streams = []
    for letter, code in sorted(codes.items(), key=lambda one: one[1]):
        pen = Outline(glyphs)
        glyph = glyphs[cmap[ord(letter)]]
        glyph.draw(pen)
        streams.append(stream(f"{glyph.width} 0 d0 {' '.join(pen.operators)} f".encode()))
        procs.append(f"/{names[letter]} {5 + len(streams)} 0 R")
        differences.append(f"{code}/{names[letter]}")
        widths.append((code, glyph.width))
    first, last = min(codes.values()), max(codes.values())
    by_code = dict(widths)
    row = " ".join(str(by_code.get(code, 0)) for code in range(first, last + 1))
    head = (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 -300 {units} {units}]/FontMatrix[{1 / units:.8f} 0 0 {1 / units:.8f} 0 0]"
        f"/CharProcs<<{' '.join(procs)}>>/Encoding<</Type/Encoding/Differences[{' '.join(differences)}]>>"
        f"/FirstChar {first}/LastChar {last}/Widths[{row}]/Resources<<>>>>"
    )
    return [head.encode(), *streams]


def drawn_page(rows: tuple, font: TTFont, *, named: bool) -> bytes:
    letters = sorted({letter for row in rows for words in row for letter in words})
    signs = {",": "comma", ".": "period", "-": "hyphen", "%": "percent"}
    standard = {letter: signs.get(letter) or NAMES[int(letter)] for letter in letters}
    names = (
        standard if named else {letter: f"g{number}" for number, letter in enumerate(letters, 1)}
    )
    codes = {letter: ord(letter) if named else 97 + number for number, letter in enumerate(letters)}
    drawn = rules(len(rows))
    for y, row in zip(YS, rows, strict=False):
        for x, words in zip(XS, row, strict=False):
            hexes = "<" + "".join(f"{codes[letter]:02X}" for letter in words) + ">"
            drawn.append(text(x + 6, 200 - y - 17, hexes, 11, ""))
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 380 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            stream("\n".join(drawn).encode()),
            *drawn_font(font, names, codes),
        ]
    )


def main() -> None:
    files = {path.name: path for folder in sys.argv[1:] for path in Path(folder).rglob("*.*")}
    target = Path(__file__).with_name("fonts")
    target.mkdir(exist_ok=True)
    for name, file in {**FONTS, **dict.fromkeys(SETTINGS, FONTS["gothic"])}.items():
        rows = (*ROWS, *JAPANESE) if "ipaex" in file else ROWS
        letters = "".join(letter for row in rows for words in row for letter in words)
        (target / f"{name}.pdf").write_bytes(page(rows, font_of(files[file], letters), name=name))
    letters = "".join(letter for row in ROWS for words in row for letter in words)
    font = font_of(files[FONTS["gothic"]], letters)
    (target / "one_over_the_other.pdf").write_bytes(page(ROWS, font, name="one_over_the_other"))
    (target / "type3_named.pdf").write_bytes(drawn_page(ROWS, font, named=True))
    (target / "type3_unnamed.pdf").write_bytes(drawn_page(ROWS, font, named=False))


if __name__ == "__main__":
    main()
