"""The blocks of text of a page, and the tree of the elements that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from qingwen.html.dom.structure import SILENT
from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import phrases

LONGEST_PHRASE = 64
GOOD_WIDTH = 80  # columns; a block as wide with few links is running text
_MARKS = (",", "，", "、", ";", "；", "。", "！", "？", ". ", "? ", "! ")


class Block:
    """A block of running text.

    element: the block that holds it. text: with white space folded. width: its columns (a Han letter has two).
    linked:  the columns within links. is_link: whether nearly all of it is links, which most steps ask. in_link: whether a link is around it.
    """

    __slots__ = ("element", "in_link", "is_link", "linked", "text", "width")

    def __init__(self, element: Element, text: str, width: int, linked: int, in_link: bool) -> None:
        self.element, self.text, self.width, self.linked, self.in_link = element, text, width, linked, in_link
        self.is_link = linked * 10 >= width * 9


class Outline:
    """The elements that hold blocks, parents before children, and what is counted over all blocks in each.

    elements, parents: each element, and the place of its parent among them (-1 of the body's). index: the places of the elements.
    places:  of each block, the place of its element.
    start, count: the blocks of an element are those from `start` on, `count` of them.
    total, linked, good: columns of text, of text within links, and of running text.
    good_of: of each block, its columns where it is running text, else 0. running: the blocks of such text, by their place.
    holders: what `parts.holders_of` found last, and of which blocks: most of the steps that ask for it change nothing.
    """

    __slots__ = (
        "count",
        "elements",
        "good",
        "good_of",
        "holders",
        "index",
        "linked",
        "parents",
        "places",
        "running",
        "start",
        "total",
    )

    def __init__(self, body: Element, blocks: list[Block]) -> None:
        index = {body: 0}
        elements, parents, places, start = [body], [-1], [], [0]
        for i, block in enumerate(blocks):
            node = block.element
            chain = []
            while (at := index.get(node)) is None:
                chain.append(node)
                assert node.parent is not None
                node = node.parent
            for one in reversed(chain):
                parents.append(at)
                at = index[one] = len(elements)
                elements.append(one)
                start.append(i)
            places.append(at)
        total, linked, good, count = ([0] * len(elements) for _ in range(4))
        self.good_of = [_running_text(block) for block in blocks]
        self.holders: tuple[bytes, frozenset[Element]] = b"", frozenset()
        self.running = [i for i, own in enumerate(self.good_of) if own]
        for at, block, own in zip(places, blocks, self.good_of, strict=True):
            total[at], linked[at], good[at], count[at] = block.width, block.linked, own, 1
        for i in range(len(elements) - 1, 0, -1):
            above = parents[i]
            total[above] += total[i]
            linked[above] += linked[i]
            good[above] += good[i]
            count[above] += count[i]
        self.index, self.elements, self.parents, self.places, self.start = index, elements, parents, places, start
        self.total, self.linked, self.good, self.count = total, linked, good, count

    def children_of(self, at: int) -> Iterator[int]:
        """The places of the elements right in the one at a place."""
        stop = self.start[at] + self.count[at]
        for inner in range(at + 1, len(self.elements)):
            if self.start[inner] >= stop:
                break
            if self.parents[inner] == at:
                yield inner

    def holds(self, at: int, block: int) -> bool:
        """Whether the element at a place holds a block."""
        return 0 <= block - self.start[at] < self.count[at]


def _running_text(block: Block) -> int:
    """Its columns where it is wide, has few links, and, if it is very wide, marks between its clauses; else 0."""
    width = block.width
    if width < GOOD_WIDTH or block.linked >= 0.3 * width:
        return 0
    return width if width < 1000 or sum(map(block.text.count, _MARKS)) > width / 400 else 0


def collect(body: Element, skip: Collection[Element] = ()) -> list[Block]:
    """The blocks of text in a normalized tree, in order, but for those in `skip`."""
    found: list[Block] = []
    _collect(body, skip, found, False)
    return found


def _collect(node: Element, skip: Collection[Element], found: list[Block], in_link: bool) -> None:
    if node.holds_blocks and node.tag != "pre":
        in_link = in_link or (node.tag == "a" and "href" in node.attrs)
        for child in node.children:
            if type(child) is Element and child.tag not in SILENT and child not in skip:
                _collect(child, skip, found, in_link)
        return
    children = node.children
    if len(children) == 1 and isinstance(children[0], str):
        text, linked = children[0], 0
    else:
        parts: list[str] = []
        linked = _text(node, parts, False, skip)
        if linked and node.tag in _NAMED and not any(map(_leads_on, node)):
            linked = 0  # a heading that leads to itself
        text = "".join(parts)
    text = text.strip()
    if text:
        if "  " in text or not text.isprintable():  # no white space is, but the single space
            text = " ".join(text.split())
        width = columns(text)
        found.append(Block(node, text, width, linked if linked < width else width, in_link))


_NAMED = frozenset((*HEADINGS, "dt"))


def _leads_on(element: Element) -> bool:
    """Whether it is a link, and not to a place in the page."""
    href = element.attrs.get("href", "").strip() if element.tag == "a" else ""
    return href != "" and (href[0] != "#" or href == "#")


def columns(text: str) -> int:
    """How wide a text is: each letter that takes three bytes in UTF-8, as Han does, is two columns."""
    return len(text) if text.isascii() else len(text) + (len(text.encode("utf-8", "replace")) - len(text) >> 1)


def _text(element: Element, parts: list[str], in_link: bool, skip: Collection[Element]) -> int:
    """Adds the text of an element; the columns of it that are within links."""
    linked = 0
    for child in element.children:
        if type(child) is not Element:
            parts.append(child)
            if in_link:
                linked += columns(child.strip())
        elif child.tag == "br":
            parts.append(" ")
        elif child.tag not in SILENT and child not in skip:
            linked += _text(child, parts, in_link or (child.tag == "a" and "href" in child.attrs), skip)
    return linked


@lru_cache(maxsize=4096)
def known_phrase(text: str) -> Match | None:
    """What the tables of page furniture say of a short text; the same lines stand on every page of a site."""
    return phrases().match(text)


def letters_of(text: str) -> str:
    """A text's letters and digits, small: what two versions of a title have in common."""
    return _no_letters.sub("", text).lower()


def is_title(block: Block, title: str) -> bool:
    """Whether a block is the heading with the page's title. title: its letters and digits."""
    return block.element.tag == "h1" and letters_of(block.text) == title


_TITLE_HEADINGS = frozenset(("h1", "h2", "h3"))


def place_of_title(blocks: Sequence[Block], title: str) -> int:
    """Where the heading with the page's title stands; where it is no `<h1>`, as in DedeCMS's pages, the first lower one; -1 if there is none."""
    if not title:
        return -1
    lower = -1
    for i, block in enumerate(blocks):
        tag = block.element.tag
        if tag in _TITLE_HEADINGS and (lower < 0 or tag == "h1") and letters_of(block.text) == title:
            if tag == "h1":
                return i
            lower = i
    return lower


_no_letters = lazy(r"\W+")
