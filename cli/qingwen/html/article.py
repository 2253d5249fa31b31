"""Page to article: which blocks of text are the article's, by a linear model of each and the tree that holds them together.

What each number of `block_features` weighs stands in `data/html_weights.txt`; `tests/training/html_weights.py` finds
it from labelled pages. Cross-validated by site on 277 pages (200 English, 77 Chinese), this gave token F1 .947 and .969.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from qingwen.data import table
from qingwen.html.block_features import LITTLE, OWN, Row, features, furniture_title, landmarks
from qingwen.html.blocks import LONGEST_PHRASE, Block, Outline, collect, known_phrase
from qingwen.html.furniture import sure_furniture
from qingwen.html.names import is_named_body
from qingwen.html.tree import Element, Page

CLIP = 4.0  # standard deviations beyond which a number says no more
BIAS = 0.2  # towards keeping
SWITCH = 4.0  # what it costs to keep a part of what is left out, or leave out a part of what is kept
LONGEST = 400  # columns from which a block weighs no more
# A page has an article: where all blocks look doubtful, the best so many columns of them are lifted to this.
LEAST, LEAST_SHARE, LIFTED = 600, 0.1, 1.0
REPEATED = 60  # columns from which a block that the page repeats is its second version, for phones


class Article(NamedTuple):
    """root: the element that holds the article. skip: elements in it that do not belong to it.

    kept, left_out: how many blocks of text are the article's, and how many are not; what is furniture by name counts as one.
    found: whether there is an article, and not only links; else the page is there as it is.
    """

    root: Element
    skip: frozenset[Element]
    kept: int
    left_out: int
    found: bool = True


class Judged(NamedTuple):
    """What is thought of a page: the elements that are furniture by name, the blocks outside of them, what is known of each
    of those (None of one in a menu), and whether it is the article's. title: which of them is the title, or None.
    """

    furniture: set[Element]
    outline: Outline
    blocks: list[Block]
    rows: list[Row | None]
    kept: list[bool]
    title: int | None


def judge(page: Page, title: str = "") -> Judged:
    """Which blocks of a page are its article's. title: that of the page."""
    furniture = sure_furniture(page.body)
    blocks = collect(page.body, furniture)
    outline = Outline(page.body, blocks)
    rows = features(outline, blocks, title)
    kept = _of_short_texts(outline, blocks) or chosen(outline, blocks, scored(rows, _prepared()))
    plain = _letters(title)
    place = None
    is_named = bool(page.title or page.metas.get("og:title"))
    for i, block in enumerate(blocks[:40] if plain else ()):
        if not kept[i]:
            continue
        if block.element.tag in ("h1", "h2") and _letters(block.text) == plain:
            place, kept[i] = i, False
            break
        if outline.good_of[i] or not is_named:  # text: a heading below it stays where it is
            break
    _keep_below_title(kept, blocks, outline.good_of, plain)
    _keep_between(kept, blocks, outline.good_of)
    _drop_bare_headings(kept, blocks)
    _keep_for_rules(kept, blocks)
    return Judged(furniture, outline, blocks, rows, kept, place)


def find_article(page: Page, title: str = "") -> Article:
    """The article of a page, whose title, if it stands above the text, is not part of it."""
    furniture, outline, blocks, _, kept, place = judge(page, title)
    number = sum(bool(one.text().strip()) for one in furniture)
    if not any(kept):
        return Article(
            page.body, frozenset(furniture if blocks else ()), len(blocks) or number, number if blocks else 0, False
        )
    root, skip = _cut(outline, blocks, kept, furniture)
    left_out = len(kept) - sum(kept) - (place is not None)
    article = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    found = sum(block.linked for block in article) * 10 < sum(block.width for block in article) * 9
    return Article(root, frozenset(skip), len(article), number + left_out, found)


Weights = tuple[float, list[tuple[float, float, float]]]


def weights() -> Weights:
    """(the constant, and for each feature its mean, its standard deviation and its weight)"""
    rows = [line.split() for line in table("html_weights.txt").split("\n") if line and line[0] != "#"]
    return float(rows[0][1]), [(float(mean), float(spread), float(weight)) for _, mean, spread, weight in rows[1:]]


@cache
def _prepared() -> Prepared:
    return prepared(weights())


