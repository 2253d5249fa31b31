"""Menus that a page has twice, for wide screens and for narrow ones or in its head and its foot: what an author wrote stands in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

ENTRIES = 4  # different ones on end. Out of fold 750 lines of furniture more go unasked so, and none of an article


def twice(lines: Sequence[str], above: int, below: int, titled: bool) -> set[int]:
    """The lines up to one (`above`) and from another (`below`) that stand in both places, several on end in the same order.

    below: beyond a sign of the article's end: its last list may be its table of contents once more.
    titled: whether a sure title stands below the first of these: then those that stand twice above it, too. No refrain does.
    """
    head, foot = Counter(_rows(lines[:above])), {*_rows(lines[below:])}
    menus = {row for row, times in head.items() if (titled and times > 1) or row in foot}
    menus = {row for row in menus if len({*row}) == ENTRIES and all(any(map(str.isalpha, line)) for line in row)}
    if not menus:
        return set()
    found: set[int] = set()
    for start, part in ((0, lines[:above]), (below, lines[below:])):
        for i, row in enumerate(_rows(part), start):
            if row in menus:
                found.update(range(i, i + ENTRIES))
    return found


def _rows(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each ENTRIES lines on end."""
    return zip(*(lines[i:] for i in range(ENTRIES)), strict=False)
