"""Zhihu's line below an answer or a column, `发布于 2024-11-30 10:02・IP 属地广东`, which may say when it was edited instead."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import DATE

_stamp = lazy(rf"(?:发布|编辑)于 ?(?={DATE})")
_CHANGED = "编辑于"
_SENT_FROM = r"(?<=\d)\s*[・·]\s*(?:IP ?属地\s?)?[\u4e00-\u9fff]{2,6}$"


def stamp_of(line: str) -> str:
    """The words of such a line before its date; `""` of any other line."""
    found = _stamp.match(line)
    return found[0].strip() if found else ""


def says_change(line: str) -> bool:
    """Whether a line says when something was edited."""
    return line.startswith(_CHANGED)


def without_place(line: str) -> str:
    """A line without the place from which it was sent."""
    return re.sub(_SENT_FROM, "", line) if stamp_of(line) else line
