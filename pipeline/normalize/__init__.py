"""Printed text to characters, numbers, years and quantities. Knows Japanese; knows no PDF.

From small to large: characters, text; kanji, number; era, year; unit; then one figure, read from
left to right (before, numeral, measure, amount, after, figure); then a cell (cell, change, mark,
beside, quantity) and running text (mention). What is read is a value of `model/`.
"""
