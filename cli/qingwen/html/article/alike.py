"""Parts of one shape beside each other: the questions of a list of them, the posts of a thread, the updates of a live blog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from qingwen.html.article.hosts import leads_elsewhere, own_hosts
from qingwen.html.article.names import tag_and_class
from qingwen.html.article.parts import DOUBTFUL, MUCH, holders_of
from qingwen.html.article.section_titles import heads_furniture, is_furniture_title, is_own_list
from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.dom.hidden_parts import opened_name
from qingwen.html.dom.tags import HEADINGS, SUBHEADINGS
from qingwen.html.dom.tree import Element, Page, upward
from qingwen.lazy_pattern import lazy

# Which are parts of one shape only where they are called alike.
_NAMED = frozenset(("div", "section", "article", "table"))
_TAGS = _NAMED | {"details", "dl", "li"}
_NOT_TEXT = frozenset(("aside", "footer", "header", "form", "figure", "nav"))
_HEADS = frozenset((*SUBHEADINGS, "summary", "dt"))
_ENDS = frozenset(".?!。？！…")
_CLOSING = "\"'”’」』）)"
# What tells one of several parts from the others.
_own_name = lazy(
    r"[\d\s](?:(?<=\d)\d*|(?:is-)?(?:first|last|odd|even|alt|active|open|show|in|current|selected|collapsed)(?=\s|$))"
)  # of names behind a space: where a pattern begins with one class of characters, the search for it is a third faster
LEAST = 3  # parts of one shape; two may be an article and a box
LEAST_SHOWN_IN_TURN = 2  # parts of an accordion or behind tabs
TITLE = 3  # blocks at the head of a part, one of which may be its title
MOST_LOOKS = 6  # times that a block is looked at in the mean; of 277 pages one had 3, the others less
IN_ITEM = 3  # elements: a paragraph, what wraps it, an item of a list
FAR = 2  # elements from that of the article's paragraphs down to the one that holds the parts


def keep_alike(kept: list[bool], blocks: list[Block], outline: Outline, page: Page) -> None:
    """Keeps the text of all parts of one tag and name that stand beside each other in the article, below its paragraphs, or hold much of
    its text themselves; most are told in sentences, and few begin with a link, as lists of other articles do, unless nothing else is the article: the
    people of a team.
    """
    holders = holders_of(kept, blocks, outline)
    much = MUCH * sum(block.width - block.linked for block, keep in zip(blocks, kept, strict=True) if keep)
    running = [own if keep else 0 for own, keep in zip(outline.good_of, kept, strict=True)]
    budget = MOST_LOOKS * len(blocks)  # parts within parts within parts would be looked at again at each level
    for members in _groups(blocks, outline):
        if len(members) < LEAST and (
            len(members) < LEAST_SHOWN_IN_TURN or not opened_name.search(_name(outline.elements[members[0]]))
        ):
            continue
        budget -= sum(outline.count[at] for at in members)
        if budget < 0:
            return
        heads = [_head_of(at, blocks, outline) for at in members]
        if all(all(kept[i] for i in _places(at, outline)) for at in members) and all(
            head is None or kept[head] for head in heads
        ):
            continue  # nothing is left to keep
        within = _is_within(outline.elements[outline.parents[members[0]]], holders)
        is_all = False
        if not _is_told(members, blocks, outline, within=within):
            if len(members) < LEAST or not _is_told(members, blocks, outline, within=within, may_be_titled=True):
                continue
            is_all = _are_all(members, outline, running)
            if not is_all:
                own = own_hosts(page, [outline.elements[at] for at in members]) if within else set()
                if not within or not leads_elsewhere((blocks[outline.start[at]] for at in members), own):
                    continue
                is_all = True
        start = outline.start[members[0]]
        if within and start and heads_furniture(blocks[start - 1].text):
            continue
        chains = None if within else _chains(members, blocks, outline, kept, much)
        for at, head in zip(members, heads, strict=True):
            places = _places(at, outline)
            if _is_other(blocks[places[0]]):
                continue
            is_own = is_own_list(blocks[places[0]].text)
            for i in reversed(places):
                element = blocks[i].element
                is_text = (
                    chains is None
                    or (is_own and any(one.tag == "li" for one in upward(element, IN_ITEM)))
                    or _chain(element, outline.elements[at]) in chains
                    or (element.tag in _HEADS and i + 1 in places and kept[i + 1])
                )
                is_linked = blocks[i].linked * 2 >= blocks[i].width or blocks[i].in_link
                kept[i] = kept[i] or (is_text and (not is_linked or (is_all and element.tag in SUBHEADINGS)))
            if head is not None and kept[places[0]] and not heads_furniture(blocks[head].text):
                kept[head] = True


_PARAGRAPHS = frozenset(("p", "div"))
LEAST_PARAGRAPHS = 3  # of one shape that are a text; a menu, an address or a notice may have two


def keep_paragraphs(kept: list[bool], blocks: list[Block], outline: Outline, scores: Sequence[float]) -> None:
    """Keeps short paragraphs of one tag and name beside each other that are more than all that is kept elsewhere, most of them sentences and no worse
    than doubtful in the mean: a text in a page that names nothing, of which a summary above it, being wide, or the items of its lists look better.
    """
    running = sum(own for own, keep in zip(outline.good_of, kept, strict=True) if keep)
    if running * 2 >= outline.total[0] - outline.linked[0]:  # as of most pages
        return
    whole = sum(block.width for block, keep in zip(blocks, kept, strict=True) if keep)
    beside: defaultdict[tuple[int, tuple[str, str]], list[int]] = defaultdict(list)
    for i, (at, block) in enumerate(zip(outline.places, blocks, strict=True)):
        if block.element.tag in _PARAGRAPHS:
            beside[outline.parents[at], tag_and_class(block.element)].append(i)
    for (above, _), members in beside.items():
        if len(members) < LEAST_PARAGRAPHS or all(kept[i] for i in members):
            continue
        told = sum(not blocks[i].linked and blocks[i].text.rstrip(_CLOSING)[-1:] in _ENDS for i in members)
        start, stop = outline.start[above], outline.start[above] + outline.count[above]
        elsewhere = whole - sum(blocks[i].width for i in range(start, stop) if kept[i])
        if (
            told * 3 >= len(members) * 2
            and sum(blocks[i].width - blocks[i].linked for i in members) > elsewhere
            and outline.linked[above] * 3 <= outline.total[above]
            and sum(scores[i] for i in members) >= DOUBTFUL * len(members)
            and _NOT_TEXT.isdisjoint(one.tag for one in upward(outline.elements[above]))
            and not any(is_furniture_title(block.text) for block in blocks[max(0, start - 1) : start + 1])
        ):
            for i in members:
                kept[i] = kept[i] or not blocks[i].linked


def _groups(blocks: list[Block], outline: Outline) -> list[list[int]]:
    """The parts of one tag and name beside each other, of those that have a name, a style, a heading, or a tag that says enough; not those alone."""
    beside: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for at, (element, parent) in enumerate(zip(outline.elements, outline.parents, strict=True)):
        if element.tag in _TAGS:
            beside[parent, element.tag].append(at)
    found: list[list[int]] = []
    total, linked = outline.total, outline.linked
    for (_, tag), members in beside.items():
        if len(members) == 1 or all(linked[at] * 2 > total[at] for at in members):  # a menu, which tells nothing
            continue
        alike: dict[str, list[int]] = {}
        for at in members:
            element = outline.elements[at]
            name = _name(element) or _shape_of(element.attrs.get("style", "")) or _heading_in(at, blocks, outline)
            if name or tag not in _NAMED or _head_of(at, blocks, outline) is not None:
                alike.setdefault(name, []).append(at)
        found += [parts for parts in alike.values() if len(parts) > 1]
    return sorted(found)  # by where they begin


def _is_other(first: Block) -> bool:
    """Whether a part begins with a heading of what is not the article's. One step of several may be called `First`, or `Search`."""
    if first.element.tag not in SUBHEADINGS or len(first.text) > LONGEST_PHRASE:
        return False
    known = known_phrase(first.text)
    return (known is None or known.rule not in ("navigation", "page-control")) and heads_furniture(first.text)


