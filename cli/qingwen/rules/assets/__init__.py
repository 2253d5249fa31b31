"""Assets: the images that an article names."""
