"""A page's HTML as a light tree, and its blocks of text."""
