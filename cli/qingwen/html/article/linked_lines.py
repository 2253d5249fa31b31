"""Lines that are little but a link and the article's all the same: headings with text of their own below, what an author asks to be done, whose words
are quoted.
"""

from __future__ import annotations

from itertools import pairwise

from qingwen.html.article.section_titles import heads_furniture
from qingwen.html.dom.blocks import Block, Outline
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.html.markdown.addresses import shares
from qingwen.lazy_pattern import lazy


def keep_linked_headings(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps a heading that is a link where text of its own stands right below it, below a paragraph in the same element: a clinic with its
    address. Not the last of several below each other, nor one in a box of its own: so are other articles listed.
    """
    asked = {i for i in range(1, len(blocks) - 1) if kept[i + 1] and not kept[i] and _is_linked_heading(blocks[i])}
    if not asked:  # as of most pages
        return
    around: set[Element | None] = set()  # what holds the paragraphs before
    for i in range(1, max(asked) + 1):
        before, block, below = blocks[i - 1 : i + 2]
        if kept[i - 1] and outline.good_of[i - 1]:
            around.add(before.element.parent)
        if (
            i in asked
            and block.element.parent in around
            and not (_is_linked_heading(before) and before.element.tag == block.element.tag)
            and below.element.tag not in SUBHEADINGS
            and not below.is_link
            and _is_beside(below.element, block.element)
            and not heads_furniture(block.text)
        ):
            kept[i] = True


def _is_linked_heading(block: Block) -> bool:
    return block.element.tag in SUBHEADINGS and block.is_link


def _is_beside(element: Element, heading: Element) -> bool:
    """Whether what holds a heading holds an element, or the list or table of it."""
    node = element.parent
    while node is not None and node is not heading.parent and node.tag in _PARTS:
        node = node.parent
    return node is not None and node is heading.parent


_PARTS = frozenset(("ul", "ol", "li", "dl", "dd", "table", "tbody", "tr", "td", "blockquote"))


MOST_TOGETHER = 2  # links below each other; more are a list of other pages
LONGEST_ACTION = 32  # columns; titles of other articles are longer
_address = lazy(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def keep_actions(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps a link that is a paragraph between two of the article's own and reads like no other article's title: an address, or a few
    words (`Join the meeting`).
    """
    own = [i for i, is_kept in enumerate(kept) if is_kept]
    for before, below in pairwise(own):
        if (
            1 < below - before <= MOST_TOGETHER + 1
            and len({one.element.parent for one in blocks[before : below + 1]}) == 1
            and all(map(_is_action, blocks[before + 1 : below]))
            and not heads_furniture(blocks[before].text)
        ):
            kept[before:below] = [True] * (below - before)


def _is_action(block: Block) -> bool:
    """Whether a paragraph is one link that leads somewhere, and an address or a few words that sites do not have."""
    if block.element.tag != "p" or not block.is_link:
        return False
    links = [one for one in block.element if one.tag == "a" and "href" in one.attrs]
    if len(links) != 1:
        return False
    href = links[0].attrs["href"].strip()
    if href[:1] in ("", "#") or href[:11].lower() == "javascript:" or shares(href):
        return False
    if _address.fullmatch(block.text):
        return True
    return block.width <= LONGEST_ACTION and not heads_furniture(block.text)


MOST_ENTRIES = 5  # of a list of links; more are a menu
_says_file = lazy(r"(?i)(?<![a-z])(?:pdf|docx?|xlsx?|pptx?|csv|zip)(?![a-z])|\d ?[km]b(?![a-z])")


def keep_short_lists(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps a list of a few links between two paragraphs of the article in the element of these, as somebody typed it who offers a file: nothing in it has
    the class that a program gives.
    """
    for at, element in enumerate(outline.elements):
        if element.tag not in ("ul", "ol") or not outline.linked[at] or outline.count[at] > MOST_ENTRIES:
            continue
        start, stop = outline.start[at], outline.start[at] + outline.count[at]
        if (
            start > 0
            and stop < len(blocks)
            and not any(kept[start:stop])
            and (outline.good_of[start - 1] or outline.good_of[stop])
            and all(kept[i] and _is_paragraph_beside(blocks[i].element, element) for i in (start - 1, stop))
            and any(_says_file.search(block.text) for block in blocks[start:stop])
            and not any("class" in one.attrs or one.tag == "img" for one in element)
            and not heads_furniture(blocks[start - 1].text)
        ):
            kept[start:stop] = [True] * (stop - start)


def _is_paragraph_beside(element: Element, other: Element) -> bool:
    return element.tag == "p" and element.parent is other.parent


def keep_attributions(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps the line with a dash right below a quotation, beside it in its element, that says whose words it has: `— Ada Lovelace, Notes`."""
    for i in range(1, len(blocks)):
        block = blocks[i]
        if kept[i] or not kept[i - 1] or block.text[0] not in "—–―" or block.width > LONGEST_ATTRIBUTION:
            continue
        around = upward(blocks[i - 1].element, IN_QUOTATION)
        kept[i] = any(one.tag == "blockquote" and one.parent is block.element.parent for one in around)


LONGEST_ATTRIBUTION = 160  # columns
IN_QUOTATION = 4  # elements from its last paragraph out
