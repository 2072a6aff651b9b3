"""The two exceptions of reading: no reader can read the file; PDFium alone cannot read the page."""


class Unreadable(Exception):  # noqa: N818  the name says what the file is; callers read it so
    """A file no pages can be read from.

    `check` is a stable name: not_a_pdf, empty_file, password_needed, damaged, no_pages.
    `observed` is what was seen, for the finding.
    """

    def __init__(self, check: str, observed: str) -> None:
        super().__init__(f"{check}: {observed}")
        self.check = check
        self.observed = observed


class NeedsReferenceReader(Exception):  # noqa: N818  the name says what the reader is
    """Another reader has to read this page; `reason` is a stable word for why.

    broken: the page cannot be opened; turned: the page or text on it lies on its side;
    unmapped: letters without a known text; replaced: another text given in the place of glyphs;
    drawn_glyphs: letters that are drawings (Type 3); font_missing: text in a font that is not in
    the PDF; pattern: white letters on what may be white or a pattern.

    `letters` is how many letters PDFium finds on the page, where it opens it.
    """

    letters = 0

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
