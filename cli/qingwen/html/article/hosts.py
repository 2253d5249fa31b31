"""Which sites a page's links lead to: its own, which its menus lead to as well, or others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from qingwen.html.dom.blocks import Block
from qingwen.html.dom.tree import Element, Page


def leads_elsewhere(part: Iterable[Block], own: set[str]) -> bool:
    """Whether most links of some blocks lead to other sites. own: the hosts that are not."""
    hosts = [host for block in part for host in _hosts(block.element)]
    return sum(host not in own and host != "" for host in hosts) * 2 > len(hosts)


def own_hosts(page: Page, outside: Collection[Element]) -> set[str]:
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
