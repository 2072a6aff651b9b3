"""The two programs that recognise text, loaded before a report is opened.

Both read one line at a time from dots in memory; after loading, neither opens a file or asks the
network. Models are named by their path: nothing is ever downloaded.
"""

import os
from typing import NamedTuple, Protocol

# Before the libraries are loaded. onnxruntime sends reports of its use on Linux from version 1.29 on;
# a confined process may start no thread.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.update(OMP_THREAD_LIMIT="1", OPENBLAS_NUM_THREADS="1")

import cv2

from pipeline.extract.scan.line_readings import Recognised
from pipeline.extract.scan.paddle import PaddleRecogniser
from pipeline.extract.scan.raster import Dots
from pipeline.extract.scan.tesseract import TesseractRecogniser


class Recogniser(Protocol):
    """Reads a line of text from its dots, dark on light."""

    def read(self, line: Dots, /) -> Recognised:
        """The text of a line."""


class Engines(NamedTuple):
    """The recogniser that reads each line twice, and the other one."""

    first: Recogniser
    other: Recogniser


def load_engines() -> Engines:
    """The recognisers, ready to read without opening another file.

    Raises:
        ModuleNotFoundError: the extra `scan` is not installed.
    """
    cv2.setNumThreads(1)
    return Engines(PaddleRecogniser(), TesseractRecogniser())
