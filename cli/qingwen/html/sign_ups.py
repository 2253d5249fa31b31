"""Boxes in which a reader leaves an address for a newsletter: a field for it, and what is said round that."""

from __future__ import annotations

import re

from qingwen.html.blocks import Block, Outline
from qingwen.html.corrections import HEADINGS
from qingwen.html.tree import Element, Page
from qingwen.lazy_pattern import lazy

MOST_TEXT = 600  # columns of a box: a heading and a few sentences
MOST_SHARE = 0.2  # of the running text that is kept
MOST_BLOCKS = 5
_field = lazy(r"e-?mail|邮箱|郵箱|电邮|電郵", re.I)
_letter = lazy(r"subscri|newsletter|inbox|mailing[ _-]?list|订阅|訂閱|电子报|電子報", re.I)
_said = ("class", "id", "name", "action", "placeholder", "value")  # attributes that tell what is sent
_OF_TEXT = frozenset(("li", "dt", "dd", "td", "th", "pre", "blockquote", "figcaption", "address", "h1"))


def drop_sign_ups(kept: list[bool], blocks: list[Block], outline: Outline, page: Page) -> None:
    """Leaves out the few lines round a field for an address to which a newsletter goes; lists and tables, as of opening hours, are no such lines."""
    fields = [one for one in page.tagged["input"] if _is_for_address(one)]
    if not fields:
        return
    places = {element: at for at, element in enumerate(outline.elements)}
    good = [own if keep else 0 for own, keep in zip(outline.good_of, kept, strict=True)]
    much = MOST_SHARE * sum(good)
    for field in fields:
        box = None
        node = field.parent
        while node is not None:
            at = places.get(node)
            if at is not None:
                inside = range(outline.start[at], outline.start[at] + outline.count[at])
                if outline.total[at] > MOST_TEXT or sum(good[i] for i in inside) > much:
                    break
                if sum(blocks[i].element.tag in HEADINGS for i in inside) > 1:
                    break
                box = node, inside
            node = node.parent
        if box is None:
            continue
        own = [i for i in box[1] if kept[i]]
        if (
            0 < len(own) <= MOST_BLOCKS
            and not any(blocks[i].element.tag in _OF_TEXT for i in own)
            and _is_for_letters(box[0])
        ):
            for i in own:
                kept[i] = False


def _is_for_address(field: Element) -> bool:
    get = field.attrs.get
    return get("type") == "email" or any(_field.search(get(name, "")) for name in ("name", "placeholder", "id"))


def _is_for_letters(box: Element) -> bool:
    """Whether a box, or what its elements are called, speaks of letters that are sent."""
    return bool(_letter.search(box.text())) or any(
        name in one.attrs and _letter.search(one.attrs[name]) for one in box for name in _said
    )
