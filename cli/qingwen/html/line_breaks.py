"""Line breaks in the source of Chinese and Japanese text, which are no spaces: where an editor or a program broke a line, no word ends."""

from __future__ import annotations

from qingwen.html.tree import Element
from qingwen.lazy_pattern import lazy

# What is wide or full-width in Unicode's East_Asian_Width, without hangul, between whose words there are spaces, and emoji
# (CSS Text, "Segment Break Transformation Rules"; browsers do so).
_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_break = lazy(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\f\n]*(?=[{_WIDE}])")
# Beside a `<span>` it stays a space: rows of a page's data are made of them, with a margin between.
_OF_PROSE = frozenset(("a", "b", "strong", "i", "em", "u", "mark"))


def unwrapped(text: str) -> str:
    """A text without the line breaks between two wide characters."""
    return text if "\n" not in text or text.isascii() else _break.sub("", text)


def unwrapped_between(text: str, nodes: list[Element | str], at: int) -> str:
    """The text at a place among inline nodes without the line breaks between two wide characters, of which one may be in the element beside it."""
    if "\n" not in text or text.isascii() or text.isspace():
        return text
    before = _text_of(nodes[at - 1])[-1:] if at and text[0].isspace() else ""
    after = _text_of(nodes[at + 1])[:1] if at + 1 < len(nodes) and text[-1].isspace() else ""
    text = _break.sub("", f"{before}{text}{after}")
    return text[len(before) : len(text) - len(after)]


def _text_of(node: Element | str) -> str:
    return node.text() if isinstance(node, Element) and node.tag in _OF_PROSE else ""
