"""What word processors say in `style` and `class`: bold, italic, the level of a list."""

from __future__ import annotations

import re

from qingwen.html.tree import Element

_EMPHASIS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*", "var": "*", "del": "~~",
             "s": "~~", "strike": "~~"}  # fmt: skip
_bold = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.I)
_plain_weight = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.I)
_italic = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_upright = re.compile(r"font-style\s*:\s*normal", re.I)
_icon = re.compile(r"(?:^|\s)(?:fa[srlbd]?|icon|iconfont|material-icons|glyphicon)(?:$|[\s-])", re.I)
_office_level = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.I)
_number = re.compile(r"\s*[(（]?(?:\d+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[.)、）]", re.I)


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


def list_level(element: Element) -> tuple[int, bool] | None:
    """(level from 1, whether it is numbered) of a paragraph that Word or WPS wrote as a list item; else None."""
    if "style" not in element.attrs or element.tag not in ("p", "div"):
        return None
    found = _office_level.search(element.attrs["style"])
    if not found:
        return None
    mark = next((one for one in element if "mso-list" in one.attrs.get("style", "") and is_list_mark(one)), None)
    return int(found[1]) or 1, bool(mark and _number.match(mark.text()))


def is_list_mark(element: Element) -> bool:
    """Whether an element is the bullet or number that Word writes out before the text of an item."""
    return bool(re.search(r"mso-list\s*:\s*ignore", element.attrs.get("style", ""), re.I))
