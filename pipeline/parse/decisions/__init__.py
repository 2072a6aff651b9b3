"""What persons decided about cells and rows, from the passport, and what it changes."""
