"""The third reader: pages that are pictures, read by text recognition."""

import time

from pipeline.extract.picture.ink import DrawPage
from pipeline.extract.printed_page import ReadScan
from pipeline.extract.scan.engines import load_engines
from pipeline.extract.scan.page_of_readings import page_of_readings, page_with_pictures
from pipeline.extract.scan.scanned_page import read_picture
from pipeline.model.page import Box, Doubt, Page

DOTS_PER_POINT = 3.0
"""216 dots an inch. Scans have 150 to 300; the recogniser reads lines 48 dots high, 9 point type at
300 dots an inch."""


def scan_reader(seconds: float) -> ReadScan:
    """What reads the pages of one report that are pictures, in so many seconds of CPU in all.

    Its programs and models are loaded now: it opens no file later.

    Raises:
        ModuleNotFoundError: the extra `scan` is not installed.
    """
    engines = load_engines()
    used = 0.0

    def read(page: Page, draw: DrawPage) -> Page:
        nonlocal used
        start = time.process_time()
        if used > seconds:
            return _not_read(page)
        picture = draw(page.number, DOTS_PER_POINT)
        if picture is None:
            return page
        areas = page.pictured or (Box(0, 0, page.width, page.height),)
        readings = [read_picture(picture, area, engines) for area in areas]
        used += time.process_time() - start
        if page.pictured:
            return page_with_pictures(page, readings)
        return page_of_readings(page, readings[0])

    return read


def _not_read(page: Page) -> Page:
    doubt = Doubt("ocr_out_of_time", "0 lines were read")
    return Page(page.number, page.width, page.height, (), (), (*page.doubts, doubt))