def _places(at: int, outline: Outline) -> range:
    return range(outline.start[at], outline.start[at] + outline.count[at])


def _heading_in(at: int, blocks: list[Block], outline: Outline) -> str:
    """The level of the heading that a `<section>` begins with, which tells those of a paper from others as a name does; else ``."""
    head = blocks[outline.start[at]].element
    return head.tag if outline.elements[at].tag == "section" and head.tag in SUBHEADINGS else ""


def _head_of(at: int, blocks: list[Block], outline: Outline) -> int | None:
    """The place of the heading right beside an element that it is of."""
    head = outline.start[at] - 1
    if head < 0 or blocks[head].linked or blocks[head].element.tag not in _HEADS:
        return None
    return head if blocks[head].element.parent is outline.elements[at].parent else None


def _are_all(members: list[int], outline: Outline, running: list[int]) -> bool:
    """Whether all running text that is kept is in some elements, and in more than one of them. running: its columns in each block."""
    whole = sum(running)
    if sum(outline.good[at] for at in members) < whole:
        return False
    own = [sum(running[places.start : places.stop]) for places in (_places(at, outline) for at in members)]
    return sum(own) == whole and sum(map(bool, own)) > 1


def _is_told(
    members: list[int], blocks: list[Block], outline: Outline, *, within: bool, may_be_titled: bool = False
) -> bool:
    """Whether most of some elements hold sentences outside of links, and few are titled by a link, as each in a list of articles is, if they may not.

    within: whether they stand in the article; its own posts may begin with the name of who wrote them, and end with links.
    """
    if sum(outline.linked[at] for at in members) * (4 if within else 2) > sum(outline.total[at] for at in members):
        return False
    told = titled = 0
    for at in members:
        inside = [blocks[i] for i in _places(at, outline)]
        titled += any(
            (block.is_link or block.in_link) and (within or block.element.tag in HEADINGS) for block in inside[:TITLE]
        )
        told += any(not block.linked and block.text.rstrip(_CLOSING)[-1:] in _ENDS for block in inside)
    return told * 3 >= len(members) * 2 and (may_be_titled or titled * 3 <= len(members))


