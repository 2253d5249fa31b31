"""Which line of a paste is its title, and what above it is not; in a page that was pasted whole `text.pages` knows it."""
