"""A run over the reports of a folder: sources, a process a report, limits, cache, summary."""
