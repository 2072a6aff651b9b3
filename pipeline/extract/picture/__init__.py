"""What a reader found on a page and the picture of the page → what a person sees of it."""
