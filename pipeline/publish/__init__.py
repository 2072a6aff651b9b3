"""The tables in the forms people ask for: workbook, CSV, database and catalogue records.

Reads `normalized/` only and changes no figure. What one form needs beyond polars is loaded where
that form is made: xlsxwriter, duckdb and jinja2, which the extra `shihyo[publish]` installs.
"""
