"""Page to article: which blocks of text are the article's, by a linear model of each and the tree that holds them together.

What each number of `blocks.features` weighs stands in `data/html_weights.txt`; `tests/training/html_weights.py` finds
it from labelled pages. Cross-validated by site on 277 pages (200 English, 77 Chinese), this gave token F1 .94 and .967.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from qingwen.data import table
from qingwen.html.blocks import LONGEST_PHRASE, Block, collect, features, known_phrase
from qingwen.html.furniture import sure_furniture
from qingwen.html.tree import Element, Page

CLIP = 4.0  # standard deviations beyond which a number says no more
BIAS = 0.2  # towards keeping
SWITCH = 2.0  # what it costs to keep a part of what is left out, or leave out a part of what is kept
LONGEST = 400  # columns from which a block weighs no more
# A page has an article: where all blocks look doubtful, the best so many columns of them are lifted to this.
LEAST, LEAST_SHARE, LIFTED = 600, 0.1, 1.0
REPEATED = 60  # columns from which a block that the page repeats is its second version, for phones


class Article(NamedTuple):
    """root: the element that holds the article. skip: elements in it that do not belong to it.

    kept, left_out: how many blocks of text are the article's, and how many are not; what is furniture by name counts as one.
    """

    root: Element
    skip: frozenset[Element]
    kept: int
    left_out: int


def find_article(page: Page, title: str = "") -> Article:
    """The article of a page, whose title, if it stands above the text, is not part of it."""
    body = page.body
    furniture = sure_furniture(body)
    blocks = collect(body, furniture)
    every = len(blocks) + sum(bool(one.text().strip()) for one in furniture)
    if not blocks:
        return Article(body, frozenset(), every, 0)
    scores = _lifted([score + BIAS for score in scored(features(body, blocks, title), _prepared())], blocks)
    kept = _without_repeats(_labelled(body, blocks, scores), blocks)
    plain = re.sub(r"\W+", "", title).lower()
    for i, keep in enumerate(kept[:40]):
        if (
            keep
            and plain
            and blocks[i].element.tag in ("h1", "h2")
            and re.sub(r"\W+", "", blocks[i].text).lower() == plain
        ):
            kept[i] = False
            break
    _keep_for_rules(kept, blocks)
    if not any(kept):
        return Article(body, frozenset(furniture), len(blocks), every - len(blocks))
    root, skip = _cut(body, blocks, kept, furniture)
    return Article(root, frozenset(skip), sum(kept), every - sum(kept))


Weights = tuple[float, list[tuple[float, float, float]]]


def weights() -> Weights:
    """(the constant, and for each feature its mean, its standard deviation and its weight)"""
    rows = [line.split() for line in table("html_weights.txt").split("\n") if line and line[0] != "#"]
    return float(rows[0][1]), [(float(mean), float(spread), float(weight)) for _, mean, spread, weight in rows[1:]]


@cache
def _prepared() -> Prepared:
    return prepared(weights())


Prepared = tuple[float, list[tuple[float, float, float]]]


def prepared(found: Weights) -> Prepared:
    """(the score of a row of noughts, and for each feature the least and largest value that count, and what one more adds)"""
    constant, weights = found
    ranges = []
    for mean, spread, weight in weights:
        low, high, slope = mean - CLIP * spread, mean + CLIP * spread, weight / spread
        constant += (min(max(0.0, low), high) - mean) * slope
        ranges.append((low, high, slope))
    return constant, ranges


MENU = -6.0  # the score of what stands in a menu


def scored(rows: Sequence[Sequence[float] | None], model: Prepared) -> list[float]:
    """The log-odds that each block is the article's; most of a row's numbers are nought."""
    constant, ranges = model
    out = []
    for row in rows:
        if row is None:
            out.append(MENU)
            continue
        score = constant
        for value, (low, high, slope) in zip(row, ranges, strict=True):
            if value:
                zero = low if low > 0 else high if high < 0 else 0.0
                score += ((value if low < value < high else low if value <= low else high) - zero) * slope
        out.append(score)
    return out


def _lifted(scores: list[float], blocks: list[Block]) -> list[float]:
    """Scores raised so that the best blocks of the page are above nought."""
    enough = min(LEAST_SHARE * sum(block.width for block in blocks), LEAST)
    width = 0
    for score, block in sorted(zip(scores, blocks, strict=True), key=lambda pair: -pair[0]):
        width += block.width
        if width >= enough:
            lift = max(0.0, LIFTED - score)
            return [one + lift for one in scores] if lift else scores
    return scores


def _labelled(body: Element, blocks: list[Block], scores: list[float]) -> list[bool]:
    """Which blocks to keep, such that the sum of scores is largest, less what each change of mind down the tree costs."""
    values: dict[Element, float] = {}
    children: dict[Element, list[Element]] = {}
    order: list[Element] = []  # a parent always before what it holds
    for block, score in zip(blocks, scores, strict=True):
        values[block.element] = max(-6.0, min(6.0, score)) * (min(block.width / 5, LONGEST / 2) + 1) ** 0.5
        chain = []
        node: Element | None = block.element
        while node is not None and node not in children:
            chain.append(node)
            children[node] = []
            if node is body:
                break
            node = node.parent
        for one in reversed(chain):
            order.append(one)
            if one.parent is not None and one is not body:
                children[one.parent].append(one)
    sums: dict[Element, tuple[float, float]] = {}
    for element in reversed(order):
        out, kept = 0.0, values.get(element, 0.0)
        for child in children[element]:
            child_out, child_kept = sums[child]
            out += max(child_out, child_kept - SWITCH)
            kept += max(child_kept, child_out - SWITCH)
        sums[element] = out, kept
    state: dict[Element, bool] = {}
    for element in order:
        out, kept = sums[element]
        if element is body or element.parent is None:
            state[element] = kept > out
        elif state[element.parent]:
            state[element] = kept > out - SWITCH
        else:
            state[element] = kept - SWITCH > out
    return [state[block.element] for block in blocks]


def _without_repeats(kept: list[bool], blocks: list[Block]) -> list[bool]:
    """A long block that was there already, in another element, left out; a refrain stands in the same one, and stays."""
    seen: dict[str, Element | None] = {}
    for i, block in enumerate(blocks):
        if kept[i] and block.width >= REPEATED:
            parent = block.element.parent
            kept[i] = seen.setdefault(block.text, parent) is parent
    return kept


def _keep_for_rules(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps the places of pictures and the lines of credits that stand beside what is kept: named rules deal with those."""
    parents = {block.element.parent for block, keep in zip(blocks, kept, strict=True) if keep}
    for i, block in enumerate(blocks):
        if not kept[i] and len(block.text) <= LONGEST_PHRASE and block.element.parent in parents and block.linked == 0:
            found = known_phrase(block.text)
            kept[i] = found is not None and found.rule in ("image-placeholder", "credit-line")


