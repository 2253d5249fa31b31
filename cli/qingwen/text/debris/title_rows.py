"""The counts and buttons that stand with author and date between a title and its article: `Follow`, `7 min read`, `·`, `1.2K`.

Somebody who selects an article from its title on gets them one below the other. Each alone may be an author's; in a row with a date they are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match

MOST_LINES = 14  # between a title and its first paragraph
LEAST_KINDS = 2  # of counts, buttons and strokes
_count = lazy(r"\d[\d,.]*[KkMm万]?$")
_stroke = lazy(r"[·•∙|｜/—–-]$")
_minutes = lazy(
    r"\d+[- ]min(?:ute)?s?(?: read)?$|阅读(?:时长|时间|约|需要?)?[:：]? ?(?:约 ?)?\d+ ?分钟?$|\d+ ?分钟阅读$"
)
_BUTTONS = frozenset(("page-control", "share-widget", "promotion"))
_COUNT, _CONTROL = Match("counter", "sure"), Match("page-control", "sure")


def title_rows(texts: Sequence[str], matches: Sequence[Match | None]) -> dict[int, Match]:
    """What is known of the lines between a title and its article (their indices) that stand in a row with its date."""
    end = next((i for i in range(1, min(2 + MOST_LINES, len(texts))) if is_wide(texts[i])), 0)
    dates = [i for i in range(1, end) if parse_date(texts[i])]
    if len(dates) != 1:  # as in most texts
        return {}
    start = stop = dates[0]
    while start > 1 and _kind(texts[start - 1], matches[start - 1]):
        start -= 1
    while stop + 1 < end and _kind(texts[stop + 1], matches[stop + 1]):
        stop += 1
    row = {i: kind for i in range(start, stop + 1) if (kind := _kind(texts[i], matches[i]))}
    if len({*row.values()}) < LEAST_KINDS:
        return {}
    found = {i: _COUNT if kind == "count" else _CONTROL for i, kind in row.items()}
    if start > 2 and texts[start - 1] == texts[start - 2]:  # a portrait's description is its author's name
        found[start - 1] = _CONTROL
    return found


def _kind(text: str, match: Match | None) -> str:
    """`count`, `button`, `stroke` or `""`."""
    if _count.match(text) or _minutes.match(text):
        return "count"
    if _stroke.match(text):
        return "stroke"
    if match is None:
        return ""
    return "count" if match.rule == "counter" else "button" if match.rule in _BUTTONS else ""
