"""The second way of reading: the running text of a report, without rulings or positions."""
