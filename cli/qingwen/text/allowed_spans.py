"""Phrases and lines that a project never wants touched."""

from __future__ import annotations

import re
from bisect import bisect_right

from qingwen.text.document import Document

Spans = list[tuple[int, int]]


def allowed_spans(document: Document) -> Spans:
    """[start, end) of each allowed phrase in a document; in order, disjoint."""
    phrases = sorted(filter(None, document.allow), key=len, reverse=True)
    if not phrases:
        return []
    return [match.span() for match in re.finditer("|".join(map(re.escape, phrases)), document.text)]


def touches(spans: Spans, start: int, end: int) -> bool:
    """Whether [start, end), or for an empty one the place between two characters, lies in or over one of the spans."""
    i = bisect_right(spans, start, key=lambda span: span[1])
    return i < len(spans) and spans[i][0] < end if end > start else i < len(spans) and spans[i][0] < start
