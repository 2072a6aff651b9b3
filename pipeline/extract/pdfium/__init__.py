"""The fast reader: PDFium, called through the library that pypdfium2 installs."""
