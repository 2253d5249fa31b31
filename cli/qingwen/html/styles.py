"""What word processors say in `style` and `class`: bold, italic, raised and lowered, the level of a list."""

from __future__ import annotations

import re

from qingwen.html.tree import Element
from qingwen.lazy_pattern import lazy

_EMPHASIS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*", "var": "*", "del": "~~",
             "s": "~~", "strike": "~~"}  # fmt: skip
_bold = lazy(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.I)
_plain_weight = lazy(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.I)
_italic = lazy(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_upright = lazy(r"font-style\s*:\s*normal", re.I)
_script = lazy(r"vertical-align\s*:\s*(su(?:per|b))\b", re.I)
_icon = lazy(r"(?:^|\s)(?:fa[srlbd]?|icon|iconfont|material-icons|glyphicon)(?:$|[\s-])", re.I)
_office_level = lazy(r"mso-list\s*:\s*l\d+\s+level(\d)", re.I)
_ignored = lazy(r"mso-list\s*:\s*ignore", re.I)
_gap = lazy(r"font:7\.0pt")  # between the mark of an item and its text
_indent = lazy(r"margin-left:\s*(\d*\.?\d+)(pt|in)")
_number = lazy(r"\s*[(（]?(?:\d+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[.)、）]", re.I)


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


def list_level(element: Element) -> tuple[int, bool] | None:
    """(level from 1, whether it is numbered) of a paragraph that Word or WPS wrote as a list item; else None."""
    if "style" not in element.attrs or element.tag not in ("p", "div"):
        return None
    style = element.attrs["style"]
    found = _office_level.search(style)
    if not found and not _is_filtered_item(element):
        return None
    mark = next((one for one in element if one.attrs and is_list_mark(one)), None)
    if not found and mark is None:
        return None
    level = int(found[1]) if found else _indent_level(style)
    return level or 1, bool(mark and _number.match(mark.text()))


def is_list_mark(element: Element) -> bool:
    """Whether an element is the bullet or number that Word writes out before the text of an item."""
    if _ignored.search(element.attrs.get("style", "")):
        return True
    if element.parent is None or not _is_filtered_item(element.parent):
        return False
    last = element.children[-1] if element.children else ""
    return isinstance(last, Element) and _gap.match(last.attrs.get("style", "")) is not None


def _is_filtered_item(element: Element) -> bool:
    """Whether it is an item of Word's "filtered" HTML, which does not say so."""
    return "MsoListParagraph" in element.attrs.get("class", "") and "mso-list" not in element.attrs.get("style", "")


def _indent_level(style: str) -> int:
    """The level that an indent stands for: half an inch each, or, in Chinese documents, two characters of 10.5 points."""
    found = _indent.search(style)
    return round(float(found[1]) / (0.5 if found[2] == "in" else 21)) if found else 1
