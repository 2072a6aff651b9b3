"""Printed text to characters, numbers, years and quantities. Knows Japanese; knows no PDF."""
