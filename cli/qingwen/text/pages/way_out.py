"""The way from each line of a page to its nearer edge: furniture stands among furniture, an article has an article's lines on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

SHARE = 0.3  # what the way to the edge of the page counts beside the line itself
REACH = 3  # lines on either side that are averaged for that way


def with_way_out(odds: Sequence[float]) -> list[float]:
    """Log-odds with their share of the least favourable place between the line and the nearer-seeming edge of the page."""
    size = len(odds)
    sums = [0.0, *accumulate(odds)]
    window = 2 * REACH + 1
    means = [(b - a) / window for a, b in zip(sums, sums[window:], strict=False)]  # but for those near the ends:
    ends = [
        (sums[min(size, i + REACH + 1)] - sums[max(0, i - REACH)]) / (min(size, i + REACH + 1) - max(0, i - REACH))
        for i in range(size)
        if i < REACH or i >= size - REACH
    ]
    before = min(REACH, len(ends))
    means = ends[:before] + means + ends[before:]
    above = accumulate(means, min)
    below = [*accumulate(reversed(means), min)][::-1]
    return [one + SHARE * least for one, least in zip(odds, map(max, above, below), strict=True)]
