"""Bylines above an article that say only what its front matter has: who wrote it and on which day, and how long it takes to read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qingwen.html.blocks import GOOD_WIDTH, Block
from qingwen.html.metadata import day_in_text
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import LONGEST_BYLINE, parse_date

NEAR = 5  # blocks that are kept: a kicker, a subtitle, the author, the date, the reading time
DAY = len("2024-05-11")
_NO_BYLINES = frozenset(("h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "blockquote", "pre", "figcaption"))
_reading_time = lazy(r"\b\d{1,3}[ -]min(?:ute)?s?(?: read)?\b|(?:阅读|阅读时长|阅读时间) ?[约≈]? ?\d{1,3} ?分钟", re.I)
_says_nothing = lazy(
    r"(?:\W|(?:(?:written|posted|published|words) )?by\b|and\b|(?:posted|published)(?: on)?\b|作者|撰文|文|(?:发布|发表)(?:时间|于|日期)?|\d?\d:\d\d(?::\d\d)?(?: ?[ap]m\b)?)*",
    re.I,
)


def drop_bylines(kept: list[bool], blocks: list[Block], fields: Mapping[str, str]) -> None:
    """Leaves out the lines above the first paragraph that name nothing but the article's own author and day. fields: its front matter."""
    names = sorted(filter(None, fields.get("author", "").split(", ")), key=len, reverse=True)
    seen = 0
    for i, block in enumerate(blocks):
        if not kept[i]:
            continue
        if seen == NEAR or block.width >= GOOD_WIDTH:
            return
        seen += 1
        if block.element.tag not in _NO_BYLINES and len(block.text) <= LONGEST_BYLINE:
            kept[i] = not _is_byline(block.text, names, fields.get("date", ""))


def _is_byline(text: str, names: list[str], date: str) -> bool:
    rest = _reading_time.sub("", text)
    for name in names:
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", rest, flags=re.I)
    if date and (found := day_in_text.search(rest)) and parse_date(found[0])[:DAY] == date[:DAY]:
        rest = rest[: found.start()] + rest[found.end() :]
    return rest != text and _says_nothing.fullmatch(rest) is not None
