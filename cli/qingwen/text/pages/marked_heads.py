"""Headings with the mark of their own address, `Pricing#`, `Middleware¶`, as programs that make documentation write them: an article's, never a menu's."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy

LEAST = 3  # different ones: `Order #` may label a field of a form
_marked = lazy(r"\w\w[)”’\"'?!.:]{0,3} ?[#¶]$")


def last_marked(lines: Sequence[str]) -> int:
    """The last such heading, down to which an article goes on at least, whatever lists part it from the text; -1 where a page has none."""
    heads = [i for i, line in enumerate(lines) if line[-1] in "#¶" and _marked.search(line)]
    return heads[-1] if len({lines[i] for i in heads}) >= LEAST else -1
