"""What word processors say in `style` and `class`: bold, italic, raised and lowered."""

from __future__ import annotations

import re

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

_EMPHASIS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*", "var": "*", "del": "~~",
             "s": "~~", "strike": "~~"}  # fmt: skip
_bold = lazy(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.I)
_plain_weight = lazy(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.I)
_italic = lazy(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_upright = lazy(r"font-style\s*:\s*normal", re.I)
_script = lazy(r"vertical-align\s*:\s*(su(?:per|b))\b", re.I)


def emphasis(element: Element) -> list[str]:
    """The marks of Markdown that an inline element asks for, the outermost first."""
    tag, style = element.tag, element.attrs.get("style", "")
    mark = _EMPHASIS.get(tag)
    if tag == "i" and not element.text().strip():
        return []
    if tag == "cite" and any(one.tag in ("i", "em") for one in element):  # all of a source, whose title is in these
        return []
    if not style:
        return [mark] if mark else []
    marks = []
    if (mark == "**" or _bold.search(style)) and not _plain_weight.search(style):
        marks.append("**")
    if (mark == "*" or _italic.search(style)) and not _upright.search(style):
        marks.append("*")
    if mark == "~~" or "line-through" in style:
        marks.append("~~")
    return marks if mark or tag in ("span", "font") else []


def script(element: Element) -> str:
    """`sup` or `sub` for what is one, be it by its style alone; else ``."""
    if element.tag in ("sup", "sub"):
        return element.tag
    style = element.attrs.get("style", "") if element.tag in ("span", "font") else ""
    found = _script.search(style) if style else None
    return "" if found is None else found[1].lower()[:3]
