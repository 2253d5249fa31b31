"""Which blocks of a page are its article's: a linear model of each, and the tree that holds them together.

What each number of `block_features` weighs stands in `data/html_weights.txt`; `tests/training/html_weights.py` finds
it from labelled pages. Cross-validated by site on 277 pages (200 English, 77 Chinese), weights found so give token F1 .950 and .970.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from qingwen.data import table
from qingwen.html.article.block_features import NAMES, OWN, RANGES, SHARE, Row
from qingwen.html.dom.blocks import Block, Outline
from qingwen.html.dom.tree import Element

CLIP = 4.0  # standard deviations beyond which a number says no more
BIAS = 0.2  # towards keeping
SWITCH = 4.0  # what it costs to keep a part of what is left out, or leave out a part of what is kept
LONGEST = 1000  # columns from which a block weighs no more
# A page has an article: where all blocks look doubtful, the best so many columns of them are lifted to this.
LEAST, LEAST_SHARE, LIFTED = 600, 0.1, 1.0
REPEATED = 60  # columns from which a block that the page repeats is its second version, for phones


Weights = tuple[float, list[tuple[float, float, float]]]


def weights() -> Weights:
    """(the constant, and for each feature its mean, its standard deviation and its weight)"""
    rows = [line.split() for line in table("html_weights.txt").split("\n") if line and line[0] != "#"]
    return float(rows[0][1]), [(float(mean), float(spread), float(weight)) for _, mean, spread, weight in rows[1:]]


@cache
def standard() -> Prepared:
    """The weights that come with the program."""
    return prepared(weights())


class Prepared(NamedTuple):
    """constant: the score of rows of noughts. own, shared: what the numbers of a row add to it."""

    constant: float
    own: Callable[..., float]
    shared: Callable[..., float]


def prepared(found: Weights) -> Prepared:
    constant, weights = found
    terms = []
    for i, (name, row) in enumerate(zip(NAMES, weights, strict=True)):
        mean, spread, weight = map(float, row)
        low, high, slope = mean - CLIP * spread, mean + CLIP * spread, weight / spread
        nought = min(max(0.0, low), high)
        constant += (nought - mean) * slope
        least, most = RANGES.get(name, SHARE)  # most numbers cannot be beyond what counts
        value = f"(v{i} if v{i} < {high!r} else {high!r})" if high < most else f"v{i}"
        value = f"({low!r} if v{i} <= {low!r} else {value})" if low > least else value
        terms.append(f"({value} * {slope!r}{f' - {nought * slope!r}' if nought else ''})")
    return Prepared(constant, _sum_of(terms, 0, len(OWN)), _sum_of(terms, len(OWN), len(terms)))


def _sum_of(terms: list[str], start: int, stop: int) -> Callable[..., float]:
    """Some terms as a function of their numbers: a loop over them takes three times as long."""
    function: Callable[..., float] = eval(
        f"lambda {', '.join(f'v{i}' for i in range(start, stop))}: {' + '.join(terms[start:stop])}", {}
    )
    return function


MENU = -6.0  # the score of what stands in a menu


def scored(rows: Sequence[Row | None], model: Prepared) -> list[float]:
    """The log-odds that each block is the article's."""
    places: dict[int, float] = {}  # what the rows add that many blocks share, by their identity
    out = []
    for row in rows:
        if row is None:
            out.append(MENU)
            continue
        own, shared = row
        place = places.get(id(shared))
        if place is None:
            place = places[id(shared)] = model.constant + model.shared(*shared)
        out.append(place + model.own(*own))
    return out


def chosen(outline: Outline, blocks: list[Block], scores: list[float]) -> list[bool]:
    """Which blocks are the article's, by their log-odds."""
    scores = _lifted([score + BIAS for score in scores], blocks)
    return _without_repeats(_labelled(outline, blocks, scores), blocks)


def _lifted(scores: list[float], blocks: list[Block]) -> list[float]:
    """Scores raised so that the best blocks of the page are above nought."""
    enough = min(LEAST_SHARE * sum(block.width for block in blocks), LEAST)
    if sum(block.width for score, block in zip(scores, blocks, strict=True) if score >= LIFTED) >= enough:
        return scores
    width = 0
    for score, block in sorted(zip(scores, blocks, strict=True), key=lambda pair: -pair[0]):
        width += block.width
        if width >= enough:
            lift = max(0.0, LIFTED - score)
            return [one + lift for one in scores] if lift else scores
    return scores


_WEIGHTS = [(width / 5 + 1) ** 0.5 for width in range(LONGEST + 1)]


def _labelled(outline: Outline, blocks: list[Block], scores: list[float]) -> list[bool]:
    """Which blocks to keep, such that the sum of scores is largest, less what each change of mind down the tree costs."""
    parents = outline.parents
    # Of each element, the best sum of what it holds if it is left out, and if it is kept.
    out = [0.0] * len(parents)
    kept = out.copy()
    for at, block, score in zip(outline.places, blocks, scores, strict=True):
        weight = _WEIGHTS[block.width] if block.width < len(_WEIGHTS) else _WEIGHTS[-1]
        kept[at] = (6.0 if score > 6.0 else -6.0 if score < -6.0 else score) * weight
    for at in range(len(parents) - 1, 0, -1):
        above, left, held = parents[at], out[at], kept[at]
        out[above] += left if left >= held - SWITCH else held - SWITCH
        kept[above] += held if held >= left - SWITCH else left - SWITCH
    state = [kept[0] > out[0]]
    for at in range(1, len(parents)):
        state.append(kept[at] > out[at] - SWITCH if state[parents[at]] else kept[at] - SWITCH > out[at])
    return [state[at] for at in outline.places]


def _without_repeats(kept: list[bool], blocks: list[Block]) -> list[bool]:
    """A long block that was there already, in another element, left out; a refrain stands in the same one, and stays."""
    seen: dict[str, Element | None] = {}
    for i, block in enumerate(blocks):
        if kept[i] and block.width >= REPEATED:
            parent = block.element.parent
            kept[i] = seen.setdefault(block.text, parent) is parent
    return kept
