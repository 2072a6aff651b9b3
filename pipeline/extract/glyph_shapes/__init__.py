"""What a font says of its glyphs, and the shape of their pictures. Knows no page and no library."""
