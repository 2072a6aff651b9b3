"""The floor under every reader that uses PDFium: load the page, its text page, get its text once."""

from collections.abc import Iterator

import pypdfium2

from driving import Rows, drive


def read(path: str) -> Iterator[list[Rows]]:
    """No tables: the text is got and let go."""
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
        yield []
    document.close()


drive(read)