def _chains(
    members: list[int], blocks: list[Block], outline: Outline, kept: list[bool], much: float
) -> set[tuple[str, ...]]:
    """By what names that is reached which is kept of some elements, if that is so many columns of text."""
    found = [(at, i) for at in members for i in _places(at, outline) if kept[i]]
    if sum(blocks[i].width - blocks[i].linked for _, i in found) < much:
        return set()
    return {_chain(blocks[i].element, outline.elements[at]) for at, i in found}


def _is_within(parent: Element, holders: Set[Element]) -> bool:
    """Whether it holds the article's paragraphs, or stands right below what does."""
    node: Element | None = parent
    for _ in range(FAR + 1):
        if node is None or node.tag in _NOT_TEXT:
            return False
        if node in holders:
            return True
        node = node.parent
    return False


def _name(element: Element) -> str:
    """What an element is called as those of its shape are: without numbers, and whether it is the last or shown."""
    names = element.attrs.get("class")
    return _shape_of(names) if names else ""


@lru_cache(maxsize=4096)
def _shape_of(names: str) -> str:
    return names if names.isalpha() else _own_name.sub("", f" {names}").strip()


def _chain(element: Element, part: Element) -> tuple[str, ...]:
    """What the elements with a name are called from a part down to a block in it."""
    found = []
    node: Element | None = element
    while node is not None and node is not part:
        if name := _name(node):
            found.append(f"{node.tag}.{name}")
        node = node.parent
    return tuple(found)
