"""Addresses in HTML as link targets in Markdown: absolute where the page says where it was, and never a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from urllib.parse import quote, unquote_plus, urljoin

from qingwen.html.dom.tree import Element
from qingwen.html.markdown.addresses import direct, is_counter, original, shares
from qingwen.html.markdown.next_pages import is_page_of, pager
from qingwen.lazy_pattern import lazy
from qingwen.text.markdown.escaping import wrap_target

_scheme = lazy(r"([a-z][a-z0-9+.-]*):", re.I)
_SAFE = frozenset(("http", "https", "mailto", "tel", "ftp"))
_query = lazy(r"[?&](?:q|query|keyword|keywords|wd|w|kw|key|s)=([^&#]*)", re.I)
_entity = lazy(r"&(?=#?\w+;)")  # which Markdown reads in an address, and so could make a script of it
_controls = lazy(r"[\x00-\x20\x7f]+")
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-lazyload", "data-url",
         "data-echo", "data-real-src", "data-croporisrc", "_src", "file", "zoomfile")  # fmt: skip
_may_be_placeholder = lazy(r"data:|about:|.*\.(?:gif|png|svg)", re.I)  # a tenth of the time of what follows
_placeholder = lazy(
    r"data:|about:|.*(?:blank|spacer|transparent|placeholder|loading|1x1|pixel)[^/]*\.(?:gif|png|svg)", re.I
)
_from_set = lazy(r"\s*(\S+?)(?:\s+([\d.]+)[wx]\s*(?:,|$)|\s*(?:,\s|,$|$))")


class Targets:
    """Link targets of one page.

    base: the address that relative ones start from, or `` where it is not known.
    here: whether a relative path is a file beside the page, and so stays relative.
    elements: the page's, its pager among them.
    """

    def __init__(
        self, base: str = "", here: Callable[[str], bool] | None = None, elements: Sequence[Element] = ()
    ) -> None:
        self.base = base
        self.here = here or (lambda _: False)
        self.elements = elements

    @cached_property
    def _pager(self) -> frozenset[str]:
        return pager(self.elements)

    def is_next_page(self, href: str, target: str) -> bool:
        """Whether a link, with its target, leads to another page of the same article."""
        return is_page_of(target, self.base) or href.strip() in self._pager

    def link(self, href: str) -> str:
        """A link's target, or `` where there is none that a reader could follow, or that only shares the page."""
        if "?" in href:
            if shares(href):
                return ""
            href = direct(href)
        page, mark, _ = href.strip().partition("#")
        return "" if mark and page in ("", self.base.partition("#")[0]) else self._target(href)

    def is_keyword(self, href: str, text: str) -> bool:
        """Whether a link only searches for its own text, as portals and blogs put into articles by machine."""
        if "search" not in href and "/so" not in href:
            return False
        found = _query.findall(href)
        return bool(text.strip()) and any(
            unquote_plus(value).strip().lower() == text.strip().lower() for value in found
        )

    def _target(self, address: str) -> str:
        if _stays.fullmatch(address):
            return address
        address = _controls.sub(" ", address).strip()
        bare = address.replace(" ", "")
        scheme = _scheme.match(bare)
        if not address or (scheme and scheme[1].lower() not in _SAFE):
            return ""
        if not scheme and not (bare[0] != "/" and self.here(address)):
            if address.startswith("//"):
                address = f"{'http' if self.base.startswith('http:') else 'https'}:{address}"
            elif self.base:
                try:
                    address = urljoin(self.base, address)
                except ValueError:
                    return ""
        address = quote(address, safe="/:?#@!$&'*+,;=%~-._[]|{}^`\"")
        return _entity.sub("&amp;", address.translate(_ESCAPES)) if "&" in address else address.translate(_ESCAPES)

    def image(self, image: Element) -> str:
        """The address of the picture that `<img>` shows, also where a script was to put it in."""
        attrs = image.attrs
        lazily = [attrs[name] for name in _LAZY if name in attrs]
        found = next((one for one in lazily if one and not one.startswith("data:")), "")
        if not found:
            found = attrs.get("src", "")
            if not found or (_may_be_placeholder.match(found) and _placeholder.match(found)):
                found = (
                    _largest(attrs.get("srcset") or attrs.get("data-srcset") or "")
                    or _of_sources(image)
                    or ("" if found.startswith("data:") else found)
                )
        return "" if is_counter(found) else self._target(original(found))


_stays = lazy(r"https?://[A-Za-z0-9._/~%?=#:@!$+,;-]+")  # most addresses: nothing in them is to be escaped
_ESCAPES = str.maketrans({"[": "%5B", "]": "%5D", "|": "%7C", "{": "%7B", "}": "%7D", "^": "%5E", "`": "%60",
                          '"': "%22", "*": "%2A", "_": "_", "'": "%27"})  # fmt: skip


def _of_sources(image: Element) -> str:
    """The largest of the last source of a `<picture>`, of which the first are those that few programs read."""
    around = image.parent
    if around is None or around.tag != "picture":
        return ""
    sources = [one for one in around if one.tag == "source"]
    return _largest(sources[-1].attrs.get("srcset") or sources[-1].attrs.get("data-srcset") or "") if sources else ""


def _largest(srcset: str) -> str:
    best, width = "", -1.0
    for found in _from_set.finditer(srcset[:4000]):
        try:
            size = float(found[2] or 0)
        except ValueError:
            continue
        if size > width:
            best, width = found[1], size
    return best


_anchor_mark = lazy(r"[#¶§◆🔗\s\u200b\ue157\uf0c1]*$")
_anchor_word = lazy(
    r"\s*(?:#\s*)?(?:(?:permanent |direct )?link\b.*|permalink\b.*|anchor|(?:永久|固定)?链接)\s*$", re.I
)
_anchor_class = lazy(
    r"[\s_-](?:anchor|headerlink|header-anchor|permalink|heading-link|hash-link)(?:$|[\s_-])"
)  # in small letters, behind a space


def is_anchor(link: Element, text: str) -> bool:
    """Whether a link is only there to be copied, as beside headings. text: what it shows."""
    names = link.attrs.get("class")
    is_named = bool(names) and _anchor_class.search(f" {names}".lower()) is not None
    if is_named and _anchor_word.match(text):
        return True
    return bool(_anchor_mark.match(text)) and (
        not text.strip() or link.attrs.get("href", "").startswith("#") or is_named
    )


def wrapped(target: str) -> str:
    """A target as it stands in a Markdown link."""
    if _is_address.match(target):
        return target.translate(_MARKS) if _unsaid.search(target) else target
    return wrap_target(target)


_is_address = lazy(r"(?i:[a-z][a-z0-9+.-]*:|/|#|\?)|[A-Za-z0-9._/~@%+?&=#:,;!$-]+$")
_unsaid = lazy(r"[()<>\\]")
_MARKS = {ord(mark): f"%{ord(mark):X}" for mark in "()<>\\"}
is_bare_address = lazy(r"https?://[^\s<>]+$")
