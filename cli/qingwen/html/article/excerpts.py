"""Lists of other articles, each a title in a link with what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from qingwen.html.article.parts import holders_of
from qingwen.html.article.trimming import LEAST_ENTRIES, heads_others, is_entry, is_short
from qingwen.html.dom.blocks import Block, Outline
from qingwen.html.dom.tags import SUBHEADINGS

TITLE = 2  # blocks at the head of an entry, one of which is its title: a topic may stand above it


def drop_excerpts(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Leaves out lists of other articles right below a heading that says so, each entry a heading in a link with more text below it; none in the
    elements of the article's paragraphs, nor where all of the text is such a list.
    """
    if not any(map(_is_title, compress(blocks, kept))):
        return
    good = outline.good_of
    titles = {i for i, block in enumerate(blocks) if _is_title(block)}
    near = {max(0, i - far) for i in titles for far in range(1, TITLE + 1)}
    heads = {i for i in near if is_short(blocks[i]) and heads_others(blocks[i].text)}
    holders = holders_of(kept, blocks, outline) if heads else frozenset()
    for at, start in enumerate(outline.start) if heads else ():
        stop = start + outline.count[at]
        if start - 1 not in heads or not any(kept[start:stop]):
            continue
        entries = [outline.start[one] for one in outline.children_of(at)]
        if (
            len(entries) >= LEAST_ENTRIES
            and all(not titles.isdisjoint(range(first, first + TITLE)) for first in entries)
            and any(
                keep and own for keep, own in zip(kept[:start] + kept[stop:], good[:start] + good[stop:], strict=True)
            )
            and not any(outline.elements[above] in holders for above in _above(at, outline))
        ):
            kept[start - 1 : stop] = [False] * (stop - start + 1)


def _is_title(block: Block) -> bool:
    """Whether a block is a heading in a link."""
    return block.element.tag in SUBHEADINGS and is_entry(block)


def _above(at: int, outline: Outline) -> Iterator[int]:
    """The places of the elements round the one at a place."""
    while (at := outline.parents[at]) >= 0:
        yield at
