"""Page to article: which of its blocks of text are chosen, and the elements round them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from qingwen.html.article.block_features import LITTLE, Row, features, landmarks
from qingwen.html.article.block_model import chosen, scored, standard
from qingwen.html.article.furniture import sure_furniture
from qingwen.html.article.names import is_named_body
from qingwen.html.article.numbered_parts import number_parts
from qingwen.html.article.sentences import is_sentence
from qingwen.html.article.stages import Choice, put_right
from qingwen.html.dom.blocks import Block, Outline, collect, is_title, letters_of
from qingwen.html.dom.tree import Element, Page

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


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


def judge(page: Page, fields: Mapping[str, str]) -> Judged:
    """Which blocks of a page are its article's. fields: its front matter."""
    title = fields.get("title", "")
    furniture = sure_furniture(page.body)
    blocks = collect(page.body, furniture)
    outline = Outline(page.body, blocks)
    rows = features(outline, blocks, title)
    scores = scored(rows, standard())
    plain = letters_of(title)
    if not (plain or furniture or any(block.is_link for block in blocks)):  # a mail, a piece of a text
        return Judged(furniture, outline, blocks, rows, [True] * len(blocks), None)
    kept = _of_short_texts(outline, blocks, plain) or chosen(outline, blocks, scores)
    place = _leave_out_title(kept, blocks, outline, plain, is_named=bool(page.title or page.metas.get("og:title")))
    put_right(Choice(kept, blocks, outline, scores, page, fields, furniture, plain, place))
    return Judged(furniture, outline, blocks, rows, kept, place)


HEAD = 40  # blocks that are kept, in which a page's title stands


def _leave_out_title(
    kept: list[bool], blocks: list[Block], outline: Outline, title: str, *, is_named: bool
) -> int | None:
    """Which block is the page's title, above the text; it goes, and so do links above it. title: its letters and digits."""
    for i in islice((i for i, keep in enumerate(kept) if keep), HEAD if title else 0):
        if letters_of(blocks[i].text) == title:
            kept[i] = False
            for j in range(i):  # the way back, the site's name, a section's
                kept[j] = kept[j] and not blocks[j].is_link
            return i
        if outline.good_of[i] or not is_named:  # text: a heading below it stays where it is
            break
    return None


def find_article(page: Page, fields: Mapping[str, str] = NOTHING_KNOWN) -> Article:
    """The article of a page, whose title, if it stands above the text, is not part of it, nor who the author is above or below it."""
    furniture, outline, blocks, _, kept, place = judge(page, fields)
    number = sum(one.has_text() for one in furniture)
    if not any(kept):
        return Article(
            page.body, frozenset(furniture if blocks else ()), len(blocks) or number, number if blocks else 0, False
        )
    root, skip = _cut(outline, blocks, kept, furniture)
    left_out = len(kept) - sum(kept) - (place is not None)
    article = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    number_parts(article)
    found = sum(block.linked for block in article) * 10 < sum(block.width for block in article) * 9
    return Article(root, frozenset(skip), len(article), number + left_out, found)


MOST_ROUND = 4  # blocks that are no sentences, such as a byline and tags, round the text of an article


def _of_short_texts(outline: Outline, blocks: list[Block], title: str) -> list[bool]:
    """Of a page with hardly any running text, from which the model learned nothing: what the element marked as the article holds; or, where it
    has none at all, the one around the page's title, if that is most of the page; else nothing. title: its letters and digits.
    """
    if outline.good[0] >= LITTLE:
        return []
    at = next((at for at in landmarks(outline) if at >= 0), -1)
    if at < 0 and not outline.good[0]:
        heads = (i for i, one in enumerate(blocks) if is_title(one, title))
        at = outline.parents[outline.places[i]] if (i := next(heads, -1)) >= 0 else 0
        if not at or (outline.total[at] - outline.linked[at]) * 3 < (outline.total[0] - outline.linked[0]) * 2:
            return []
        part = outline.elements[at]
        alike = (one for one in outline.elements if one.parent is part.parent and one.tag == part.tag)
        if sum(one.attrs.get("class") == part.attrs.get("class") for one in alike) > 1:
            return []
    if at < 0:
        return []
    start, stop = outline.start[at], outline.start[at] + outline.count[at]
    for inner in range(at + 1, len(outline.elements)):
        first, last = outline.start[inner], outline.start[inner] + outline.count[inner]
        if first >= stop or not is_named_body(outline.elements[inner]):
            continue
        is_round_it = first - start + stop - last <= MOST_ROUND
        if is_round_it and not any(map(is_sentence, blocks[start:first] + blocks[last:stop])):
            start, stop = first, last
    return [start <= i < stop and not (one.is_link or one.in_link) for i, one in enumerate(blocks)]


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
    inner = outline.index
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
