"""The border to the file system: which files there are, their bytes, where outputs go, writing them whole."""
