"""Characters: what cannot be seen, or is not what it seems."""
