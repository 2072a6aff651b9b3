"""Rows of cells → the records of each table."""
