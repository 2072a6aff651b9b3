"""One report for a Python program: records, frames and findings."""
