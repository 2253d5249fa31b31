"""Lines between a title and its text that say nothing but what goes to the front matter: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.html.blocks import Block
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, LONGEST_BYLINE, parse_date

_day = lazy(
    rf"{DATE}|\b[A-Z][a-z]{{2,8}}\.? \d\d?(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\b\d\d?(?:st|nd|rd|th)? [A-Z][a-z]{{2,8}}\.?,? (?:19|20)\d\d\b"
)
_time = lazy(rf"\b{CLOCK}(?: ?[ap]\.?m\b\.?)?|\b\d\d? ?-? ?(?:min(?:ute)?s?\b|分钟)", re.I)
_words = lazy(r"[^\W_]+")
_WORDS = """by on at date author posted published written read reading time am pm utc gmt et est edt pt pst pdt
mon monday tue tuesday wed wednesday thu thursday fri friday sat saturday sun sunday
作者 文 日期 时间 发布 发布于 发布时间 发布日期 发表 发表于 发表时间 阅读 阅读时间 阅读时长 约 约需
時間 發佈 發布 發佈於 發布於 發佈時間 發布時間 發表 發表於 發表時間 閱讀 閱讀時間 約 約需"""
_said = frozenset(_WORDS.split())


def drop_bylines(kept: list[bool], blocks: list[Block], good: Sequence[int], author: str, date: str) -> None:
    """Leaves out, above the first running text, the lines that are nothing but the page's author, its date, and how long it takes to read."""
    first = next((i for i, keep in enumerate(kept) if keep and good[i]), 0)
    for i in range(first):
        if kept[i] and len(blocks[i].text) <= LONGEST_BYLINE:
            kept[i] = not _is_told(blocks[i].text, author, date)


def _is_told(line: str, author: str, date: str) -> bool:
    """Whether a line has nothing but an author and a date that are known, and words for them."""
    rest = line
    for found in _day.finditer(line):
        if parse_date(found[0])[:10] != date[:10]:
            return False
        rest = rest.replace(found[0], " ")
    rest = _time.sub(" ", rest).lower()
    for name in author.lower().split(", "):
        rest = rest.replace(name, " ") if name else rest
    words = _words.findall(rest)
    return len("".join(words)) < len("".join(_words.findall(line))) and _said.issuperset(words)
