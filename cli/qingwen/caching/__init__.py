"""What was found in a text, kept for the next run over the same text."""
