"""`Published`, and on the next line `Dec 19, 2025 at 4:34 AM`: what a page shows as one credit and a paste breaks in two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document, Line
from qingwen.text.folding import fold
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import phrase_matches

LONGEST = 20  # letters of a label
# Above the date on which an article appeared, and above that of a change, as `fold` writes them. `Publication date` and a bare 发布 or 出版
# are as often a book's or a product's.
_APPEARED = frozenset(
    [
        *("published", "posted", "published on", "posted on", "first published", "first published on"),
        *("date published", "发布于", "发布时间", "发布日期", "发表于", "发表时间", "发表日期", "首发于", "刊登时间"),
    ]
)
_CHANGED = frozenset(
    [
        *("updated", "last updated", "updated on", "last updated on", "last modified", "modified", "date updated"),
        *("更新于", "更新时间", "更新日期", "最后更新", "最后更新时间", "最后更新于", "最近更新", "修改时间"),
    ]
)
# Above a date that is an event's, a film's, a company's.
_OTHERS = frozenset(
    [
        *("born", "closing date", "date of birth", "date joined", "deadline", "due", "due date", "end date"),
        *("established", "event date", "expires", "expires on", "expiry date", "founded", "joined", "launched"),
        *("member since", "next event", "opening date", "registered", "release date", "released"),
        *("released on", "start date", "valid from", "valid until"),
        *("出生日期", "生日", "成立日期", "成立时间", "加入时间", "注册时间", "注册日期", "截止日期"),
        *("截止时间", "有效期至", "开始时间", "结束时间", "活动时间", "活动日期", "会议时间", "上映时间"),
        *("上映日期", "上市时间", "上线时间", "发行日期", "生效日期", "施行日期", "开幕时间", "报名时间"),
    ]
)
_matches = {field: Match("credit-line", "doubtful", None, field) for field in ("date", "")}
_labels = _APPEARED | _CHANGED
_year = lazy(r"(?:19|20)\d\d")


def parted_dates(document: Document) -> dict[int, Line]:
    """The index of such a label → it and the date below it, as one line.

    They stand between the title and the first paragraph, where else only what the tables know does (of a page, down to the line below them):
    a fact beside them makes them facts too, another date comes first, and a label that stands anywhere else is each entry's.
    A change alone is left to be the date of an article that has no other.
    """
    lines = document.lines
    head = _head(document)
    found: dict[int, Line] = {}
    for i in head:
        label, date = lines[i], lines[i + 1]
        if is_label(label.text) and i + 1 in head and parse_date(date.text):
            found[i] = Line(label.begin, label.start, date.end, date.stop, f"{label.text} {date.text}")
    labels = {fold(lines[i].text) for i in found}
    if labels.isdisjoint(_APPEARED):
        return {}
    matches = document.once(phrase_matches)
    beside = range(head.start, max(found) + 3) if document.once(find_page) else head
    others = [i for i in beside if i in head and i not in found and i - 1 not in found]
    if any(matches[i] is None or _year.search(lines[i].text) for i in others):
        return {}
    alike = [line for line in lines if len(line.text) <= LONGEST and fold(line.text) in labels]
    return found if len(alike) == len(found) else {}


def is_label(text: str) -> bool:
    """Whether a line is nothing but such a label: `Published`, `更新时间：`."""
    return len(text) <= LONGEST and fold(text) in _labels


def dates_another(text: str) -> bool:
    """Whether a line is the label of a date that is no article's: `Member since`, `截止日期`."""
    return len(text) <= LONGEST and fold(text) in _OTHERS


def date_below_label(lines: Sequence[Line]) -> str:
    """The date below the first such label among a page's lines below its title, when it appeared rather than when it was changed; of a label with
    several dates, which is each entry's, none.
    """
    told: dict[str, set[str]] = {}
    for label, below in pairwise(lines):
        if is_label(label.text) and (date := parse_date(below.text)):
            told.setdefault(fold(label.text), set()).add(date)
    dates = [(label in _CHANGED, min(found)) for label, found in told.items() if len(found) == 1]
    return min(dates, key=lambda one: one[0])[1] if dates else ""


def _head(document: Document) -> range:
    """The lines between the title, of a paste the first line that the tables do not know, and the first paragraph."""
    lines = document.lines
    if page := document.once(find_page):
        return range(0) if page.title is None else range(page.title + 1, page.first)
    first = next((i for i, line in enumerate(lines) if is_wide(line.text)), 0)
    title = next((i for i, match in enumerate(document.once(phrase_matches)[:first]) if match is None), first)
    return range(title + 1, first)


def parted_date(text: str) -> tuple[str, str] | None:
    """(front-matter field, date) of such a credit, put together: `Published Dec 19, 2025 at 4:34 AM`; `""` for a change; None of any other line."""
    words = text.replace("：", "： ").split()
    for count in range(1, min(4, len(words))):
        label = fold(" ".join(words[:count]))
        if label in _labels and (date := parse_date(" ".join(words[count:]))):
            return "date" if label in _APPEARED else "", date
    return None


def parted_match(text: str) -> Match | None:
    """What a table would say of such a credit, put together."""
    dated = parted_date(text)
    return _matches[dated[0]] if dated else None
