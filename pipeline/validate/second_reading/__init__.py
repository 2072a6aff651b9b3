"""What was read against a second reading of the same page."""
