"""Lists that somebody typed into a `.docx`: paragraphs one after another that each begin with a bullet and a space."""

from __future__ import annotations

from itertools import groupby

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

LEAST = 2  # one alone may be a sign
_bullet = lazy(r"\s*([•●▪◦‣∙])[ \t\u00a0\u3000]+")


def list_bullets(body: Element) -> None:
    """Makes lists of them."""
    parts: list[Element | str] = []
    for glyph, group in groupby(body.children, _bullet_of):
        beside = [*group]
        if not glyph or len(beside) < LEAST:
            parts += beside
            continue
        made = Element("ul", None, body)
        items = [one for one in beside if isinstance(one, Element)]
        made.children = [*items]
        for one in items:
            one.tag, one.parent = "li", made
            opening = _opening(one)
            opening.children[0] = _bullet.sub("", str(opening.children[0]), count=1)
        parts.append(made)
    body.children = parts


def _bullet_of(part: Element | str) -> str:
    """The bullet that opens a paragraph, or ``."""
    opening = _opening(part) if isinstance(part, Element) and part.tag == "p" else None
    first = opening.children[0] if opening is not None and opening.children else None
    found = _bullet.match(first) if isinstance(first, str) else None
    return found[1] if found else ""


def _opening(part: Element) -> Element:
    """What holds the first letters of a paragraph, which may be strong, the bullet with them."""
    while part.children and isinstance(first := part.children[0], Element) and first.tag in ("strong", "em"):
        part = first
    return part
