"""Figures whose letters are in the file and cannot be seen."""

from collections.abc import Sequence
from random import Random

from pdfminer.utils import mult_matrix

from tests.torture.appearance.change import Change, Make, one_part, without
from tests.torture.appearance.edits import (
    RESTORE,
    SAVE,
    WHITE,
    Colour,
    Show,
    above,
    around,
    around_all,
    beneath,
    filled,
    font,
    gaps_between,
    nothing,
    shown_otherwise,
)
from tests.torture.appearance.figures import Figure, Scene
from tests.torture.appearance.glyphs import Glyph
from tests.torture.appearance.operators import Operator, name
from tests.torture.appearance.page_file import PageFile, dictionary

FILLED = Operator("Tr", (0,))
UNSEEN_SIZE = 0.1
"""In points: smaller than any dot of a screen."""


def _hidden(show: Show, page: PageFile, scene: Scene, figure: Figure, chance: Random) -> Change:
    part, shown = one_part(figure, chance)
    return Change(shown_otherwise(page, shown, scene.every, show), without(figure, shown), part)


def _coloured(figure: Figure, colour: Colour) -> Show:
    state = figure.shown[0].state
    before = [FILLED, Operator("rg", colour)]
    return around(before, [Operator("Tr", (state.mode,)), *state.fill])


def white(scene: Scene, figure: Figure, chance: Random) -> Change | None:
    """White letters on white."""
    if scene.background(around_all(figure.shown)) != WHITE:
        return None
    return _hidden(_coloured(figure, WHITE), scene.page, scene, figure, chance)


def fill_colour(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Letters in the colour of a fill drawn beneath them."""
    colour = (chance.uniform(0.7, 1), chance.uniform(0.7, 1), chance.uniform(0.7, 1))
    part, shown = one_part(figure, chance)
    page = shown_otherwise(scene.page, shown, scene.every, _coloured(figure, colour))
    page = beneath(page, figure.shown, filled(around_all(figure.shown), colour))
    return Change(page, without(figure, shown), part)


def opacity(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Letters with an opacity of 0."""
    page = scene.page.with_resource("ExtGState", "Unseen", b"<< /ca 0 /CA 0 >>")
    page = page.with_resource("ExtGState", "Opaque", b"<< /ca 1 /CA 1 >>")
    show = around([Operator("gs", (name("Unseen"),))], [Operator("gs", (name("Opaque"),))])
    return _hidden(show, page, scene, figure, chance)


def render_mode(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Letters that are neither filled nor stroked."""
    show = around([Operator("Tr", (3,))], [Operator("Tr", (figure.shown[0].state.mode,))])
    return _hidden(show, scene.page, scene, figure, chance)


def layer_off(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Letters on a layer that is switched off."""
    return _hidden(ON_LAYER, with_layer(scene.page, b"OFF"), scene, figure, chance)


ON_LAYER = around([Operator("BDC", (name("OC"), name("Layer")))], [Operator("EMC")])


def with_layer(page: PageFile, state: bytes) -> PageFile:
    """The page with a layer named Layer, which is ON or OFF."""
    page, layer = page.holding(b"<< /Type /OCG /Name (Layer) >>")
    shown = b"<< /BaseState /ON /%s [%s] /Order [%s] >>" % (state, layer, layer)
    layers = dictionary({"OCGs": b"[%s]" % layer, "D": shown})
    page = page.with_resource("Properties", "Layer", layer)
    return page.with_catalog("OCProperties", layers)


def clipped(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Letters outside the area that is drawn."""
    part, shown = one_part(figure, chance)
    page = shown_otherwise(scene.page, shown, scene.every, nothing)
    left, low, _, _ = around_all(shown)
    clip = [Operator("re", (left, low - 60, 1, 1)), Operator("W"), Operator("n")]
    drawn = [*clip, *(one for glyph in shown for one in shown_alone(glyph))]
    return Change(above(page, drawn), without(figure, shown), part)


def shown_alone(glyph: Glyph) -> list[Operator]:
    """The text that shows one glyph where it is, in the coordinates of the page."""
    state = glyph.state
    return [
        SAVE,
        Operator("cm", mult_matrix(state.at, state.ctm)),
        Operator("BT"),
        *state.fill,
        Operator("Tz", (state.stretch,)),
        Operator("Ts", (state.rise,)),
        font(state.font, state.size),
        Operator("Tj", (glyph.code,)),
        Operator("ET"),
        RESTORE,
    ]


def tiny(scene: Scene, figure: Figure, chance: Random) -> Change:
    """Letters of a tenth of a point."""
    state, full = figure.shown[0].state, figure.shown[0].matrix[3]
    share = UNSEEN_SIZE / full

    def show(shown: Sequence[Glyph], operator: Operator) -> list[Operator]:
        codes = Operator("Tj", (b"".join(glyph.code for glyph in shown),))
        rest = 1000 * (1 - share) * sum(glyph.width for glyph in shown)
        place = Operator("TJ", ([gaps_between(operator) - rest],))
        small = font(state.font, state.size * share)
        return [small, codes, font(state.font, state.size), place]

    return _hidden(show, scene.page, scene, figure, chance)


KINDS: dict[str, Make] = {
    "hide: white": white,
    "hide: colour of the fill": fill_colour,
    "hide: opacity 0": opacity,
    "hide: render mode 3": render_mode,
    "hide: layer off": layer_off,
    "hide: clipped": clipped,
    "hide: 0.1 pt": tiny,
}
