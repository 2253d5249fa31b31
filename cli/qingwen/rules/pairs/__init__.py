"""Pairs: a translation beside its source."""
