"""The reference reader: pdfplumber and pdfminer."""
