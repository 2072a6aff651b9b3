"""The provenance of a figure: page, reader, printed text, pieces, corrections, checks."""
