"""What is found of a page that was pasted whole."""

from __future__ import annotations

from typing import NamedTuple

BYLINE = 3  # lines below a title in which its date or author stands


class Page(NamedTuple):
    """A page.

    sure:        lines (their indices) that may go unasked.
    first, last: the article's first and last line (indices, inclusive).
    own:         lines outside of these that are the article's all the same: its title, its date.
    title:       the line that is likeliest its title, or None.
    """

    sure: frozenset[int]
    first: int
    last: int
    own: frozenset[int]
    title: int | None
