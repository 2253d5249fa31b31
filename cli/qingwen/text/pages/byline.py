"""Lines of a page that tell when its article was published, and by whom: `2024-03-05 09:30 来源：海港日报`."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.pages.head import could_be_title

LONGEST = 80  # letters
TITLE = 3  # lines above one, in which the title stands
OPENS = 8  # lines below one, in which the first paragraph stands: between them are buttons and counters

_byline = lazy(
    r"(?:(?:发布|发表|更新)?(?:时间|日期|于)[：:]? ?)?(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?(?=[^。]*(?:\d:\d\d|来源|出处|作者|稿源))"
)


def is_byline(line: str) -> bool:
    """Whether a line opens with a date, and tells a time, a source or an author too."""
    return len(line) <= LONGEST and _byline.match(line) is not None


def article_above(lines: Sequence[str], prose: Sequence[bool], first: int) -> int | None:
    """The first paragraph below a title and a byline that stand above the line taken for an article's first, where that has none.

    Below a short article the comments on it, or what others say, may have more to say for being one.
    """
    dated = [i for i in range(first) if is_byline(lines[i])]
    if not dated or not any(prose[dated[-1] + 1 : first]):
        return None
    for i in dated:
        if any(map(could_be_title, lines[max(0, i - TITLE) : i])):
            found = next((j for j in range(i + 1, min(i + 1 + OPENS, first)) if prose[j]), None)
            if found is not None:
                return found
    return None
