"""Pages of a report as a scanner or a fax machine would give them: pictures, worse than print."""

import io
import random
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

POINTS = 72
PAPER = 255


class Damage(NamedTuple):
    """What happens to a page: dots an inch, degrees askew, blur in dots, noise in greys (standard
    deviation), JPEG quality, black and white alone, a stamp, print of the next page that shows
    through, the grey of the paper.
    """

    dpi: int = 200
    skew: float = 0.4
    blur: float = 0.0
    noise: int = 4
    jpeg: int = 70
    bilevel: bool = False
    stamp: bool = False
    through: float = 0.0
    paper: int = PAPER


KINDS = {
    "office300": Damage(dpi=300, skew=0.3),
    "office200": Damage(),
    "jpeg150": Damage(dpi=150, skew=0.3, jpeg=45),
    "grey110": Damage(dpi=110, skew=0.5, paper=235),
    "fax200": Damage(skew=0.5, noise=8, bilevel=True),
    "stamp200": Damage(stamp=True),
    "through200": Damage(through=0.16, jpeg=65),
    "bad150": Damage(dpi=150, skew=0.8, blur=0.9, noise=10, jpeg=45, paper=215),
}
"""By the names that docs/scans.md uses."""


def degraded(content: bytes, damage: Damage, pages: list[int] | None = None) -> bytes:
    """A PDF of pictures: these pages of a report (all, unless they are named, from 0), damaged.

    The same damage to the same page gives the same dots.
    """
    document = pypdfium2.PdfDocument(content)
    wanted = list(range(len(document))) if pages is None else pages
    scale = damage.dpi / POINTS
    prints = [document[at].render(scale=scale).to_pil().convert("L") for at in wanted]
    backs = prints[1:] + prints[:1]
    chance = random.Random(f"{damage}")  # noqa: S311 -- dirt, not a secret
    images = [_damaged(*pair, damage, chance) for pair in zip(prints, backs, strict=True)]
    document.close()
    made = io.BytesIO()
    first, *others = images
    first.save(
        made,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=damage.dpi,
        **({} if damage.bilevel else {"quality": damage.jpeg}),
    )
    return made.getvalue()


def _damaged(
    page: Image.Image, back: Image.Image, damage: Damage, chance: random.Random
) -> Image.Image:
    if damage.through:
        faint = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT).resize(page.size)
        faint = faint.point(lambda grey: round(PAPER - damage.through * (PAPER - grey)))
        page = ImageChops.darker(page, faint)
    if damage.stamp:
        page = _stamped(page, chance)
    page = page.rotate(damage.skew, Image.Resampling.BICUBIC, fillcolor=PAPER)
    if damage.blur:
        page = page.filter(ImageFilter.GaussianBlur(damage.blur))
    if damage.paper < PAPER:
        page = page.point(lambda grey: round(grey * damage.paper / PAPER))
    dirt = Image.effect_noise(page.size, damage.noise)
    page = ImageChops.add(page, dirt, 1, -128)
    return page.point(lambda grey: PAPER * (grey > 165)).convert("1") if damage.bilevel else page


def _stamped(page: Image.Image, chance: random.Random) -> Image.Image:
    """The page with two round stamps of grey ink, over whatever is there."""
    page = page.copy()
    pen = ImageDraw.Draw(page)
    high = page.height // 14
    for _ in range(2):
        x, y = chance.randrange(page.width - high), chance.randrange(page.height - high)
        pen.ellipse((x, y, x + high, y + high), outline=110, width=max(2, high // 20))
        pen.line((x + high // 4, y + high // 2, x + 3 * high // 4, y + high // 2), 110, high // 20)
    return page
