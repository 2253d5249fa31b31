"""The trees that weigh a line of a page with what stands round it: `data/page_trees.txt`, learned by `tests/training/page_weights.py`.

A line of the file is a tree, its nodes in prefix order: a column's name, a threshold, the tree for values up to it, the
tree for those above; or a leaf, which is a number. A line's log-odds of being furniture is the sum of its leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import repeat
from math import floor

from qingwen.data import table
from qingwen.text.pages.lines import NAMES, WHOLE


def judge(columns: Sequence[Sequence[float]], size: int) -> list[float]:
    """For each of `size` lines the log-odds of its being furniture, from its `columns`."""
    return list(map(_forest(), *(c if len(c) == size else repeat(c[0], size) for c in columns)))


@cache
def _forest() -> Callable[..., float]:
    # As one expression the trees take 3 µs a line (4 where whole numbers are compared with fractions); walked node by node, 25.
    rows = [line for line in table("page_trees.txt").splitlines() if line and not line.startswith("#")]
    places = {name: f"c{i}" for i, name in enumerate(NAMES)}
    trees = " + ".join(_expression(iter(row.split()), places) for row in rows)
    forest: Callable[..., float] = eval(f"lambda {', '.join(places.values())}: {trees}", {})
    return forest


def _expression(nodes: Iterator[str], places: dict[str, str]) -> str:
    """A tree as a conditional expression of known names and numbers only."""
    node = next(nodes)
    if node not in places:
        return repr(float(node))
    limit = floor(float(next(nodes))) if node in WHOLE else float(next(nodes))
    low = _expression(nodes, places)
    return f"({low} if {places[node]} <= {limit!r} else {_expression(nodes, places)})"
