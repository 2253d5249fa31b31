"""Structure: blank lines, bullets, titles, captions, repeated paragraphs."""
