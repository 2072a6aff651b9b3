"""The figures of one indicator against each other."""
