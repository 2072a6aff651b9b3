"""Draws one deck and its truth: `make.py KIND PAGES PDF TRUTH`, KIND being slides, office or impress.

Needs reportlab, fpdf2 or python-pptx with LibreOffice, and a Japanese TrueType font: the one of
matplotlib-fontja, or of the system.
"""

import importlib
import importlib.util
import json
import sys
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from content import page
from placing import sheet

SYSTEM_FONTS = (
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
    "/usr/share/fonts/truetype/fonts-japanese-gothic.ttf",
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
)


def main(kind: str, pages: int, pdf: Path, truth: Path) -> None:
    """Write the deck, then its truth: where the truth is, the deck is whole."""
    font = _font()
    pdfmetrics.registerFont(TTFont("deck", str(font)))
    contents = [page(number) for number in range(1, pages + 1)]
    sheets = (sheet(each, number, _width) for number, each in enumerate(contents, 1))
    if kind == "slides":
        importlib.import_module("slides").draw(sheets, pdf)
    elif kind == "office":
        importlib.import_module("office").draw(sheets, pdf, font)
    else:
        importlib.import_module("impress").draw(contents, sheets, pdf)
    of_pages = [each.truth(number) for number, each in enumerate(contents, 1)]
    truth.write_text(json.dumps({"pages": of_pages}, ensure_ascii=False), "utf-8")


@cache
def _width(text: str) -> float:
    return pdfmetrics.stringWidth(text, "deck", 1)


def _font() -> Path:
    package = importlib.util.find_spec("matplotlib_fontja")
    if package and package.origin:
        return Path(package.origin).parent / "fonts" / "ipaexg.ttf"
    found = next((Path(name) for name in SYSTEM_FONTS if Path(name).exists()), None)
    if found is None:
        sys.exit("no Japanese TrueType font was found")
    return found


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
