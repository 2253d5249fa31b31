"""Hard-wrapped text (mail, old archives): lines that a machine broke at a margin are joined again.

Only where it is clear: the text has a margin between 50 and 100 columns that no line passes, and nearly every
line inside a block is broken just where its next word would have passed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qingwen.editing import Edit
from qingwen.text.document import Document, Line
from qingwen.text.scripts import has_han, width

MARGINS = range(50, 101)
BREAKS = 5  # broken lines that it takes to speak of a margin
SHARE = 0.75  # of the breaks that the margin must explain; prose that is not wrapped stays below 0.6
_FIRST_WORD = r"[^\W\u2e80-\u9fff]\S*?(?=[\s\u2e80-\u9fff]|$)|\S"  # compiled when needed, which is seldom
_mark = re.compile(r"[•·●▪■◆○◦‣*+>#|]|[-–—] |\d+[.)、]|\|")


def unwrap(document: Document) -> list[Edit]:
    """The edits that join broken lines; none when the text is not clearly hard-wrapped."""
    lines = document.lines
    breaks = [
        (a, b) for a, b in pairwise(lines) if a.stop == b.begin and not _mark.match(b.text) and not _mark.match(a.text)
    ]
    if len(breaks) < BREAKS:
        return []
    margin = _margin(lines)
    if margin not in MARGINS:
        return []
    broken = [pair for pair in breaks if _at_margin(*pair, margin)]
    if len(broken) < BREAKS or len(broken) < SHARE * len(breaks):
        return []
    return [_join(document, a, b) for a, b in broken]


def _margin(lines: Sequence[Line]) -> int:
    if any(len(line.text) > MARGINS[-1] for line in lines):
        return 0
    return max(width(line.text) for line in lines)


def _at_margin(line: Line, following: Line, margin: int) -> bool:
    word = re.match(_FIRST_WORD, following.text)
    return width(line.text) + 1 + (width(word[0]) if word else 1) > margin


def _join(document: Document, line: Line, following: Line) -> Edit:
    between = document.text[line.end : following.start]
    tight = has_han(line.text[-1]) or has_han(following.text[0]) or line.text[-1] in "，。、；：！？）》」』”—-"
    return Edit(line.end, following.start, between, "" if tight else " ")
