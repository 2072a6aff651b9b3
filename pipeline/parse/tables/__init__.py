"""Printed tables → blocks of headings and the rows under them, whatever way they were printed."""
