"""Findings and edits, rendered: one module an output format. Only these turn types into JSON."""
