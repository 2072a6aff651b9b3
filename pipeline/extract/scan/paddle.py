"""The first recogniser: the model of PP-OCRv6 that the package rapidocr brings, run by onnxruntime."""

import math
import unicodedata
from importlib.resources import files
from itertools import groupby

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from pipeline.extract.scan.line_readings import Recognised
from pipeline.extract.scan.raster import Dots
from pipeline.knowledge import load

MODEL = "models/PP-OCRv6_rec_small.onnx"
HEIGHT = 48
"""Dots: the model reads lines of this height."""
WIDEST = 3200
"""Dots: a longer line is squeezed. It is 66 full-width letters, more than a page has side by side."""
LEAST_WIDTH = 48
DASHES = frozenset("-−‐‑–—―－")
"""The codes of a dash; ー, which makes a vowel long, is a letter."""


class PaddleRecogniser:
    """Reads one line at a time: in a batch a line is padded to the widest, and then reads otherwise."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        path = files("rapidocr") / MODEL
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        letters = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._letters = ["", *letters, " "]
        plain = dict(load("chinese_letters")["pairs"].split())
        forms = [plain_form(plain.get(one, one)) for one in self._letters]
        self._order = np.argsort(np.array(forms), kind="stable")
        in_order = [forms[at] for at in self._order.tolist()]
        starts = [at for at, one in enumerate(in_order) if at == 0 or one != in_order[at - 1]]
        self._starts = np.array(starts)
        self._forms = [in_order[at] for at in starts]
        self._refused = np.array([not is_japanese(one) for one in self._forms])
        self._input = self._session.get_inputs()[0].name

    def read(self, line: Dots) -> Recognised:
        """The text of a line. Letters that no Japanese print has are never read.

        How sure the model is of a letter as China writes it counts for the Japanese form.
        """
        height, width = line.shape
        wide = min(WIDEST, max(LEAST_WIDTH, math.ceil(HEIGHT * width / height)))
        how = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
        scaled = cv2.resize(line, (wide, HEIGHT), interpolation=how).astype(np.float32)
        grey = scaled / 127.5 - 1.0
        dots = np.broadcast_to(grey, (1, 3, HEIGHT, wide))
        (scores,) = self._session.run(None, {self._input: np.ascontiguousarray(dots)})
        return self._decoded(np.asarray(scores[0]))

    def _decoded(self, scores: NDArray[np.float32]) -> Recognised:
        """The letters of the steps: each once, however many steps it lasts (CTC)."""
        sums = np.add.reduceat(scores[:, self._order], self._starts, axis=1)
        sums[:, self._refused] = 0.0
        best = sums.argmax(axis=1).tolist()
        text, sureness = [], 1.0
        for letter, steps in groupby(range(len(best)), key=best.__getitem__):
            if self._forms[letter]:
                text.append(self._forms[letter])
                sureness = min(sureness, float(sums[list(steps), letter].max()))
        return Recognised("".join(text).strip(), sureness if text else 0.0)


def plain_form(letter: str) -> str:
    """A letter as it is when printed plain: full-width and half-width forms are one, so are dashes.

    >>> plain_form("（"), plain_form("Ⅲ"), plain_form("①"), plain_form("−")
    ('(', 'Ⅲ', '①', '-')
    """
    if len(letter) == 1 and unicodedata.decomposition(letter).startswith(("<wide>", "<narrow>")):
        return unicodedata.normalize("NFKC", letter)
    return "-" if letter in DASHES else letter


def is_japanese(letter: str) -> bool:
    """Whether a letter is of JIS X 0208 or one of the signs that Japanese machines add to it.

    >>> is_japanese("値"), is_japanese("值"), is_japanese("①")
    (True, False, True)
    """
    try:
        letter.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
