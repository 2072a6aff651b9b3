"""What a reader found on a page → lines of text, colours, rotation, the page as printed."""
