"""Short lines of Markdown that are paragraphs of their own: the only places where page debris is sought in it."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.document import BLANK, Document
from qingwen.text.line_ends import has_odd_line_ends

LONGEST = 120  # letters; the longest that anyone asks for: an image's file name
# What a sentence, or what leads up to something, ends with; of the short paragraphs in a repository of 30 MB nine in ten do.
_ENDS = "。：:、；;，,？！?!…”*_`}"
# A line with an empty one before it, and after it an empty one or the end. It opens no heading, list, quote, table, fence, HTML
# or image, and is not indented. (With `^` or a lookbehind in place of the literal beginning, the search takes five times as long.)
_BEGINNING = rf"\n\n(?!\d{{1,9}}[.)](?:\s|\Z))([^#\-*+>|`~<!\n{BLANK}][^\n]{{0,{LONGEST - 1}}}+)"
_END = r"(?=\n\n|\n?\Z)"
_line = lazy(_BEGINNING + _END)
_unended_line = lazy(f"{_BEGINNING}(?<![{_ENDS}]){_END}")
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
    return _matched(_line, document)


def unended_paragraphs(document: Document) -> list[tuple[int, str]]:
    """Those of `own_paragraphs` that do not end as a sentence does. Of what was rendered from a page all of those are looked at anyway."""
    found = document.once(own_paragraphs) if document.rendered else _matched(_unended_line, document)
    return [one for one in found if one[1][-1] not in _ENDS]


def _matched(pattern: re.Pattern[str], document: Document) -> list[tuple[int, str]]:
    text = document.text
    if document.once(has_odd_line_ends) and _spaced_blank_line.search(text):
        # As many characters, but blank lines are empty: offsets stay what they are.
        text = _spaced_blank_line.sub(lambda m: "\n" * len(m[0]), text)
    if "<!--" in text or "{/*" in text:
        text = _comment_line.sub(lambda m: "\n" * len(m[0]), text)
        if "qingwen-" in text:
            text = _silencing.sub(lambda m: " " * len(m[0]), text)
    return [
        (found.start(), line if (line := found[1])[-1] not in _blank else line.rstrip(BLANK))
        for found in pattern.finditer("\n\n" + text)
    ]
