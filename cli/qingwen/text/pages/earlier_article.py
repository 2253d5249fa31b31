"""An article above what was taken for the page's, found by the line below its title: `2024-03-05 09:30 来源：海港日报`."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.text.pages.lines_above import may_be_title_among_furniture
from qingwen.text.pages.title_by_place import is_byline

TITLE = 3  # lines above one, in which the title stands
OPENS = 8  # lines below one, in which the first paragraph stands: between them are buttons and counters


def earlier_article(lines: Sequence[str], prose: Sequence[bool], first: int) -> int | None:
    """The first paragraph below a title and a byline that stand above the line taken for an article's first, where that has none.

    Below a short article the comments on it, or what others say, may have more to say for being one.
    """
    dated = [i for i in range(first) if is_byline(lines[i])]
    if not dated or not any(prose[dated[-1] + 1 : first]):
        return None
    for i in dated:
        if any(map(may_be_title_among_furniture, lines[max(0, i - TITLE) : i])):
            found = next((j for j in range(i + 1, min(i + 1 + OPENS, first)) if prose[j]), None)
            if found is not None:
                return found
    return None
