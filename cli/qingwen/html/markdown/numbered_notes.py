"""Footnotes of any names: a number in a text that leads to a note which leads back to it."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.lazy_pattern import lazy

ARROW = lazy(r"[\s\[\]↩︎⤴↑^⏎\ufe0e\d]*(?:(?<=\d):\d+\]\s*)?$")  # `[1:1]` is markdown-it's second reference to a note
HIGHEST = 4  # elements from a link up to what has the id that a link leads to
FEW = 8  # links in one place, and children of what holds a note's number and its text
_bracketed = lazy(r"\s*\[\d{1,3}\]\s*$")
_number = lazy(r"\d+")
_mark = lazy(r"\s*[\d*†‡§\[]")
_NO_NOTES = frozenset(("figure", "table"))  # their captions lead back to where the text speaks of them
_LISTS = frozenset(("ol", "ul"))


def there_and_back(links: list[Element]) -> dict[Element, Element]:
    """Of links in their order, which are numbers or arrows, those in a text that refer to a note, each with the link in this that leads back to it."""
    homes = {link: _ids_around(link) for link in links}
    places: dict[str, list[int]] = {}
    for i, link in enumerate(links):
        for name in homes[link]:
            places.setdefault(name, []).append(i)
    found: dict[Element, tuple[Element, Element]] = {}
    notes: dict[Element, _Note] = {}
    opening: dict[Element, list[Element]] = {}  # of blocks, which may hold many links
    for i, link in enumerate(links):
        target = link.attrs["href"][1:]
        if target not in places or not _is_reference(link, opening):
            continue
        for place in places[target][:FEW]:
            back = links[place]
            if place <= i or back.attrs["href"][1:] not in homes[link]:
                continue
            block = _block(homes[back][target])
            if block is not None and block not in notes:
                notes[block] = _Note(block)
            if block is not None and notes[block].is_for(link, back):
                found[link] = back, block
                break
    known = {block for _, block in found.values()}
    parents = {block.parent for block in known}
    behind = {block for parent in parents if parent is not None for block in _behind_text(parent, known)}
    return {link: back for link, (back, block) in found.items() if block in behind}


def _ids_around(link: Element) -> dict[str, Element]:
    """The ids of a link and of what is around it."""
    found: dict[str, Element] = {}
    for node in upward(link, HIGHEST):
        for name in (node.attrs.get("id"), node.attrs.get("name") if node is link else None):
            if name:
                found[name] = node
    return found


def _block(element: Element) -> Element | None:
    return next((one for one in upward(element) if one.block), None)


def _is_reference(link: Element, opening: dict[Element, list[Element]]) -> bool:
    """Whether a link is a number set as those of notes are, raised or in brackets, and behind other text."""
    text = link.text()
    is_set_so = _bracketed.match(text) or (_number.search(text) and any(one.tag == "sup" for one in link))
    node: Element | None = link.parent
    while node is not None and not node.block:
        is_set_so = is_set_so or (node.tag == "sup" and _number.search(text))
        node = node.parent
    if not is_set_so or node is None or node.tag in HEADINGS:
        return False
    if node not in opening:
        opening[node] = _at_edge(node)
    return link not in opening[node]


class _Note:
    """What may be a note: the block that links lead to, with what is beside it where it is a number alone."""

    def __init__(self, block: Element) -> None:
        self._opening = _at_edge(block)
        beside = block.parent if ARROW.match(block.text()) else None
        held = block if beside is None or len(beside.children) >= FEW else beside
        self._held = held
        self._ending = _at_edge(held, last=True)
        self._may_be = not any(one.tag in HEADINGS for one in held) and not any(
            one.tag in _NO_NOTES for one in (*held, *upward(held))
        )

    def is_for(self, link: Element, back: Element) -> bool:
        """Whether a note opens with the number that refers to it, or with an arrow, or ends with an arrow that does not stand alone."""
        number, said = _number.search(back.text()), _number.search(link.text())
        if not self._may_be or said is None or self._held in upward(link):
            return False
        if number is not None:
            return back in self._opening and number[0] == said[0]
        holder = _block(back)
        return (back in self._opening or back in self._ending) and holder is not None and not ARROW.match(holder.text())


def _at_edge(block: Element, *, last: bool = False) -> list[Element]:
    """The links that a block opens with, last: that it ends with, a few, as far as there is nothing but numbers and arrows."""
    found: list[Element] = []
    stack: list[Element | str] = [block]
    while stack and len(found) < FEW:
        node = stack.pop()
        if isinstance(node, str):
            if not ARROW.match(node):
                break
        else:
            if node.tag == "a":
                found.append(node)
            stack += node.children if last else reversed(node.children)
    return found


def _behind_text(parent: Element, notes: set[Element]) -> Iterator[Element]:
    """Those of the notes in an element below which there is no other text before the next heading; of a list all that is in it, or nothing."""
    blocks = [one for one in parent.children if isinstance(one, Element)]
    if parent.tag in _LISTS:
        if all(one in notes or not one.text().strip() for one in blocks):
            yield from blocks
        return
    is_behind = True
    for one in reversed(blocks):
        if one in notes:
            if is_behind:
                yield one
        elif one.tag in HEADINGS or one.tag == "hr":
            is_behind = True
        else:
            text = one.text()
            is_behind = is_behind and (not text.strip() or _mark.match(text) is not None)
