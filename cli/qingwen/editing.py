"""Edits: what changes a text, applied, composed and undone. Offsets are code points.

A list of edits is sorted and disjoint; an insertion may stand where another edit starts. Applied to the text
it speaks of it gives the new text, and turned round (`invert`) it gives the old one back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

from qingwen.rules.base import Finding


class Edit(NamedTuple):
    """The code points [start, end), which are `old`, become `new`; `finding` is the index of the reason."""

    start: int
    end: int
    old: str
    new: str
    finding: int | None = None


def apply(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += text[at : edit.start], edit.new
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def invert(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that lead back from the new text to the old one."""
    back, shift = [], 0
    for edit in edits:
        start = edit.start + shift
        back.append(Edit(start, start + len(edit.new), edit.new, edit.old, edit.finding))
        shift += len(edit.new) - len(edit.old)
    return back


def fixes(text: str, findings: Sequence[Finding], *, unsafe: bool, moves: bool, pages: bool = False) -> list[Edit]:
    """The edits of those findings whose fix applies, with overlaps settled: the larger deletion wins.

    unsafe: unsafe fixes too. moves: those that move text to front matter or cut a page down to its article, and only then;
    pages: the latter alone.
    """
    wanted = []
    for index, finding in enumerate(findings):
        fix = finding.fix
        if fix and (moves if fix.moved else (unsafe or fix.safety == "safe") and (moves or pages or not fix.of_page)):
            old = text[fix.start : fix.end]
            if old != fix.replacement:
                wanted.append(tuple.__new__(Edit, (fix.start, fix.end, old, fix.replacement, index)))
    wanted.sort(key=attrgetter("start", "end"))
    if all(a.end <= b.start for a, b in pairwise(wanted)):
        return wanted
    wanted.sort(key=lambda edit: (len(edit.new) - len(edit.old), edit.start, edit.end))
    chosen: list[Edit] = []
    for edit in wanted:
        i = bisect_left(chosen, Edit(edit.start, edit.end, "", ""))  # before any there, without a key to be worked out
        if (i == 0 or chosen[i - 1].end <= edit.start) and (i == len(chosen) or edit.end <= chosen[i].start):
            chosen.insert(i, edit)
    return chosen


# An edit with the range that it has in the text between two lists of edits: (start, whether it covers text, whether it is of the second list,
# order, end, edit). So they sort as they are to be taken: at one place deletions of the first list, then insertions of the second, then
# what covers text. Plain tuples, since a page has thousands.
_Placed = tuple[int, bool, bool, int, int, Edit]


def compose(first: Sequence[Edit], second: Sequence[Edit], middle: str) -> list[Edit]:
    """One list that does what `first` and then `second` do; `middle` is the text between the two.

    An edit of `second` that removes only white space is split round deletions of `first`, so that each keeps
    its own reason; others that overlap become one edit, with the reason of the one that takes most.
    """
    if not first or not second:
        return list(first or second)
    placed: list[_Placed] = []
    gone, shift = [], 0
    for order, edit in enumerate(first):
        at, _, old, text, _ = edit
        start = at + shift
        end = start + len(text)
        if start == end:
            gone.append(start)
        placed.append((start, end > start, False, order, end, edit))
        shift += len(text) - len(old)
    for edit in second:
        for piece in (edit,) if edit.end - edit.start < 2 else _split(edit, gone):  # most
            start, end, _, _, _ = piece
            placed.append((start, end > start, True, len(placed), end, piece))
    placed.sort()
    result: list[Edit] = []
    shift = i = 0
    size = len(placed)
    while i < size:
        start, _, later, _, end, edit = placed[i]
        stop = i + 1
        while stop < size and placed[stop][0] < end and (placed[stop][1] or placed[stop][0] > start):
            end = max(end, placed[stop][4])
            stop += 1
        if stop > i + 1:
            shift = _settle(placed[i:stop], end, shift, middle, result)
        else:  # most: nothing to put together
            start, end, old, text, finding = edit
            if old != text:
                result.append(tuple.__new__(Edit, (start + shift, end + shift, old, text, finding)) if later else edit)
            if not later:
                shift += len(old) - len(text)
        i = stop
    return result


def _split(edit: Edit, points: Sequence[int]) -> list[Edit]:
    """An edit whose old text is white space, cut at those of the points that lie inside it."""
    inside = points[bisect_right(points, edit.start) : bisect_left(points, edit.end)]
    if not inside or edit.old.strip():
        return [edit]
    pieces, new, at = [], edit.new, edit.start
    for point in [*inside, edit.end]:
        if point > at:
            pieces.append(Edit(at, point, edit.old[at - edit.start : point - edit.start], new, edit.finding))
            new, at = "", point
    return pieces


def _settle(cluster: Sequence[_Placed], end: int, shift: int, middle: str, result: list[Edit]) -> int:
    """Adds the one edit that a cluster of overlapping ones makes; returns source minus middle after it."""
    start = cluster[0][0]
    earlier = [(at, edit) for at, _, later, _, _, edit in cluster if not later]
    later = [edit for _, _, later, _, _, edit in cluster if later]
    old = apply(middle[start:end], [Edit(at - start, at - start + len(edit.new), "", edit.old) for at, edit in earlier])
    new = apply(middle[start:end], [e._replace(start=e.start - start, end=e.end - start) for e in later])
    reasons = [edit for edit in (*(edit for _, edit in earlier), *later) if edit.finding is not None]
    finding = max(reasons, key=lambda edit: len(edit.old) - len(edit.new)).finding if reasons else None
    if old != new:
        result.append(Edit(start + shift, start + shift + len(old), old, new, finding))
    return shift + len(old) - (end - start)


def origin(edits: Iterable[Edit], offset: int) -> int:
    """The offset in the old text of an offset in the new one; inside a replacement, where that starts."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        if offset < start:
            break
        if offset < start + len(edit.new):
            return edit.start
        shift += len(edit.new) - len(edit.old)
    return offset - shift


def destination(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Where an offset in the old text has gone in the new one; from inside a replacement, to the end of that."""
    ends = [edit.end for edit in edits]
    shifts = list(accumulate((len(edit.new) - len(edit.old) for edit in edits), initial=0))

    def moved(offset: int) -> int:
        i = bisect_right(ends, offset)
        if i < len(edits) and edits[i].start < offset:
            return edits[i].start + shifts[i] + len(edits[i].new)
        return offset + shifts[i]

    return moved
