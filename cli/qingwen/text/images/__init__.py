"""The images that a document names: where, and what is wrong with their file names."""
