"""Pictures with captions in a page: several of them in one element, and the one that leads an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, islice, takewhile

from qingwen.html.article.names import tag_and_class
from qingwen.html.article.people import is_name
from qingwen.html.article.sentences import SENTENCE_ENDS
from qingwen.html.article.site_lines import is_line_of_site, is_role
from qingwen.html.dom.blocks import Block, Outline, known_phrase
from qingwen.html.dom.tree import Element, upward
from qingwen.html.markdown.pictures import is_large
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


_other = lazy(
    r"(?:^|[\s_-])(?:avatar|author|profile|byline|sponsor\w*|ads?|advert\w*|promo|logo)(?=[\s_-]|$)"
)  # of names in small letters
_paid = lazy(r"(?:sponsored|presented|promoted|supported|brought to you) |(?:赞助|贊助|[广廣]告|推[广廣])", re.I)
_ends_sentence = lazy(r"[.!?][”’\"')]*(?:\s|$)|[。！？]")
MOST_OF_CREDIT = 5  # spaces
WRAPPED = 3  # elements: a figure beside the text or the title, and what wraps it


def keep_lead_figure(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps the captions of the one picture between the title and the first paragraph, be it wrapped, beside that or what it stands in, or beside
    the title; but no name alone, as below an author's portrait, and nothing that is paid for.
    """
    first = first_of_text(kept, blocks, good)
    text = blocks[first].element if first else None
    if text is None:
        return
    head = next((i for i in range(first, -1, -1) if blocks[i].element.tag == "h1"), -1)
    round_title = {*upward(blocks[head].element)} if head >= 0 else set()
    around = {*upward(text), *upward(blocks[head].element, 2)} if head >= 0 else {*upward(text.parent)}
    chains: dict[int, list[Element]] = {}
    inside: dict[Element, str] = {}  # the captions in each
    for i in range(head + 1, first):
        caption = blocks[i]
        if caption.linked or not (_is_caption(caption) or _is_called_caption(caption)):
            continue
        chain = [*takewhile(lambda one: one not in around, upward(caption.element))]
        if chain:
            chains[i] = chain
            inside[chain[-1]] = inside.get(chain[-1], "") + caption.text
    held: dict[Element, list[int]] = {}
    for i, chain in chains.items():
        is_whole = _is_picture_with(chain[-1], inside[chain[-1]])
        figure = next((one for one in chain[-WRAPPED:] if one.tag == "figure"), chain[-1] if is_whole else None)
        is_beside = round_title.isdisjoint(chain) if head >= 0 else chain[-1].parent is text.parent
        is_named = any(one.tag == "figcaption" for one in chain)  # and not only called a caption
        is_sentence = _ends_sentence.search(blocks[i].text) is not None
        is_outer = figure is chain[-1]
        is_sure = is_whole or (is_named and is_sentence) or (is_outer and (is_named or is_sentence))
        if figure and is_beside and is_sure and any(one.tag == "img" for one in figure):
            held.setdefault(figure, []).append(i)
    if len(held) != 1:
        return
    figure, own = held.popitem()
    if not any(
        _other.search(one.attrs.get("class", "").lower()) for one in upward(figure, WRAPPED) if one not in around
    ):
        for i in own:
            kept[i] = kept[i] or _may_lead(blocks[i])


def keep_figures(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the caption of a picture with text that is kept above and below it in the same element, and those of pictures beside it that are made alike."""
    held: dict[tuple[Element, str, str], list[int]] = {}  # captions by what holds their pictures, and its name
    sums = [0, *accumulate(kept)]
    found: set[tuple[Element, str, str]] = set()
    for i, block in enumerate(blocks):
        is_word = block.text.isascii() and " " not in block.text  # of whom it is: an agency
        if kept[i] or is_word or not _is_caption(block) or not _may_lead(block):
            continue
        at = outline.places[i]
        while at > 0 and outline.count[outline.parents[at]] == 1:
            at = outline.parents[at]
        figure, around = outline.elements[at], outline.elements[at].parent
        if at == 0 or around is None or not any(one.tag == "img" for one in figure):
            continue
        name = (around, *tag_and_class(figure))
        held.setdefault(name, []).append(i)
        at = outline.parents[at]
        start, stop = outline.start[at], outline.start[at] + outline.count[at]
        if sums[i] > sums[start] and sums[stop] > sums[i]:
            found.add(name)
    for name in found:
        for i in held[name]:
            kept[i] = True


def _is_picture_with(element: Element, captions: str) -> bool:
    """Whether an element has a picture and, but for what is called its captions, no text."""
    return any(one.tag == "img" for one in element) and "".join(element.text().split()) == "".join(captions.split())


def _is_called_caption(block: Block) -> bool:
    """Whether all of a block is in a `<span>` that is called a caption."""
    parts = [one for one in block.element.children if isinstance(one, Element) and one.has_text()]
    return len(parts) == 1 and "caption" in parts[0].attrs.get("class", "")


# Of whom a picture is and nothing else, and a theme's own name for what it does not show.
_agency = lazy(
    r"(?:.*\W)?(?:getty|shutterstock|istock(?:photo)?|unsplash|pexels|adobe stock|alamy|reuters|afp|视觉中国)\b(?: images)?\W*$",
    re.I,
)
_not_shown = lazy(r"(?:^|[\s_-])(?:d|dis|display)-none(?=\s|$)")


def _may_lead(caption: Block) -> bool:
    text = caption.text
    return (
        not caption.linked
        and not _paid.match(text)
        and not (_agency.match(text) and not _ends_sentence.search(text) and text.count(" ") < MOST_OF_CREDIT)
        and not _not_shown.search(caption.element.attrs.get("class", ""))
        and (_ends_sentence.search(text) is not None or not (is_name(text) or is_role(text)))
        and known_phrase(text) is None
        and not is_line_of_site(text, "box")
    )


def first_of_text(kept: Sequence[bool], blocks: Sequence[Block], good: Sequence[int]) -> int:
    """The first paragraph that is kept, or where none is long the first sentence; not one that stands apart above others, as a standfirst; 0 if there is none."""
    places = [*islice((i for i, keep in enumerate(kept) if keep and good[i]), 3)]
    places = places or [*islice((i for i, keep in enumerate(kept) if keep and blocks[i].text[-1] in SENTENCE_ENDS), 3)]
    parents = [blocks[i].element.parent for i in places]
    stands_apart = len(parents) == 3 and parents[0] is not parents[1] is parents[2]
    return places[stands_apart] if places else 0
