"""One cell → its figures, each with unit, bounds and year, or why there is none."""
