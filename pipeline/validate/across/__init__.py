"""Reports of several years or bodies against each other."""
