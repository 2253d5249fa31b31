"""Where a change of a text belongs in that text as somebody has edited it since."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from qingwen.lazy_pattern import lazy

# Code points on either side by which a place is found again: the first that is there once, and once only. A line of Chinese has about thirty.
_REACHES = (16, 32, 64, 128, 256)
_line = lazy(r"[^\n]*\S[^\n]*")
CHANGED = "the text round it has changed"
DOUBLED = "what stands there is there more than once"


class Places:
    """The places of one text in another that was made of it.

    A place is found by what stands on both its sides; where that has changed, by the nearest lines that are the same: one is enough right
    beside it, two (or an end of the text) with as many lines between them as there were.
    """

    def __init__(self, was: str, now: str) -> None:
        self.was, self.now = was, now

    def of(self, start: int, end: int) -> int | str:
        """Where the code points [start, end) stand now, or why there is no telling."""
        if self.was == self.now:
            return start
        found = self._by_what_is_round_it(start, end)
        if isinstance(found, str):
            place = self._by_lines(start, end)
            return found if place is None else place
        return found

    def _by_what_is_round_it(self, start: int, end: int) -> int | str:
        was, now = self.was, self.now
        reason = CHANGED
        for reach in _REACHES:
            begin, stop = max(0, start - reach), min(len(was), end + reach)
            around = was[begin:stop]
            places = _twice(now, around)
            if (begin == 0 and not now.startswith(around)) or (stop == len(was) and not now.endswith(around)):
                places = []
            if not places:
                return reason
            reason = DOUBLED
            if len(places) == 1 and len(_twice(was, around)) == 1:
                return places[0] + start - begin
        return reason

    def _by_lines(self, start: int, end: int) -> int | None:
        lines, others, same, known = self._lines
        i = bisect_right(lines, start, key=lambda line: line[1])  # the first that ends below the place
        if i < len(lines) and lines[i][0] < end and lines[i][0] <= start:  # the place is in it
            return others[same[i]][0] + start - lines[i][0] if i in same and end <= lines[i][1] else None
        at = bisect_left(known, i)
        above = known[at - 1] if at else -1
        below = known[at] if at < len(known) else len(lines)
        first, last = same.get(above, -1), same.get(below, len(others))
        if first > last:  # one of them was moved
            return None
        if i and same and (above == i - 1 or last - first == below - above):
            was, now = lines[i - 1][1], others[first + i - 1 - above][1]
        elif i < len(lines) and below == i:
            was, now = lines[i][0], others[last][0]
        else:
            return None
        between = slice(min(was, start), max(was, end))
        return (
            now + start - was
            if self.now[now + between.start - was : now + between.stop - was] == self.was[between]
            else None
        )

    @cached_property
    def _lines(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]], dict[int, int], list[int]]:
        """Where the lines of both texts that say something stand, and which of them are the same: those that are there once in each; the first of these in order."""
        (was, lines), (now, others) = (
            (text, [one.span() for one in _line.finditer(text)]) for text in (self.was, self.now)
        )
        before, after = ([text[slice(*span)] for span in spans] for text, spans in ((was, lines), (now, others)))
        counts, other_counts = Counter(before), Counter(after)
        places = {line: i for i, line in enumerate(after) if other_counts[line] == 1}
        same = {i: places[line] for i, line in enumerate(before) if counts[line] == 1 and line in places}
        return lines, others, same, list(same)


def _twice(text: str, part: str) -> list[int]:
    """The first places of a part, two at most."""
    first = text.find(part)
    second = text.find(part, first + 1) if first >= 0 else -1
    return [place for place in (first, second) if place >= 0]