class Prepared(NamedTuple):
    """constant: the score of rows of noughts. own, shared: for each number the least and largest value that count, what one
    more adds, and what nought would have added.
    """

    constant: float
    own: list[tuple[float, float, float, float]]
    shared: list[tuple[float, float, float, float]]


def prepared(found: Weights) -> Prepared:
    constant, weights = found
    ranges = []
    for mean, spread, weight in weights:
        low, high, slope = mean - CLIP * spread, mean + CLIP * spread, weight / spread
        nought = min(max(0.0, low), high)
        constant += (nought - mean) * slope
        ranges.append((low, high, slope, nought * slope))
    return Prepared(constant, ranges[: len(OWN)], ranges[len(OWN) :])


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
            place = places[id(shared)] = model.constant + _sum(shared, model.shared)
        out.append(place + _sum(own, model.own))
    return out


def _sum(row: list[float], ranges: list[tuple[float, float, float, float]]) -> float:
    """What the numbers of a row add; most of them are nought."""
    score = 0.0
    for value, (low, high, slope, nought) in zip(row, ranges, strict=True):
        if value:
            score += (value if low < value < high else low if value <= low else high) * slope - nought
    return score


def chosen(outline: Outline, blocks: list[Block], scores: list[float]) -> list[bool]:
    """Which blocks are the article's, by their log-odds."""
    scores = _lifted([score + BIAS for score in scores], blocks)
    return _without_repeats(_labelled(outline, blocks, scores), blocks)


MOST_ROUND = 4  # blocks that are no sentences, such as a byline and tags, round the text of an article


def _of_short_texts(outline: Outline, blocks: list[Block]) -> list[bool]:
    """Of a page with hardly any running text, from which the model learned nothing: what the element marked as the article holds; else nothing."""
    at = next((at for at in landmarks(outline) if at >= 0), -1) if outline.good[0] < LITTLE else -1
    if at < 0:
        return []
    start, stop = outline.start[at], outline.start[at] + outline.count[at]
    for inner in range(at + 1, len(outline.elements)):
        first, last = outline.start[inner], outline.start[inner] + outline.count[inner]
        if first >= stop or not is_named_body(outline.elements[inner]):
            continue
        is_round_it = first - start + stop - last <= MOST_ROUND
        if is_round_it and not any(map(_is_sentence, blocks[start:first] + blocks[last:stop])):
            start, stop = first, last
    return [start <= i < stop and block.linked * 10 < block.width * 9 for i, block in enumerate(blocks)]


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


def _labelled(outline: Outline, blocks: list[Block], scores: list[float]) -> list[bool]:
    """Which blocks to keep, such that the sum of scores is largest, less what each change of mind down the tree costs."""
    parents = outline.parents
    # Of each element, the best sum of what it holds if it is left out, and if it is kept.
    out = [0.0] * len(parents)
    kept = out.copy()
    for at, block, score in zip(outline.places, blocks, scores, strict=True):
        kept[at] = max(-6.0, min(6.0, score)) * (min(block.width / 5, LONGEST / 2) + 1) ** 0.5
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


_OF_TEXT = ("dl", "pre", "blockquote", "figure")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_SENTENCE_ENDS = frozenset(".?。？…")  # not `!`, with which offers end
LEAST_SENTENCE = 30  # letters
MOST_IN_BOX = 3  # blocks; a larger part of its own between two paragraphs is another page's (a slide show)


MUCH = 0.3  # of the running text that is kept; less of it below a title is a summary or a caption


