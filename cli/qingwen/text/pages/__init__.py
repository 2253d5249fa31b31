"""Pages that were pasted whole: where the article begins and ends, and its title."""
