"""Passages in the other language, which nobody has translated."""
