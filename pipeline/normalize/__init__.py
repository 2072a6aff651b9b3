"""Printed text to characters, numbers, years and quantities. Knows Japanese; knows no PDF.

From small to large: pattern (regular expressions), text (characters), number, written_year and
year, unit, and quantity/ (the figures of a cell and of running text; its grammar is written out
in quantity/__init__.py). What is read is a value of `model/`.
"""
