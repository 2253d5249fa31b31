"""Rows between an article's title and its text that name what front matter has no field for: who translated or photographed it, where an event is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.html.blocks import Block, is_title
from qingwen.html.galleries import first_of_text
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import LONGEST_BYLINE
from qingwen.text.debris.credit_parts import credits_of

MOST_ROWS = 5  # between a title and the first paragraph
_by_others = lazy(
    r"(?:[图圖]文?|[图圖]片(?:[来來]源)?|[摄攝]影|插[图圖]|插[画畫]|[译譯]者?|翻[译譯]|[编編][辑輯]|校[对對])\s?[：:/／丨|｜]\s?[\u4e00-\u9fff·]{2,12}"
    r"|(?:(?:photo(?:graph)?s|photography|illustrations?|translated|edited) by|(?:photos?|photography|illustrations?|translation|editor):) [^.!?]+",
    re.I,
)
_place = lazy(r"(?:(?:活动|会议|讲座|演出)?地[点址]|place|venue|where)[：:]", re.I)
_time = lazy(
    r"(?:(?:活动|会议|讲座|演出)?(?:时间|日期)|主办|票价|date|time|when|tickets?)[：:]", re.I
)  # beside a place


def keep_labelled_rows(kept: list[bool], blocks: list[Block], good: Sequence[int], title: str) -> None:
    """Keeps such rows, and beside a translator's the author's. title: its letters and digits."""
    first = first_of_text(kept, blocks, good)
    above = range(first - 1, max(first - 2 - MOST_ROWS, -1), -1) if title else range(0)
    at = next((i for i in above if is_title(blocks[i], title)), first)
    rows = [i for i in range(at + 1, first) if len(blocks[i].text) <= LONGEST_BYLINE and not blocks[i].linked]
    texts = {i: blocks[i].text for i in rows}
    is_event = any(map(_place.match, texts.values()))
    is_credited = any(map(_by_others.fullmatch, texts.values()))
    for i, text in texts.items():
        if is_event and (_place.match(text) or _time.match(text)):
            kept[i] = True
        if is_credited and (_by_others.fullmatch(text) or credits_of(text)):  # whose author moves to the front matter
            kept[i] = True
