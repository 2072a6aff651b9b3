"""Changes after which a person reads the very same: nothing may be reported, no figure may change."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.torture.appearance.change import Change, Make, unchanged
from tests.torture.appearance.edits import (
    BLACK,
    RESTORE,
    SAVE,
    above,
    around_all,
    beneath,
    filled,
    line,
    shown_otherwise,
    twice,
)
from tests.torture.appearance.figures import Figure, Scene
from tests.torture.appearance.hide import ON_LAYER, with_layer
from tests.torture.appearance.operators import Operator, name, written
from tests.torture.appearance.page_file import PageFile, dictionary, packed
from tests.torture.hostile_pdf import stream

HIDDEN = 2
"""The flag of an annotation that is not shown."""


def box_beneath(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A white box beneath all that is drawn."""
    del chance
    drawn = [SAVE, *filled(around_all(figure.shown), (1, 1, 1)), RESTORE]
    return Change(_with_content(scene.page, [*drawn, *scene.page.content]), unchanged(figure))


def _with_content(page: PageFile, content: Sequence[Operator]) -> PageFile:
    return replace(page, content=tuple(content))


def hidden_annotation(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A hidden note, or a link without a border, in the margin."""
    left, upper, _ = scene.size
    rect = b"[%.1f %.1f %.1f %.1f]" % (left + 2, upper - 20, left + 18, upper - 4)
    note = {"Subtype": b"/Text", "F": b"%d" % HIDDEN, "Contents": b"(checked)"}
    link = {
        "Subtype": b"/Link",
        "Border": b"[0 0 0]",
        "A": b"<< /S /URI /URI (https://example.org/) >>",
    }
    entries = {"Type": b"/Annot", "Rect": rect, **chance.choice([note, link])}
    return Change(scene.page.with_annotation(dictionary(entries)), unchanged(figure))


def layer_on(scene: Scene, figure: Figure, chance: Random) -> Change:
    """The figure on a layer that is switched on."""
    del chance
    page = shown_otherwise(with_layer(scene.page, b"ON"), figure.shown, scene.every, ON_LAYER)
    return Change(page, unchanged(figure))


def highlight(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A light fill beneath the figure."""
    colour = chance.choice([(1, 1, 0.6), (0.8, 1, 0.8), (0.9, 0.9, 0.9), (1, 0.9, 0.8)])
    drawn = filled(around_all(figure.shown), colour)
    return Change(beneath(scene.page, figure.shown, drawn), unchanged(figure))


def underline(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A thin line or box below the figure."""
    left, low, right, _ = around_all(figure.shown, -0.16, 0.7)
    thick = 0.05 * figure.shown[0].matrix[3]
    as_line = line((left, low), (right, low), thick)
    as_box = filled((left, low - thick / 2, right, low + thick / 2), BLACK)
    return Change(above(scene.page, chance.choice([as_line, as_box])), unchanged(figure))


def saved_states(scene: Scene, figure: Figure, chance: Random) -> Change:
    """States saved and restored for nothing."""
    content: list[Operator] = []
    in_text = False
    for one in scene.page.content:
        in_text = one.name == "BT" or (in_text and one.name != "ET")
        drawn = one.name in {"BT", "q"} and chance.random() < 0.2
        content += [SAVE, RESTORE, one] if drawn else [one]
    return Change(_with_content(scene.page, [SAVE, *content, RESTORE]), unchanged(figure))


def transparency_group(scene: Scene, figure: Figure, chance: Random) -> Change:
    """All of the page in a transparency group of full opacity."""
    del chance
    page = scene.page
    resources = dictionary({key: dictionary(said) for key, said in page.resources.items()})
    box = page.entries.get("CropBox", page.entries["MediaBox"])
    group = b"/Group << /Type /Group /S /Transparency /I true >>"
    entries = b"/Type /XObject /Subtype /Form /BBox %s /Resources %s %s" % (box, resources, group)
    page, reference = page.holding(packed(written(page.content), entries))
    page = page.with_resource("XObject", "Group", reference)
    page = page.with_resource("ExtGState", "Opaque", b"<< /ca 1 /CA 1 /BM /Normal >>")
    content = (Operator("gs", (name("Opaque"),)), Operator("Do", (name("Group"),)))
    return Change(_with_content(page, content), unchanged(figure))


def drawn_twice(scene: Scene, figure: Figure, chance: Random) -> Change:
    """The figure drawn a second time in its place, as programs make it bold."""
    del chance
    page = shown_otherwise(scene.page, figure.shown, scene.every, twice)
    return Change(page, unchanged(figure))


def other_encoding(scene: Scene, figure: Figure, chance: Random) -> Change:
    """The content in another encoding of its stream."""
    encode = chance.choice([stream, _in_hexadecimal, _packed_in_hexadecimal])
    return Change(replace(scene.page, encode=encode), unchanged(figure))


def _in_hexadecimal(content: bytes) -> bytes:
    return stream(content.hex().encode() + b">", b"/Filter /ASCIIHexDecode")


def _packed_in_hexadecimal(content: bytes) -> bytes:
    packed_first = zlib.compress(content).hex().encode() + b">"
    return stream(packed_first, b"/Filter [/ASCIIHexDecode /FlateDecode]")


KINDS: dict[str, Make] = {
    "control: box beneath": box_beneath,
    "control: hidden annotation": hidden_annotation,
    "control: layer on": layer_on,
    "control: highlight": highlight,
    "control: underline": underline,
    "control: saved states": saved_states,
    "control: transparency group": transparency_group,
    "control: drawn twice": drawn_twice,
    "control: other encoding": other_encoding,
}
