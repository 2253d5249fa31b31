"""Lists of links that are an article: what its author read or recommends, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from qingwen.html.blocks import Block, Outline
from qingwen.html.corrections import HEADINGS
from qingwen.html.parts import heads_furniture, holders_of, sections_of
from qingwen.html.tree import Element, Page
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
        is_heading, is_between = blocks[at].element.tag in HEADINGS, last.get(holder, 0) >= stop
        if stop > at + 1 and not _is_others(blocks[at].text):
            is_kept |= is_heading and is_between and all(kept[at + 1 : stop])
            if (is_heading or is_between) and not all(kept[at:stop]):
                found.append((at, stop, is_heading and is_between))
    own = _own_hosts(page, [block.element for at, stop, _ in found for block in blocks[at:stop]]) if found else set()
    for at, stop, is_alike in found:
        if _leads_elsewhere(blocks[at + 1 : stop], own) or (is_kept and is_alike):
            kept[at:stop] = [True] * (stop - at)


def _leads_elsewhere(part: list[Block], own: set[str]) -> bool:
    """Whether most links of some blocks lead to other sites. own: the hosts that are not."""
    hosts = [host for block in part for host in _hosts(block.element)]
    return sum(host not in own and host != "" for host in hosts) * 2 > len(hosts)


_paid = lazy(
    r"(?:stories |more |links |articles )?(?:from )?(?:around|elsewhere on|across) the web|.{0,30}\b(?:partners?|sponsors?|promoted|advertis\w+)\b|.{0,9}(?:赞助|推广|合作)",
    re.I,
)


def _is_others(text: str) -> bool:
    """Whether a line is what lists of links are called that a site puts there, or sells."""
    return heads_furniture(text) or _paid.match(text) is not None


def _own_hosts(page: Page, outside: Collection[Element]) -> set[str]:
    """The hosts that a page links to outside of some elements, and its own."""
    found = {_host(one) for one in (page.links.get("canonical", ""), page.metas.get("og:url", ""))}
    skip = set(outside)
    stack = [page.body]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, Element) and child not in skip:
                stack.append(child)
                if child.tag == "a":
                    found.add(_host(child.attrs.get("href", "")))
    return found


def _hosts(element: Element) -> list[str]:
    """The hosts that an element links to, or is within a link to."""
    node = element.parent
    while node is not None and node.tag in ("div", "a"):
        if node.tag == "a":
            return [_host(node.attrs.get("href", ""))]
        node = node.parent
    return [_host(one.attrs.get("href", "")) for one in element if one.tag == "a"]


def _host(address: str) -> str:
    """The site that an address is of, without what it calls its parts; "" of one within the site."""
    try:
        return ".".join((urlsplit(address.strip()).hostname or "").split(".")[-2:])
    except ValueError:
        return ""
