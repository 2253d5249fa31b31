"""Parts of a page whose first line says that they are not the article's: boxes and lists of other articles, places for advertisements."""

from __future__ import annotations

import re
from collections import Counter
from itertools import compress

from qingwen.html.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.corrections import HEADINGS, is_sentence
from qingwen.html.parts import MUCH, is_own_list
from qingwen.html.round_ups import leads_elsewhere, own_hosts
from qingwen.html.tree import Page
from qingwen.html.trimming import heads_others, is_in_link
from qingwen.lazy_pattern import lazy

_to_the_reader = lazy(r"\byou\b|[你您]", re.I)
LONGEST_EXCERPT = 400  # columns


def drop_labelled(kept: list[bool], blocks: list[Block], outline: Outline, page: Page) -> None:
    """Leaves out the elements that begin with a line such as `Related`, and in which each sentence stands below a title that is a link. Where
    they hold much of the text, or lead to other sites, they may be the author's, unless the line is said to the reader: `Recommended for you`.
    """
    much = MUCH * sum(good for good, keep in zip(outline.good_of, kept, strict=True) if keep)
    last = len(kept) - kept[::-1].index(True) if much else 0
    found = []
    for i, (_, text, _, linked) in enumerate(blocks[:last]):
        if linked or len(text) > LONGEST_PHRASE:
            continue
        at = outline.places[i]
        if outline.start[outline.parents[at]] != i:
            continue
        while at > 0 and outline.count[at] == 1:
            at = outline.parents[at]
        start, stop = i + 1, i + outline.count[at]
        if outline.start[at] != i or start == stop or not _is_title(blocks[start]) or not any(kept[start:stop]):
            continue
        if heads_others(text) and not is_own_list(text) and _is_of_others(blocks[start:stop]):
            found.append((start, stop))
    inside = [block.element for start, stop in found for block in blocks[start:stop]]
    own = own_hosts(page, inside) if found else set()
    for start, stop in found:
        width = sum(good for good, keep in zip(outline.good_of[start:stop], kept[start:stop], strict=True) if keep)
        is_author_s = width > much or leads_elsewhere(blocks[start:stop], own)
        if not is_author_s or _to_the_reader.search(blocks[start - 1].text):
            kept[start - 1 : stop] = [False] * (stop - start + 1)


def _is_of_others(part: list[Block]) -> bool:
    """Whether each sentence in a part stands right below a title that is a link, and is short."""
    is_below = False
    for block in part:
        is_title = _is_title(block)
        if not is_title and (block.width > LONGEST_EXCERPT or (is_sentence(block) and not is_below)):
            return False
        is_below = is_title
    return True


def _is_title(block: Block) -> bool:
    """Whether it is a link, as a title of another article is."""
    return block.linked * 2 >= block.width or is_in_link(block.element)


def drop_advertisement_headings(kept: list[bool], blocks: list[Block]) -> None:
    """Leaves out the headings that say `Advertisement` again and again, as over each place for one; once it may be a term that is explained."""
    headings = [i for i in compress(range(len(blocks)), kept) if blocks[i].element.tag in HEADINGS]
    times = Counter(blocks[i].text for i in headings)
    for i in headings:
        kept[i] = times[blocks[i].text] == 1 or not _is_label(blocks[i].text)


def _is_label(text: str) -> bool:
    found = known_phrase(text) if len(text) <= LONGEST_PHRASE else None
    return found is not None and found.rule == "advertisement-label" and found.certainty == "sure"
