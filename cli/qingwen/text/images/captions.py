"""The caption of an image: the line below its place, where it reads like one."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.find import find_debris
from qingwen.text.document import BLANK, Document
from qingwen.text.images.names import bare_image_name
from qingwen.text.list_marks import GLYPHS

SHORT = 60  # letters; what is longer and has no bullet is the next paragraph
_label = lazy(rf"[{GLYPHS}▲△↑*\s]+")


def caption_after(document: Document, offset: int) -> str:
    """The caption below an image's place that ends at `offset`, or `""`."""
    begin, text = _line_after(document.text, offset)
    if not text or begin in document.once(_known_starts) or bare_image_name(text):
        return ""
    mark = _label.match(text)
    return text[mark.end() :] if mark else text if len(text) <= SHORT else ""


def _line_after(text: str, offset: int) -> tuple[int, str]:
    """Where the first line that is not blank and begins at an offset or behind it begins, and what it says; `""` at the end."""
    begin = offset if not offset or text[offset - 1] == "\n" else text.find("\n", offset) + 1 or len(text)
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        if line := text[begin:end].strip(BLANK):
            return begin, line
        begin = end + 1
    return begin, ""


def _known_starts(document: Document) -> set[int]:
    """Where the lines begin that a phrase table knows."""
    return {one.line.begin for found in document.once(find_debris).values() for one in found}