def _keep_below_title(kept: list[bool], blocks: list[Block], good: Sequence[int], title: str) -> None:
    """Keeps the running text between the page's title and the first paragraph that is kept, where that is much. title: its letters and digits."""
    first = next((i for i, keep in enumerate(kept) if keep and good[i]), 0)
    above = range(first - 1, -1, -1) if title else range(0)
    at = next((i for i in above if blocks[i].element.tag == "h1" and _letters(blocks[i].text) == title), first)
    below = [i for i in range(at + 1, first) if good[i]]
    if sum(good[i] for i in below) >= MUCH * sum(size for size, keep in zip(good, kept, strict=True) if keep):
        for i in below:
            kept[i] = True


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _keep_between(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps what stands between two paragraphs of the article, beside them, and is no list of links: definitions, code, a
    quotation, and a small box with a full sentence, whatever it is called.
    """
    last = None
    for i, keep in enumerate(kept):
        if not keep or not good[i]:
            continue
        run = range(last + 1, i) if last is not None else range(0)
        last = i
        parent = blocks[i].element.parent
        if not run or blocks[run[0] - 1].element.parent is not parent:
            continue
        if sum(blocks[j].linked for j in run) * 3 > sum(blocks[j].width for j in run):
            continue
        parts: dict[Element, list[int]] = {}
        for j in run:
            if not kept[j] and (part := _below(blocks[j].element, parent)) is not None:
                parts.setdefault(part, []).append(j)
        for part, inside in parts.items():
            is_box = len(inside) <= MOST_IN_BOX and any(_is_sentence(blocks[j]) for j in inside)
            if part.tag in _OF_TEXT or is_box:
                for j in inside:
                    kept[j] = True


def _is_sentence(block: Block) -> bool:
    return (
        len(block.text) >= LEAST_SENTENCE
        and not block.linked
        and block.text.rstrip("\"'”’」』）)")[-1:] in _SENTENCE_ENDS
    )


def _drop_bare_headings(kept: list[bool], blocks: list[Block]) -> None:
    """Leaves out a heading below which, up to the next one, stand nothing but links, when those are left out."""
    after: Block | None = None  # the next block that is kept
    linked = width = 0  # of what is left out before it
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        if not kept[i]:
            linked, width = linked + block.linked, width + block.width
            continue
        if block.element.tag in _HEADINGS and linked * 2 > width and _ends_section(after, block):
            kept[i] = False
            linked, width = linked + block.linked, width + block.width
        else:
            after, linked, width = block, 0, 0


def _ends_section(after: Block | None, heading: Block) -> bool:
    """Whether what is kept after a heading is not of its section: another heading of its level, or anything below furniture's."""
    if after is None or after.element.tag in _HEADINGS:
        return after is None or after.element.tag <= heading.element.tag
    return bool(furniture_title(heading.text))


def _below(element: Element, parent: Element | None) -> Element | None:
    """The child of `parent` that holds an element, or is it; None where none does."""
    at: Element | None = element
    while at is not None and at.parent is not parent:
        at = at.parent
    return at


def _keep_for_rules(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps the places of pictures and the lines of credits that stand beside what is kept: named rules deal with those."""
    parents = {block.element.parent for block, keep in zip(blocks, kept, strict=True) if keep}
    for i, block in enumerate(blocks):
        if not kept[i] and len(block.text) <= LONGEST_PHRASE and block.element.parent in parents and block.linked == 0:
            found = known_phrase(block.text)
            kept[i] = found is not None and found.rule in ("image-placeholder", "credit-line")


def _cut(
    outline: Outline, blocks: list[Block], kept: list[bool], furniture: set[Element]
) -> tuple[Element, set[Element]]:
    """The innermost element round all that is kept, and the outermost elements in it that hold nothing of it.

    What has no text (pictures) goes with the nearest element round it that has: it stays where most of that does.
    """
    widths = [0] * len(outline.elements)  # columns kept in each
    for at, block, keep in zip(outline.places, blocks, kept, strict=True):
        widths[at] = block.width * keep
    for at in range(len(widths) - 1, 0, -1):
        widths[outline.parents[at]] += widths[at]
    # The last element that holds all of it; those with less, or nothing but inline text, are not gone into.
    root = 0
    inner = {element: at for at, element in enumerate(outline.elements)}
    while True:
        children = [child for child in outline.elements[root].children if isinstance(child, Element)]
        holding = [inner[child] for child in children if child in inner and widths[inner[child]]]
        if len(holding) != 1 or not _may_be_root(outline.elements[holding[0]]):
            break
        root = holding[0]
    skip = set(furniture)
    stack = [root]
    while stack:
        at = stack.pop()
        mostly = widths[at] * 2 > outline.total[at]
        for child in outline.elements[at].children:
            if not isinstance(child, Element) or child in furniture:
                continue
            if (held := inner.get(child)) is None:
                if child.block and not mostly:
                    skip.add(child)
            elif not widths[held]:
                skip.add(child)
            elif widths[held] < outline.total[held]:
                stack.append(held)
    return outline.elements[root], skip


_NO_ROOTS = frozenset(("tr", "td", "li", "p", "table", "tbody", "ul", "ol", "pre", "blockquote"))


def _may_be_root(element: Element) -> bool:
    return element.block and element.tag not in _NO_ROOTS and element.tag[0] != "h"
