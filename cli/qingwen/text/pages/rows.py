"""Rows of furniture in a page whose article is short: what alone goes unasked there, and the strokes that part entries; pagers, one number a line."""

from __future__ import annotations

from itertools import pairwise

from qingwen.text.debris.phrase_table import Match
from qingwen.text.pages.known_lines import FULL_STOPS
from qingwen.text.pages.lines import is_own_sentence
from qingwen.text.pages.reading import Reading

_BARS = frozenset("|｜>")  # alone on a line, what parts the entries of a row or of a trail
_BACK = frozenset(("<", "<<", "«", "‹", "Prev", "Previous", "上一页"))
_ON = frozenset((">", ">>", "»", "›", "Next", "下一页"))
LEAST_NUMBERS = 2  # of a pager


def rows(page: Reading, sure: set[int]) -> set[int]:
    """Of the lines that may go, those known for furniture, or parted by bars, that stand right beside each other.

    Not between sentences of the author's, which subheads (`Facebook`, `设置`) stand above.
    """
    parted = {i + step for i, line in enumerate(page.lines) if line in _BARS for step in (-1, 1)}
    ends = sorted(i for i in sure if page.known[i] or _counts(page.matches[i]) or i in parted)
    found = {i for a, b in pairwise(ends) if _side_by_side(page, a, b) for i in (a, b)}
    own = [i for i in range(len(page.lines)) if not page.known[i] and is_own_sentence(page.lines[i], page.scores[i])]
    found.difference_update(range(own[0], own[-1]) if own else ())
    return {i for i in found if page.known[i] or not page.lines[i].endswith(FULL_STOPS)}


def _side_by_side(page: Reading, a: int, b: int) -> bool:
    """Whether two lines stand in a row, parted by strokes at most, or name the articles before and after, each below its label."""
    if b == a + 2 and all((match := page.matches[i]) and match.rule == "adjacent-article" for i in (a, b)):
        return True
    return not any(page.wide[a + 1 : b])


def strokes(page: Reading, sure: set[int]) -> set[int]:
    """The lines without letters, such as `|` and `>`, of which the nearest lines with some above and below go, or the page ends there."""
    told = [-1, *(i for i, wide in enumerate(page.wide) if wide), len(page.wide)]
    gone = sure | {-1, len(page.wide)}
    return {i for a, b in pairwise(told) if a in gone and b in gone for i in range(a + 1, b)}


def pagers(page: Reading) -> set[int]:
    """The lines of pagers, `«`, `1`, `2`, `3`, `»`; of use round an article, inside of which nothing goes by its looks."""
    lines, found = page.lines, set[int]()
    for start in range(1, len(lines)):
        if lines[start] != "1" or lines[start - 1] not in _BACK:
            continue
        stop = next(i for i in range(start, len(lines) + 1) if i == len(lines) or lines[i] != str(i - start + 1))
        top = start - 1 - (lines[max(start - 2, 0)] in _BACK)
        end = next(i for i in range(stop, len(lines) + 1) if i == len(lines) or lines[i] not in _ON)
        if stop - start >= LEAST_NUMBERS and end > stop:
            found |= {*range(max(top, 0), end)}
    return found


def _counts(match: Match | None) -> bool:
    """Whether a line is known for a counter or the label of an advertisement, which stand inside of articles too."""
    return match is not None and match.rule in ("counter", "advertisement-label") and match.certainty != "doubtful"
