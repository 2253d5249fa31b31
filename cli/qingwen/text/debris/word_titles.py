"""A word that sites have on a button, as the title of a text that speaks of it at once: `收藏` above `收藏这两个字，……`."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.line import closes_a_sentence, is_wide
from qingwen.text.document import Line

OPENING = 3  # lines below the title, the first paragraph's among them
_word = lazy(r"[A-Za-z]{2,}|[\u4e00-\u9fff]{1,6}")


def is_told_at_once(lines: Sequence[Line]) -> bool:
    """Whether a text's first line is a word alone, and below it stand sentences, of which one down to the first paragraph has it.

    Latin letters open a sentence with it, or are quoted: to `share` and to `print` are what any text may speak of.
    """
    word = lines[0].text if lines else ""
    if not _word.fullmatch(word):
        return False
    for line in lines[1 : 1 + OPENING]:
        text = line.text
        if not (is_wide(text) or closes_a_sentence(text)):
            return False
        if text.startswith(word) if word.isascii() else word in text:
            return True
        if word.isascii() and any(f"{mark}{word}".lower() in text.lower() for mark in '“"‘'):
            return True
        if is_wide(text):
            return False
    return False
