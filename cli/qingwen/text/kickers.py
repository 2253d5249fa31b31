"""A kicker, the section's name right above a headline, told from a short title right above its subtitle."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.scripts import has_han

_in_small_letters = lazy(r"\b(?!(?:with|from|your|that|this)\b)[a-z][\w'’]{3,}")
_long_word = lazy(r"[^\W\d_]{4,}")


def is_headline(text: str) -> bool:
    """Whether a line has its words in capitals, as headlines have; subtitles seldom."""
    return not (has_han.search(text) or _in_small_letters.search(text))


def is_untold(line: Line, document: Document) -> bool:
    """Whether the text below a line has none of its words, as it has a title's."""
    below = document.text[line.stop :].lower()
    return not any(map(below.__contains__, _long_word.findall(line.text.lower())))
