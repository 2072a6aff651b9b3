"""Fonts whose map to Unicode claims another letter than the one that is drawn."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from tests.torture.appearance.change import Change, Make, parts, unchanged
from tests.torture.appearance.edits import around, font, shown_otherwise
from tests.torture.appearance.figures import Figure, Scene
from tests.torture.appearance.glyphs import Glyph
from tests.torture.appearance.page_file import PageFile, packed

HEAD = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
"""
TO_UNICODE = re.compile(rb"/ToUnicode \S+( 0 R)?")
TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end"
MOST_IN_A_BLOCK = 100
"""Lines of one beginbfchar, by the specification of CMaps."""
SOFT_HYPHEN, BLANK = "\u00ad", " "


def _map(letters: Mapping[bytes, str]) -> bytes:
    """A map to Unicode; a code whose letter is empty is left out."""
    lines = [
        b"<%s> <%s>" % (code.hex().encode(), letter.encode("utf-16-be").hex().encode())
        for code, letter in sorted(letters.items())
        if letter
    ]
    lengths = sorted({len(code) for code in letters})
    spaces = b"\n".join(b"<%s> <%s>" % (b"00" * n, b"ff" * n) for n in lengths)
    blocks = [lines[at : at + MOST_IN_A_BLOCK] for at in range(0, len(lines), MOST_IN_A_BLOCK)]
    said = b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )
    ranges = b"%d begincodespacerange\n%s\nendcodespacerange" % (len(lengths), spaces)
    return HEAD + ranges + b"\n" + said + b"\n" + TAIL


def _unmapped(scene: Scene, figure: Figure, glyph: Glyph, letter: str, *, alone: bool) -> Change:
    """`alone`: only this figure is shown in the font with the wrong map; else all of the page is."""
    key = glyph.state.font
    used = {one.code: one.text for one in scene.every if one.state.font == key}
    page, reference = scene.page.holding(packed(_map({**used, glyph.code: letter})))
    entries = _without_map(page, key)
    page, changed = page.holding(b"<< %s /ToUnicode %s >>" % (entries, reference))
    if not alone:
        return Change(page.with_resource("Font", key, changed), unchanged(figure), "whole page")
    page = page.with_resource("Font", "Unmapped", changed)
    shown = [one for one in figure.shown if one.state.font == key]
    return Change(_in_font(page, shown, scene.every), unchanged(figure), "only this figure")


def _in_font(page: PageFile, shown: Sequence[Glyph], every: Sequence[Glyph]) -> PageFile:
    state = shown[0].state
    show = around([font("Unmapped", state.size)], [font(state.font, state.size)])
    return shown_otherwise(page, shown, every, show)


def _without_map(page: PageFile, key: str) -> bytes:
    """The entries of a font but its map."""
    number = int(page.resources["Font"][key].split()[0])
    return TO_UNICODE.sub(b"", page.objects[number].removeprefix(b"<<").removesuffix(b">>"))


def _digit(scene: Scene, figure: Figure, chance: Random, letter: str | None) -> Change:
    glyph = chance.choice([one for one in figure.shown if one.text.isdigit()])
    claimed = letter if letter is not None else _another_digit(glyph.text, chance)
    return _unmapped(scene, figure, glyph, claimed, alone=chance.random() < 0.5)


def _another_digit(digit: str, chance: Random) -> str:
    first = ord(digit) - int(digit)
    return chr(first + chance.choice([n for n in range(10) if n != int(digit)]))


def digit_as_another(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A digit claims to be another."""
    return _digit(scene, figure, chance, None)


def digit_as_blank(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A digit claims to be a blank."""
    return _digit(scene, figure, chance, BLANK)


def digit_as_nothing(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """A digit is not in the map; not of fonts that need none."""
    number = int(scene.page.resources["Font"][figure.shown[0].state.font].split()[0])
    if b"/ToUnicode" not in scene.page.objects[number]:
        return None
    return _digit(scene, figure, chance, "")


def digit_as_soft_hyphen(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A digit claims to be a soft hyphen, which no reader shows."""
    return _digit(scene, figure, chance, SOFT_HYPHEN)


def _part_as_blank(scene: Scene, figure: Figure, chance: Random, kind: str) -> Change | None:
    found = parts(figure).get(kind)
    if not found:
        return None
    return _unmapped(scene, figure, chance.choice(found)[0], BLANK, alone=chance.random() < 0.5)


def sign_as_blank(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """The sign claims to be a blank."""
    return _part_as_blank(scene, figure, chance, "sign")


def point_as_blank(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """A point or comma claims to be a blank."""
    return _part_as_blank(scene, figure, chance, "point")


KINDS: dict[str, Make] = {
    "unmap: digit as another": digit_as_another,
    "unmap: digit as blank": digit_as_blank,
    "unmap: digit as nothing": digit_as_nothing,
    "unmap: digit as soft hyphen": digit_as_soft_hyphen,
    "unmap: sign as blank": sign_as_blank,
    "unmap: point as blank": point_as_blank,
}
