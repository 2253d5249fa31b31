"""The caption of an image: the line below its place, where it reads like one."""

from __future__ import annotations

import re
from bisect import bisect_left

from qingwen.text.debris import find_debris
from qingwen.text.document import Document
from qingwen.text.image_names import bare_image_name
from qingwen.text.list_marks import GLYPHS

SHORT = 60  # letters; what is longer and has no bullet is the next paragraph
_label = re.compile(rf"[{GLYPHS}▲△↑*\s]+")


def caption_after(document: Document, offset: int) -> str:
    """The caption below an image's place that ends at `offset`, or `""`."""
    lines = document.lines
    i = bisect_left(lines, offset, key=lambda line: line.begin)
    if i >= len(lines) or lines[i].begin in document.once(_known_starts) or bare_image_name(lines[i].text):
        return ""
    text = lines[i].text
    mark = _label.match(text)
    return text[mark.end() :] if mark else text if len(text) <= SHORT else ""


def _known_starts(document: Document) -> set[int]:
    """Where the lines begin that a phrase table knows."""
    return {one.line.begin for found in document.once(find_debris).values() for one in found}
