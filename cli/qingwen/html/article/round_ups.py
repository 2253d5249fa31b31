"""Lists of links that are an article: what its author read or recommends, elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from qingwen.html.article.hosts import leads_elsewhere, own_hosts
from qingwen.html.article.parts import holders_of, sections_of
from qingwen.html.article.section_titles import heads_furniture, is_own_list
from qingwen.html.article.sentences import is_sentence
from qingwen.html.article.trimming import LEAST_ENTRIES, is_entry
from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Page
from qingwen.lazy_pattern import lazy


def keep_round_ups(kept: list[bool], blocks: list[Block], outline: Outline, page: Page) -> None:
    """Keeps lists of links to other sites that stand among the article's paragraphs below a heading, or between two of them; and all such
    lists below headings where some of them are kept.
    """
    holders = holders_of(kept, blocks, outline)
    last = {block.element.parent: i for i, (block, keep) in enumerate(zip(blocks, kept, strict=True)) if keep}
    found = []
    is_kept = False  # some section of nothing but links
    for at, end, holder in sections_of(blocks, holders):
        stop = at + 1
        while stop < end and blocks[stop].is_link:
            stop += 1
        is_heading, is_between = blocks[at].element.tag in SUBHEADINGS, last.get(holder, 0) >= stop
        if stop > at + 1 and not _is_others(blocks[at].text):
            is_kept |= is_heading and is_between and all(kept[at + 1 : stop])
            if (is_heading or is_between) and not all(kept[at:stop]):
                found.append((at, stop, is_heading and is_between))
    own = own_hosts(page, [block.element for at, stop, _ in found for block in blocks[at:stop]]) if found else set()
    for at, stop, is_alike in found:
        if leads_elsewhere(blocks[at + 1 : stop], own) or (is_kept and is_alike):
            kept[at:stop] = [True] * (stop - at)


def keep_cards(kept: list[bool], blocks: list[Block], outline: Outline, page: Page) -> None:
    """Keeps cards beside each other that lead to other sites, each a heading in a link with a few words, below a heading of the article that calls them
    its own (`Additional Resources`), and what is said between the two.
    """
    heads = [i for i, block in enumerate(blocks) if block.element.tag in SUBHEADINGS and is_own_list(block.text)]
    titles = (
        [i for i, block in enumerate(blocks) if block.element.tag in SUBHEADINGS and is_entry(block)] if heads else []
    )
    if len(titles) < LEAST_ENTRIES:
        return
    known = set(titles)
    own: set[str] = set()
    holders = holders_of(kept, blocks, outline)
    around = holders.union(one.parent for one in holders)
    for i in heads:
        if i in known or not (kept[i] or blocks[i].element.parent in around):
            continue
        start = i + 1
        while start < len(blocks) and start not in known and is_sentence(blocks[start]):
            start += 1
        cards = list(_cards(start, titles, blocks, outline))
        if len(cards) < LEAST_ENTRIES:
            continue
        own = own or own_hosts(page, [blocks[one].element for one in titles])
        if leads_elsewhere([blocks[card.start] for card in cards], own):
            kept[i:start] = [True] * (start - i)
            for j in (j for card in cards for j in card):
                kept[j] = kept[j] or j in known or not (blocks[j].is_link or _is_button(blocks[j].text))


def _cards(start: int, titles: list[int], blocks: list[Block], outline: Outline) -> Iterator[range]:
    """The blocks of each card of a row that begins at a place, each title of the tag and name of the first."""
    for at in range(bisect_left(titles, start), len(titles)):
        title = titles[at]
        element, first = blocks[title].element, blocks[start].element
        if title != start or (element.tag, element.attrs.get("class")) != (first.tag, first.attrs.get("class")):
            return
        before, after = titles[at - 1] if at else -1, titles[at + 1] if at + 1 < len(titles) else len(blocks)
        card = outline.places[title]
        while (above := outline.parents[card]) >= 0:
            if outline.holds(above, before) or outline.holds(above, after) or outline.start[above] < title:
                break
            card = above
        start = title + outline.count[card] if outline.start[card] == title else title + 1
        yield range(title, start)


def _is_button(text: str) -> bool:
    return len(text) <= LONGEST_PHRASE and known_phrase(text) is not None


_paid = lazy(
    r"(?:stories |more |links |articles )?(?:from )?(?:around|elsewhere on|across) the web|.{0,30}\b(?:partners?|sponsors?|promoted|advertis\w+)\b|.{0,9}(?:赞助|推广|合作)",
    re.I,
)


def _is_others(text: str) -> bool:
    """Whether a line is what lists of links are called that a site puts there, or sells."""
    return heads_furniture(text) or _paid.match(text) is not None
