"""Heading cells and section headings → what they mean: a role, a fiscal year, a unit, a section."""
