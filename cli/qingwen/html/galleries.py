"""Pictures with captions in a page: several of them in one element, and the one that leads an article."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.html.blocks import Block
from qingwen.html.pictures import is_large
from qingwen.html.tree import Element

LEAST_PICTURES = 2


def is_gallery(element: Element, inside: list[Block]) -> bool:
    """Whether an element holds pictures and nothing but their captions; none in links to other pages, as pictures of other articles are, but in a
    gallery of WordPress's, which leads to pages of its own.
    """
    if not all(map(_is_caption, inside)):
        return False
    parts = list(element)
    is_own = "gallery" in element.attrs.get("class", "")
    return sum(one.tag == "img" for one in parts) >= LEAST_PICTURES and (
        is_own or all(is_large(one.attrs["href"]) for one in parts if one.tag == "a" and "href" in one.attrs)
    )


def _is_caption(block: Block) -> bool:
    element = block.element
    if block.is_link:
        return False
    if element.tag == "p" and element.parent is not None and element.parent.tag == "figcaption":
        return True
    return element.tag == "figcaption" or "caption" in element.attrs.get("class", "")


def keep_lead_figure(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps the caption of a picture between the title and the first paragraph, in the element of that."""
    first = next((i for i, keep in enumerate(kept) if keep and good[i]), 0)
    for i in range(first - 1, -1, -1):
        element = blocks[i].element
        if element.tag == "h1":
            return
        figure = element.parent
        while figure is not None and figure.tag == "figcaption":
            figure = figure.parent
        if (
            figure is not None
            and figure.tag == "figure"
            and figure.parent is blocks[first].element.parent
            and _is_caption(blocks[i])
            and not blocks[i].linked
            and any(one.tag == "img" for one in figure)
        ):
            kept[i] = True
