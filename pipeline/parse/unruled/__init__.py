"""Tables without rulings, found among the lines of a page."""
