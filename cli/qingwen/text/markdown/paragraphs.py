"""Short lines of Markdown that are paragraphs of their own: the only places where page debris is sought in it."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.document import BLANK, Document

LONGEST = 120  # letters; the longest that anyone asks for: an image's file name
# A line with an empty one before it, and after it an empty one or the end. It opens no heading, list, quote, table, fence, HTML
# or image, and is not indented. (With `^` or a lookbehind in place of the literal beginning, the search takes five times as long.)
_line = lazy(rf"\n\n(?!\d{{1,9}}[.)](?:\s|\Z))([^#\-*+>|`~<!\n{BLANK}][^\n]{{0,{LONGEST - 1}}}+)(?=\n\n|\n?\Z)")
# A comment ends a paragraph and begins none: what stands next to it is one of its own.
_comment_line = lazy(r"^ {0,3}(?:<!--(?:(?!-->)[^\n])*-->|\{/\*(?:(?!\*/\})[^\n])*\*/\})[ \t]*$", re.M)
_silencing = lazy(
    r"(?<=[^\s>])[ \t]+(?:<!--[ \t]*qingwen-[^\n<>]*-->|\{/\*[ \t]*qingwen-(?:(?!\*/\})[^\n])*\*/\})[ \t]*$", re.M
)
_blank = frozenset(BLANK)
_spaced_blank_line = lazy(r"\n[ \t]+(?=\n)")


def own_paragraphs(document: Document) -> list[tuple[int, str]]:
    """(start, line) of each paragraph that is one short line with blank lines, comments, or the text's ends, on both sides.

    Whether it lies in a protected span is not looked at.
    """
    text = document.text
    if _spaced_blank_line.search(text):
        # As many characters, but blank lines are empty: offsets stay what they are.
        text = _spaced_blank_line.sub(lambda m: "\n" * len(m[0]), text)
    if "-->" in text or "*/}" in text:
        text = _comment_line.sub(lambda m: "\n" * len(m[0]), text)
        if "qingwen-" in text:
            text = _silencing.sub(lambda m: " " * len(m[0]), text)
    return [
        (found.start(), line if (line := found[1])[-1] not in _blank else line.rstrip(BLANK))
        for found in _line.finditer("\n\n" + text)
    ]
