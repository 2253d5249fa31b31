"""What addresses lead to: a page, and of which site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from qingwen.html.tree import Page
from qingwen.lazy_pattern import lazy

_no_page = lazy(r"\s*(?:$|#|javascript:|[^?#]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$))", re.I)


def leads_to_page(address: str) -> bool:
    """Whether a link leads to another page, and not to a place in this one, or to a picture."""
    return _no_page.match(address) is None


def site_of(address: str) -> str:
    """The site that an address is of, without what it calls its parts; "" of one within the site."""
    try:
        return ".".join((urlsplit(address.strip()).hostname or "").split(".")[-2:])
    except ValueError:
        return ""


def own_sites(page: Page) -> set[str]:
    """What the site of a page is called by itself, and by links within it."""
    return {"", site_of(page.links.get("canonical", "")), site_of(page.metas.get("og:url", ""))}
