"""Line breaks in the source of text: no space within Chinese and Japanese, where no word ends, and a `<br>` where the page's style keeps lines."""

from __future__ import annotations

import re

from qingwen.html.dom.tree import Element, elements_in
from qingwen.lazy_pattern import lazy

# What is wide or full-width in Unicode's East_Asian_Width, without hangul, between whose words there are spaces, and emoji
# (CSS Text, "Segment Break Transformation Rules"; browsers do so).
_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_LABEL = 6  # letters: `电话：` on a line of its own is another row, as `图／` is
_IN_WIDE = rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\f\n]*(?=[{_WIDE}])"
_in_wide = lazy(_IN_WIDE)
_break = lazy(rf"{_IN_WIDE}(?![^\s：:／，。、]{{1,{_LABEL}}}[：:／])")
# Beside a `<span>` it stays a space: rows of a page's data are made of them, with a margin between.
_OF_PROSE = frozenset(("a", "b", "strong", "i", "em", "u", "mark"))

_style = lazy(r"white-space\s*:\s*([\w-]+)", re.I)
_KEEPING = ("pre", "pre-wrap", "pre-line", "break-spaces")  # not `nowrap`
_CODE = frozenset(("pre", "code", "tt", "samp", "kbd"))


def mark_kept(body: Element) -> None:
    """Makes `<br>`s of the line breaks that a page shows as they stand in its source, as the lines of a poem: by the style of what they stand in."""
    for one in elements_in(body):
        if one.tag not in _CODE and _said(one) in _KEEPING:
            _mark(one)


def _said(element: Element) -> str:
    """What an element's style says of white space."""
    found = _style.search(element.attrs["style"]) if "style" in element.attrs else None
    return found[1].lower() if found else ""


def _mark(element: Element) -> None:
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            if child.tag not in _CODE and not _said(child):
                _mark(child)
            children.append(child)
        elif "\n" in child and not child.isspace():  # white space alone may stand between blocks
            for i, line in enumerate(child.split("\n")):
                children += ([Element("br", None, element)] if i else []) + ([line] if line else [])
        else:
            children.append(child)
    element.children = children


def unwrapped(text: str, *, may_hold_rows: bool = True) -> str:
    """A text without the line breaks between two wide characters. may_hold_rows: whether a label (`电话：`) may open another row, as in no title."""
    return text if "\n" not in text or text.isascii() else (_break if may_hold_rows else _in_wide).sub("", text)


def unwrapped_between(text: str, nodes: list[Element | str], at: int) -> str:
    """The text at a place among inline nodes without the line breaks between two wide characters, of which one may be in the element beside it."""
    if "\n" not in text or text.isascii() or text.isspace():
        return text
    before = _text_of(nodes[at - 1])[-1:] if at and text[0].isspace() else ""
    after = _text_of(nodes[at + 1])[: _LABEL + 1] if at + 1 < len(nodes) and text[-1].isspace() else ""
    after = after.partition("\n")[0]
    text = _break.sub("", f"{before}{text}{after}")
    return text[len(before) : len(text) - len(after)]


def _text_of(node: Element | str) -> str:
    return node.text() if isinstance(node, Element) and node.tag in _OF_PROSE else ""
