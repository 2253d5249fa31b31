"""`Published`, and on the next line `Dec 19, 2025 at 4:34 AM`: what a page shows as one credit and a paste breaks in two."""

from __future__ import annotations

from qingwen.text.dates import parse_date
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document, Line
from qingwen.text.folding import fold
from qingwen.text.pages.article import find_page

LONGEST = 20  # letters of a label
# Above the date on which an article appeared; and above that of a change. As `fold` writes them.
_APPEARED = frozenset(
    [
        *("published", "posted", "published on", "posted on", "first published", "first published on"),
        *("originally published", "date published", "publication date"),
        *(
            "发布",
            "发布于",
            "发布时间",
            "发布日期",
            "发表",
            "发表于",
            "发表时间",
            "发表日期",
            "首发于",
            "刊登时间",
            "出版",
        ),
    ]
)
_CHANGED = frozenset(
    [
        *("updated", "last updated", "updated on", "last updated on", "last modified", "modified", "date updated"),
        *("更新", "更新于", "更新时间", "更新日期", "最后更新", "最后更新时间", "最后更新于", "最近更新", "修改时间"),
    ]
)
_matches = {field: Match("credit-line", "doubtful", None, field) for field in ("date", "")}
_labels = _APPEARED | _CHANGED


def parted_dates(document: Document) -> dict[int, Line]:
    """The index of such a label above an article's first paragraph → it and the date below it, as one line.

    None of a label that stands there twice: those are a list's.
    """
    lines = document.lines
    page = document.once(find_page)
    title = (page.title or 0) if page else 0
    first = page.first if page else next((i for i, line in enumerate(lines) if is_wide(line.text)), 0)
    found: dict[int, Line] = {}
    for i in range(title + 1, first - 1):
        label, date = lines[i], lines[i + 1]
        if len(label.text) <= LONGEST and fold(label.text) in _labels and parse_date(date.text):
            found[i] = Line(label.begin, label.start, date.end, date.stop, f"{label.text} {date.text}")
    labels = {fold(lines[i].text) for i in found}
    return found if len(labels) == len(found) else {}


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
