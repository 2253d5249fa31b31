"""HTML as a light tree: `Element`s whose children are elements and strings, without scripts, styles and comments but those that silence rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import final

COMMENT = "-comment"  # the tag of those that silence rules; all others go


@final
class Element:
    """An element. Whether something is one is asked with `type`, which takes half the time of `isinstance`.

    attrs: its attributes by lower-case name. children: elements and strings, in order.
    block: whether it is a block, or holds one; holds_blocks: whether it holds one. Both are known once the tree is normalized
           (see `structure`).
    """

    __slots__ = ("attrs", "block", "children", "holds_blocks", "parent", "tag")

    def __init__(self, tag: str, attrs: dict[str, str] | None = None, parent: Element | None = None) -> None:
        self.tag = tag
        self.attrs: dict[str, str] = {} if attrs is None else attrs
        self.parent = parent
        self.block = self.holds_blocks = False
        self.children: list[Element | str] = []

    def __iter__(self) -> Iterator[Element]:
        """All elements in it, itself first, in document order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            for child in reversed(element.children):
                if type(child) is Element:
                    stack.append(child)

    def text(self) -> str:
        """All text in it, as it stands in the source."""
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if type(node) is Element:
                stack += reversed(node.children)
            else:
                parts.append(node)
        return "".join(parts)

    def has_text(self) -> bool:
        """Whether any text in it is not white space."""
        stack = [self]
        while stack:
            for child in stack.pop().children:
                if type(child) is Element:
                    stack.append(child)
                elif child.strip():
                    return True
        return False


_TAGGED = ("h1", "ne-p", "ol", "pre", "table", "time", "code", "kbd", "samp", "tt", "var", "dl")


class Page:
    """A parsed page.

    body:   the root of what is seen. attrs: those of `<html>`.
    metas:  name, property, itemprop or http-equiv (lower case) → content, the first of each; of `citation_author` all, with semicolons.
    links:  rel (lower case) → href, the first of each. title: that of the head. data: JSON-LD, as text.
    authors: the names that microdata gives authors without showing them. properties: the elements to which it gives a property. comments: those that silence rules. frames: whether the page is a frameset. tabs: the labels of tabs that are buttons, outside of the tree. tagged: the elements of the few tags that are looked for by themselves, by tag.
    """

    def __init__(self) -> None:
        self.body = Element("body")
        self.attrs: dict[str, str] = {}
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.title = ""
        self.data: list[str] = []
        self.authors: list[str] = []
        self.properties: list[Element] = []
        self.comments: list[str] = []
        self.frames = False
        self.tabs: list[Element] = []
        self.tagged: dict[str, list[Element]] = {tag: [] for tag in _TAGGED}

    @cached_property
    def elements(self) -> list[Element]:
        """All elements of the body in document order, once the tree is normalized: for the many that look through all of it."""
        return elements_in(self.body)

    def unlink(self) -> None:
        """Ends the use of the tree: without ways up it is no knot of references, and is freed without a search for garbage."""
        for element in self.elements:
            element.parent = None


def elements_in(root: Element) -> list[Element]:
    """All elements in one, itself first, in document order: a list of them takes half the time that going on from each takes."""
    found: list[Element] = []
    _list(root, found)
    return found


def upward(element: Element | None, most: int | None = None) -> list[Element]:
    """An element and those around it, from the inside out; most: so many in all."""
    found: list[Element] = []
    while element is not None and (most is None or len(found) < most):
        found.append(element)
        element = element.parent
    return found


def element_after(element: Element, known: dict[Element, Element | None]) -> Element | None:
    """The element that follows one, be it beside what that ends. known: what was found before, of all in a parent at once, for one who asks for many."""
    while (parent := element.parent) is not None:
        if element not in known:
            _tell_after(parent, known)
        after = known[element]
        if after is not element:
            return after
        element = parent
    return None


def _tell_after(parent: Element, known: dict[Element, Element | None]) -> None:
    """Of each element in a parent the one right after it; None before text, itself where it is the last."""
    last: Element | None = None
    is_text = False
    for child in parent.children:
        if not isinstance(child, Element):
            is_text = is_text or child.strip() != ""
            continue
        if last is not None:
            known[last] = None if is_text else child
        last, is_text = child, False
    if last is not None:
        known[last] = None if is_text else last


def is_shown_in(element: Element, root: Element, skip: Collection[Element]) -> bool:
    """Whether an element stands in another, and neither it nor what is between the two is left out."""
    node: Element | None = element
    while node is not None and node is not root and node not in skip:
        node = node.parent
    return node is root


def _list(element: Element, found: list[Element]) -> None:
    """Adds an element and all in it: a call for each, no deeper than `parsing.DEEPEST`, takes a third of the time that a stack of them does."""
    found.append(element)
    for child in element.children:
        if type(child) is Element:
            _list(child, found)
