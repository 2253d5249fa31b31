"""Where a change of a text belongs in that text as somebody has edited it since."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from qingwen.lazy_pattern import lazy

# Code points on either side by which a place is found again: the first that is there once, and once only. A line of Chinese has about thirty.
_REACHES = (16, 32, 64, 128, 256)
_BLOCK = 16  # code points
_MOST = 16  # places of one block that are looked at
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
            places = self._in_now.places_of(around)
            if (begin == 0 and not now.startswith(around)) or (stop == len(was) and not now.endswith(around)):
                places = []
            if places == []:
                return reason
            reason = DOUBLED
            if places and len(places) == 1 and len(self._in_was.places_of(around) or ()) == 1:
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
    def _in_was(self) -> _Blocks:
        return _Blocks(self.was)

    @cached_property
    def _in_now(self) -> _Blocks:
        return _Blocks(self.now)

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


class _Blocks:
    """Where others stand in a text: it is read once, and for each of them only where one of its blocks is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for place in range(0, len(text) - _BLOCK + 1, _BLOCK):
            self._places.setdefault(text[place : place + _BLOCK], []).append(place)

    def places_of(self, part: str) -> list[int] | None:
        """All places of a part, or the first two of a short one; None where that is made of nothing but what is there over and over."""
        text, found = self._text, []
        if len(part) < 2 * _BLOCK:  # it may hold no whole block
            first = text.find(part)
            second = text.find(part, first + 1) if first >= 0 else -1
            return [place for place in (first, second) if place >= 0]
        for shift in range(_BLOCK):
            blocks = range(shift, len(part) - _BLOCK + 1, _BLOCK)
            places = [self._places.get(part[at : at + _BLOCK], []) for at in blocks]
            rarest = min(range(len(places)), key=lambda i: len(places[i]))
            if len(places[rarest]) > _MOST:
                return None
            starts = (place - blocks[rarest] for place in places[rarest])
            found += [start for start in starts if start >= 0 and text.startswith(part, start)]
        return found
