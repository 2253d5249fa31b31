"""HTML: `dom` parses it, `programs` knows what single programs write, `markdown` writes Markdown, `article` finds what to write. Each imports those before it alone."""
