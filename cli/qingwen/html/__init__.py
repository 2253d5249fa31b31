"""HTML: parsed, its article found, written as Markdown."""
