"""List marks at the start of pasted lines: `•` and its like always; dashes and numbers only in company."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.document import SPACES, Line

GLYPHS = "•·●▪■◆○◦‣∙"
_glyph = lazy(rf"[{GLYPHS}][{SPACES}]*(?=[^\s{GLYPHS}])")
_dash = lazy(rf"[-*+][{SPACES}]+(?=\S)")
_number = lazy(rf"(\d{{1,9}})([.)])[{SPACES}]+(?=\S)")


def list_marks(lines: Sequence[Line]) -> list[str]:
    """The list mark of each line with the space after it, or `""`."""
    firsts = [line.text[0] for line in lines]
    known = set(firsts)
    marks = _marks(lines, firsts, known.intersection(GLYPHS), _glyph)
    dashes = _marks(lines, firsts, known.intersection("-*+"), _dash)
    numbers = _marks(lines, firsts, {*filter(str.isdigit, known)}, _number)
    if not any(dashes) and not any(numbers):
        return marks
    for i, (a, b) in enumerate(pairwise(zip(dashes, numbers, strict=True))):
        if a[0] and b[0] and a[0][0] == b[0][0]:
            marks[i], marks[i + 1] = a[0], b[0]
        elif a[1] and b[1] and same_list(a[1], b[1]) and _value(b[1]) == _value(a[1]) + 1:
            marks[i], marks[i + 1] = a[1], b[1]
    return marks


def _marks(lines: Sequence[Line], firsts: Sequence[str], likely: Set[str], pattern: re.Pattern[str]) -> list[str]:
    """What a pattern matches at the start of each line with a likely first letter; `""` elsewhere."""
    if not likely:
        return [""] * len(lines)
    return [
        found[0] if first in likely and (found := pattern.match(line.text)) else ""
        for line, first in zip(lines, firsts, strict=True)
    ]


def markdown_mark(mark: str) -> str:
    """The mark as Markdown writes it: `- `, `1. `, `1) `."""
    number = _number.match(mark + "x")
    return f"{number[1]}{number[2]} " if number else "- "


def same_list(first: str, second: str) -> bool:
    """Whether two marks continue one list: both bullets, or both numbers with the same sign."""
    return bool(first and second) and markdown_mark(first).lstrip("0123456789") == markdown_mark(second).lstrip(
        "0123456789"
    )


def _value(mark: str) -> int:
    found = _number.match(mark + "x")
    return int(found[1]) if found else -1
