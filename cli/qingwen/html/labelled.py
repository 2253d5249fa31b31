"""Parts of a page whose first line says that they are not the article's: boxes and lists of other articles, places for advertisements."""

from __future__ import annotations

from collections import Counter

from qingwen.html.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.corrections import HEADINGS, is_sentence
from qingwen.html.parts import MUCH, is_own_list
from qingwen.html.trimming import heads_others, is_in_link

MOST = 100  # blocks of such a part


def drop_labelled(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Leaves out the elements that begin with a line such as `Recommended for you`, and in which each sentence stands below a title that is a link."""
    much = MUCH * sum(good for good, keep in zip(outline.good_of, kept, strict=True) if keep)
    for i, block in enumerate(blocks if much else ()):
        at = outline.places[i]
        if block.linked or len(block.text) > LONGEST_PHRASE or outline.start[outline.parents[at]] != i:
            continue
        while at > 0 and outline.count[at] == 1:
            at = outline.parents[at]
        start, stop = i + 1, i + outline.count[at]
        if outline.start[at] != i or stop - start > MOST or not any(kept[start:stop]):
            continue
        own = sum(good for good, keep in zip(outline.good_of[start:stop], kept[start:stop], strict=True) if keep)
        is_theirs = own <= much and _is_of_others(blocks[start:stop])
        if is_theirs and heads_others(block.text) and not is_own_list(block.text):
            kept[i:stop] = [False] * (stop - i)


def _is_of_others(part: list[Block]) -> bool:
    """Whether it begins with a title that is a link, and each sentence in it stands right below one."""
    is_below = False
    for i, block in enumerate(part):
        is_title = block.linked * 2 >= block.width or is_in_link(block.element)
        if not is_title and (i == 0 or (is_sentence(block) and not is_below)):
            return False
        is_below = is_title
    return bool(part)


def drop_advertisement_headings(kept: list[bool], blocks: list[Block]) -> None:
    """Leaves out the headings that say `Advertisement` again and again, as over each place for one; once it may be a term that is explained."""
    headings = [i for i, block in enumerate(blocks) if kept[i] and block.element.tag in HEADINGS]
    times = Counter(blocks[i].text for i in headings)
    for i in headings:
        kept[i] = times[blocks[i].text] == 1 or not _is_label(blocks[i].text)


def _is_label(text: str) -> bool:
    found = known_phrase(text) if len(text) <= LONGEST_PHRASE else None
    return found is not None and found.rule == "advertisement-label" and found.certainty == "sure"
