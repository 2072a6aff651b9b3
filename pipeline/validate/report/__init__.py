"""The tables of one report against each other."""
