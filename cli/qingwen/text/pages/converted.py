"""Whether a text of Markdown may be a page that a converter made it of: a look that every file can afford."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.markdown.protected import front_matter_end

LEAST_LINKS = 12  # lines that are nothing but a link to another page: menus are such

_link_line = lazy(r"(?m)^[ \t]*(?:[*+-][ \t]+)?\[[^\]\n]{1,60}\]\([^#\n][^\n]*\)[ \t]*$")


def may_be_converted(document: Document) -> bool:
    """Whether a text of Markdown, as it came, has as many lines that are nothing but a link as a page's menus have."""
    text = document.text
    if document.rendered or document.edited or text.count("](") < LEAST_LINKS or front_matter_end(text):
        return False
    return sum(1 for _ in _link_line.finditer(text)) >= LEAST_LINKS
