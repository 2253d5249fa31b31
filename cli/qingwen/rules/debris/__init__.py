"""Debris: what a page puts round an article."""
