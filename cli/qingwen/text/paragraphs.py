"""Short lines of Markdown that are paragraphs of their own: the only places where page debris is sought in it."""

from __future__ import annotations

import re

from qingwen.text.document import BLANK, Document

LONGEST = 120  # letters; the longest that anyone asks for: an image's file name
# What opens a heading, list, quote, table, fence, HTML or image, or is indented: no paragraph.
_other = frozenset("#-*+>|`~<!\n" + BLANK)
_numbered = re.compile(r"\d{1,9}[.)](?:\s|$)")
# A comment ends a paragraph and begins none: what stands next to it is one of its own.
_comment_line = re.compile(r"^ {0,3}<!--(?:(?!-->)[^\n])*-->[ \t]*$", re.M)
_silencing = re.compile(r"(?<=[^\s>])[ \t]+<!--[ \t]*qingwen-[^\n<>]*-->[ \t]*$", re.M)
_spaced_blank_line = re.compile(r"\n[ \t]+(?=\n)")


def own_paragraphs(document: Document) -> list[tuple[int, str]]:
    """(start, line) of each paragraph that is one short line with blank lines, comments, or the text's ends, on both sides.

    Whether it lies in a protected span is not looked at.
    """
    text = document.text
    if (" \n" in text or "\t\n" in text) and _spaced_blank_line.search(text):
        # As many characters, but blank lines are empty: offsets stay what they are.
        text = _spaced_blank_line.sub(lambda m: "\n" * len(m[0]), text)
    if "-->" in text:
        text = _comment_line.sub(lambda m: "\n" * len(m[0]), text)
        text = _silencing.sub(lambda m: " " * len(m[0]), text)
    found, at = [], 0
    for chunk in text.split("\n\n"):
        if chunk and len(chunk) <= LONGEST and (chunk[0] not in _other or chunk[0] == "\n"):
            line = chunk.strip("\n")
            start = at + (len(chunk) - len(chunk.lstrip("\n")) if chunk[0] == "\n" else 0)
            if line and "\n" not in line and line[0] not in _other and not _numbered.match(line):
                found.append((start, line.rstrip(BLANK)))
        at += len(chunk) + 2
    return found
