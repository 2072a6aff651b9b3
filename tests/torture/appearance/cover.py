"""Figures under something drawn over them."""

from random import Random

from tests.torture.appearance.annotations import (
    form_entries,
    number_drawn,
    with_drawn_annotation,
    with_field,
)
from tests.torture.appearance.change import (
    Change,
    Make,
    Seen,
    another_number,
    doubtful,
    one_part,
    other,
    without,
)
from tests.torture.appearance.edits import BLACK, WHITE, Colour, above, around_all, filled
from tests.torture.appearance.figures import Figure, Scene
from tests.torture.appearance.glyphs import Box, Glyph
from tests.torture.appearance.operators import Operator, name, written
from tests.torture.appearance.page_file import PageFile, packed

GREY: Colour = (0.6, 0.6, 0.6)
MIDDLE = 0.36
"""Half the height of a digit, in em."""


def _place(figure: Figure, chance: Random, *, trace: bool) -> tuple[str, Box, Seen]:
    """What is covered: all, a part, or the upper or lower half; and what a person then sees."""
    if chance.random() < 0.3:
        half = chance.choice(["upper half", "lower half"])
        low, high = (MIDDLE, 0.95) if half == "upper half" else (-0.2, MIDDLE)
        return half, around_all(figure.shown, low, high), doubtful(figure)
    part, shown = one_part(figure, chance)
    return part, _only(figure, shown), without(figure, shown, with_trace=trace)


def _only(figure: Figure, shown: tuple[Glyph, ...]) -> Box:
    """The box around some glyphs of a figure: wider at its ends, where no other glyph is."""
    left, low, right, high = around_all(shown)
    more = 0.06 * figure.shown[0].matrix[0]
    begins, ends = shown[0] is figure.shown[0], shown[-1] is figure.shown[-1]
    return left - more * begins, low, right + more * ends, high


def box(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A filled box: white, of the colour beneath, grey or black."""
    beneath = scene.background(around_all(figure.shown))
    colour = chance.choice([WHITE, beneath, GREY, BLACK])
    part, place, seen = _place(figure, chance, trace=colour != beneath)
    return Change(above(scene.page, filled(place, colour)), seen, part)


def white_picture(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A picture that is all white."""
    trace = scene.background(around_all(figure.shown)) != WHITE
    part, place, seen = _place(figure, chance, trace=trace)
    picture = packed(
        b"\xff" * 12,
        b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    return Change(with_picture(scene.page, picture, place), seen, part)


def with_picture(page: PageFile, picture: bytes, place: Box) -> PageFile:
    """The page with a picture laid over a box."""
    page, reference = page.holding(picture)
    page = page.with_resource("XObject", "Laid", reference)
    left, low, right, high = place
    across = Operator("cm", (right - left, 0, 0, high - low, left, low))
    return above(page, [across, Operator("Do", (name("Laid"),))])


def form(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A form with a filled box."""
    beneath = scene.background(around_all(figure.shown))
    colour = chance.choice([WHITE, beneath])
    part, place, seen = _place(figure, chance, trace=colour != beneath)
    drawn = written(filled(place, colour))
    page, reference = scene.page.holding(packed(drawn, form_entries(place, {})))
    page = page.with_resource("XObject", "Laid", reference)
    return Change(above(page, [Operator("Do", (name("Laid"),))]), seen, part)


def square(scene: Scene, figure: Figure, chance: Random) -> Change:
    """An annotation that is a filled box."""
    beneath = scene.background(around_all(figure.shown))
    colour = chance.choice([WHITE, beneath, GREY])
    part, place, seen = _place(figure, chance, trace=colour != beneath)
    page = with_drawn_annotation(scene.page, b"/Square", place, filled(place, colour), {})
    return Change(page, seen, part)


def _annotation_with_number(
    scene: Scene, figure: Figure, chance: Random, subtype: bytes, keys: tuple[str, ...]
) -> Change:
    number = another_number(figure, chance)
    place = _only(figure, figure.shown)
    drawn = [
        *filled(place, scene.background(around_all(figure.shown))),
        *number_drawn(place, number),
    ]
    said = b"(%s)" % number.translate(dict.fromkeys(map(ord, "△▲−－"), "-")).encode()
    more = dict.fromkeys(keys, said)
    page = with_drawn_annotation(scene.page, subtype, place, drawn, more)
    return Change(page, other(figure, number))


def stamp(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A stamp with another number."""
    return _annotation_with_number(scene, figure, chance, b"/Stamp", ())


def free_text(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A box of text with another number."""
    return _annotation_with_number(scene, figure, chance, b"/FreeText", ("Contents",))


def field_with_another(scene: Scene, figure: Figure, chance: Random) -> Change:
    """A form field with another number."""
    number = another_number(figure, chance)
    place = _only(figure, figure.shown)
    drawn = [
        *filled(place, scene.background(around_all(figure.shown))),
        *number_drawn(place, number),
    ]
    return Change(with_field(scene.page, place, drawn, number), other(figure, number))


KINDS: dict[str, Make] = {
    "cover: filled box": box,
    "cover: white picture": white_picture,
    "cover: form": form,
    "cover: square annotation": square,
    "cover: stamp with another number": stamp,
    "cover: free text with another number": free_text,
    "cover: field with another number": field_with_another,
}
