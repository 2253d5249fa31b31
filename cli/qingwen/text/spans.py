"""Spans of a text, asked for by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class Spans:
    """Disjoint spans, asked for by offset."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def end_of(self, at: int) -> int:
        """The end of the span that holds an offset, or 0."""
        i = bisect_right(self.starts, at) - 1
        return self.spans[i][1] if i >= 0 and at < self.spans[i][1] else 0

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the spans has a letter of [start, end)."""
        i = bisect_left(self.starts, end) - 1
        return i >= 0 and start < self.spans[i][1]
