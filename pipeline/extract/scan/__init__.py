"""A page that is a picture → its lines and tables, read by text recognition (OCR)."""