def _cut(body: Element, blocks: list[Block], kept: list[bool], furniture: set[Element]) -> tuple[Element, set[Element]]:
    """The innermost element round all that is kept, and the outermost elements in it that hold nothing of it.

    What has no text (pictures) goes with the nearest element round it that has: it stays where most of that does.
    """
    widths: dict[Element, list[int]] = {}  # (columns kept, columns in all)
    for block, keep in zip(blocks, kept, strict=True):
        node: Element | None = block.element
        while node is not None:
            width = widths.setdefault(node, [0, 0])
            width[0] += block.width * keep
            width[1] += block.width
            node = node.parent
    root = body
    while True:
        inner = [child for child in root.children if isinstance(child, Element) and widths.get(child, [0, 0])[0]]
        if (
            len(inner) != 1
            or widths[inner[0]][0] < widths[root][0]
            or not inner[0].block
            or inner[0].tag in ("tr", "td", "li", "p", "table", "tbody", "ul", "ol", "pre", "blockquote")
            or inner[0].tag[0] == "h"
        ):
            break
        root = inner[0]
    skip = set(furniture)
    stack = [root]
    while stack:
        element = stack.pop()
        mostly = widths[element][0] * 2 > widths[element][1]
        for child in element.children:
            if not isinstance(child, Element) or child in furniture:
                continue
            if (held := widths.get(child)) is None:
                if child.block and not mostly:
                    skip.add(child)
            elif not held[0]:
                skip.add(child)
            elif held[0] < held[1]:
                stack.append(child)
    return root, skip
