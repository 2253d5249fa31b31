"""Links to another page of the same article: portals put the next one's round each picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

_pager = lazy(r"\W{0,3}(?:(\d{1,3})|下一?[页頁]|next(?: page)?)\W{0,3}", re.I)
# Some count from 0. Behind a bare stroke stands an article's own number as well: `/news/12`.
_numbered = lazy(r"(?:[-_](?P<in_name>\d{1,3})\.s?html?|[?&](?:page|p|pn)=(?P<asked>\d{1,3}))$", re.I)


_LAST = frozenset("0123456789lLmM")  # what such an address ends in, as few do


def pager(elements: Iterable[Element]) -> frozenset[str]:
    """The addresses that a pager's links have: `【2】`, `下一页`, where the address ends with that number, or with one."""
    found = set()
    for one in elements:
        href = one.attrs.get("href", "").strip() if one.tag == "a" else ""
        number = _numbered.search(href) if href[-1:] in _LAST else None
        label = _pager.fullmatch(one.text()) if number else None
        if number and label and (not label[1] or int(label[1]) - _number(number) in (0, 1)):
            found.add(href)
    return frozenset(found)


def is_page_of(target: str, own: str) -> bool:
    """Whether an address is that of an article and the number of a page."""
    number = _numbered.search(target)
    if not number or not own:
        return False
    ending = target[number.end("in_name") :] if number["in_name"] else ""
    return target[: number.start()] + ending == own.partition("#")[0]


def _number(found: re.Match[str]) -> int:
    return int(found["in_name"] or found["asked"])
