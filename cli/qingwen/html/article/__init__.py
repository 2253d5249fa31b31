"""Which of a page's blocks are its article, and what the page says of it."""
