"""A tree as Markdown; knows nothing of articles."""
