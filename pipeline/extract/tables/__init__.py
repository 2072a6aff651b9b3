"""Rulings, fills and characters → tables with cells."""
