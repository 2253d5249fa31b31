"""One title, and the chapters below it."""

from __future__ import annotations

from collections.abc import Collection

from qingwen.html.dom.blocks import letters_of
from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element

_LOWER = {tag: f"h{min(6, level + 1)}" for tag, level in HEADINGS.items()}


def one_title(root: Element, skip: Collection[Element] = (), title: str = "") -> None:
    """Puts all headings under the title one level down where the title and the chapters are of one level.

    skip: elements that are no part of the text. title: what will stand above the text, unless the title is in it; where it is
    not known, the first heading is the title.
    """
    headings: list[Element] = []
    opens = True  # nothing has been seen yet
    own: Element | None = None
    wanted = letters_of(title)
    stack: list[Element | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            opens = opens and node.isspace()
        elif node not in skip:
            if node.tag in _LOWER and (text := node.text().strip()):
                if node.tag == "h1" and own is None:
                    is_title = opens or (not title and not headings) or letters_of(text) == wanted
                    own = node if is_title else None
                headings.append(node)
            opens = opens and node.tag != "img"
            stack += node.children[::-1]
    if own is None and not title:
        return
    below = [one for one in headings if one is not own]
    chapters = [one for one in below if one.tag == "h1"]
    is_stray = len(chapters) == 1 and chapters[0] is not below[0]  # the rest has its levels below the title
    for one in chapters if is_stray or not chapters else below:
        one.tag = _LOWER[one.tag]
