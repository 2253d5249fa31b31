"""Pictures with captions in a page: several of them in one element, and the one that leads an article."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.html.blocks import Block, known_phrase
from qingwen.html.pictures import is_large
from qingwen.html.tree import Element, upward
from qingwen.lazy_pattern import lazy

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


_ends_sentence = lazy(r"[.!?][”’\"')]*(?:\s|$)|[。！？]")
_other = lazy(
    r"(?:^|[\s_-])(?:avatar|author|profile|byline|sponsor\w*|ads?|advert\w*|promo|logo)(?=[\s_-]|$)"
)  # of names in small letters


def keep_lead_figure(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps the caption, a sentence, of the one picture between the title and the first paragraph, beside that or what it stands in, or beside the title."""
    first = next((i for i, keep in enumerate(kept) if keep and good[i]), 0)
    text = blocks[first].element if first else None
    title = next((one.element for one in blocks[first::-1] if one.element.tag == "h1"), None) if first else None
    around = {*upward(text), title.parent} if title is not None else {text.parent} if text is not None else set()
    beside = [one for part in around if part is not None for one in part.children if type(one) is Element]
    figures = [one for one in beside if one.tag == "figure"]
    if not figures:
        return
    captions = {part: figure for figure in figures if any(one.tag == "img" for one in figure) for part in figure}
    above: list[int] = []
    for i in range(first - 1, -1, -1):
        if blocks[i].element.tag == "h1":
            break
        if blocks[i].element in captions:
            above.append(i)
    held = {captions[blocks[i].element] for i in above}
    if len(held) == 1 and not _other.search(held.pop().attrs.get("class", "").lower()):
        for i in above:
            block = blocks[i]
            if (
                not block.linked
                and _is_caption(block)
                and _ends_sentence.search(block.text)
                and known_phrase(block.text) is None
            ):
                kept[i] = True
