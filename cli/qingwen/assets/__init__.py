"""The images beside a tree of Markdown: which are used where, what is wrong with them, and new names for them."""
