"""Numbered parts of an article on a page: `一、登录`, `二、评论`, with whatever words of menus stand below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from qingwen.text.debris.phrase_table import Match

NUMERALS = "一二三四五六七八九十"
LEAST = 2  # parts, one after the other; no menu is numbered so


def numbered_parts(lines: Sequence[str], matches: Sequence[Match | None]) -> set[int]:
    """The lines (indices) from `一、` on to the end of the last part that goes on with the next number.

    Nothing tells where that ends: it goes on to a line that the tables know, and is no longer than the longest above it.
    """
    found: set[int] = set()
    heads: list[int] = []
    for i, line in enumerate([*lines, f"{NUMERALS[0]}、"]):
        number = NUMERALS.find(line[0]) if line[1:2] == "、" else -1
        if number == 0:
            found.update(_lines_of(heads, matches))
            heads = [i]
        elif heads and number == len(heads):
            heads.append(i)
    return found


def _lines_of(heads: Sequence[int], matches: Sequence[Match | None]) -> range:
    if len(heads) < LEAST:
        return range(0)
    longest = max(b - a for a, b in pairwise(heads))
    below = range(heads[-1] + 1, min(heads[-1] + longest, len(matches)))
    return range(heads[0], heads[-1] + 1 + sum(1 for _ in takewhile(lambda i: matches[i] is None, below)))
