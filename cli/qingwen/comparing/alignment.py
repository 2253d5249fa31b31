"""Which segments of a translation render which of its source: 1–1, 1–2, 2–1 …, dropped, added.

Segments that only one on either side resembles (the same code, links, names) are anchors; between two anchors, dynamic
programming over a band finds the path that scores best. Time is that of the longer side times the band's width.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from qingwen.comparing.segments import Segment

BAND = 16  # segments to either side of the straight way between two anchors
MOST = 300_000  # pairs of segments between two anchors that are looked at
# (segments of the source, of the translation): what may stand for each other, and what it costs beside 1–1.
STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
COST = {(1, 1): 0.0, (1, 2): 0.6, (2, 1): 0.6, (1, 3): 1.5, (3, 1): 1.5, (2, 2): 3.0}
GAP = -1.2  # a segment that has no other half
SURE_SHARE = 0.6  # of the marks of two segments that are the same, for an anchor


class Bead(NamedTuple):
    """[start, stop) of the source's segments and of the translation's that stand for each other; one may be empty."""

    source: range
    translation: range


def align(source: Sequence[Segment], translation: Sequence[Segment]) -> list[Bead]:
    """The beads, in order; each segment is in one."""
    beads: list[Bead] = []
    sides = _Side(source), _Side(translation)
    i = j = 0
    for a, b in [*_anchors(source, translation), (len(source), len(translation))]:
        beads += _between(*sides, i, a, j, b)
        i, j = a, b
    return beads


def _anchors(source: Sequence[Segment], translation: Sequence[Segment]) -> list[tuple[int, int]]:
    """Pairs of segments that share rare marks with each other alone, in both orders."""
    if len(source) * len(translation) <= BAND * BAND:
        return []
    here, there = (_rare(side) for side in (source, translation))
    votes: Counter[tuple[int, int]] = Counter((here[mark], there[mark]) for mark in here.keys() & there.keys())
    best: dict[int, tuple[int, int]] = {}
    for (i, j), number in votes.items():
        both = source[i].marks & translation[j].marks
        share = len(both) / (min(len(source[i].marks), len(translation[j].marks)) or 1)
        if share >= SURE_SHARE and source[i].form == translation[j].form and number > best.get(i, (0, 0))[0]:
            best[i] = number, j
    return _rising([(i, j) for i, (_, j) in sorted(best.items())])


def _rare(side: Sequence[Segment]) -> dict[str, int]:
    """Mark → the only segment that has it."""
    where: dict[str, int] = {}
    for i, segment in enumerate(side):
        for mark in segment.marks:
            where[mark] = -1 if mark in where else i
    return {mark: i for mark, i in where.items() if i >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs that rises on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        tails[k:], ends[k:] = [j, *tails[k + 1 :]], [n, *ends[k + 1 :]]
        before.append(ends[k - 1] if k else -1)
    row, n = [], ends[-1] if ends else -1
    while n >= 0:
        row.append(pairs[n])
        n = before[n]
    return row[::-1]


def _between(source: _Side, translation: _Side, i0: int, i1: int, j0: int, j1: int) -> list[Bead]:
    rows, columns = i1 - i0, j1 - j0
    band = max(BAND, min(abs(rows - columns) + BAND, MOST // (rows + 1)))
    slope = columns / rows if rows else 0.0
    scores: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    came: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
    scores[0][0] = 0.0
    for a in range(rows + 1):
        middle = round(a * slope)
        low, high = max(0, middle - band), min(columns, middle + band)
        row = scores[a]
        for b in range(low, high + 1):
            best, step = row.get(b, float("-inf")), (0, 0)
            if a and (one := scores[a - 1].get(b)) is not None and one + GAP > best:
                best, step = one + GAP, (1, 0)
            if b and (one := row.get(b - 1)) is not None and one + GAP > best:
                best, step = one + GAP, (0, 1)
            for da, db in STEPS:
                if a < da or b < db or (one := scores[a - da].get(b - db)) is None:
                    continue
                i, j = i0 + a - da, j0 + b - db
                if da == db == 1:
                    value = one + _one_to_one(source.segments[i], translation.segments[j])
                else:
                    value = one + _likeness(source.together(i, da), translation.together(j, db)) - COST[da, db]
                if value > best:
                    best, step = value, (da, db)
            if best > float("-inf"):
                row[b] = best
                came[a][b] = step
    beads: list[Bead] = []
    a, b = rows, columns
    while a or b:
        da, db = came[a][b]
        beads.append(Bead(range(i0 + a - da, i0 + a), range(j0 + b - db, j0 + b)))
        a, b = a - da, b - db
    return beads[::-1]


class _Together(NamedTuple):
    """What is compared of adjoining segments; `alike`: they may be one paragraph on the other side."""

    size: float
    marks: frozenset[str]
    gist: frozenset[int]
    signs: frozenset[str]
    form: str
    alike: bool


class _Side:
    """The segments of one side, and what is known of adjoining ones."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self._known: dict[tuple[int, int], _Together] = {}

    def together(self, start: int, number: int) -> _Together:
        known = self._known.get((start, number))
        if known is None:
            known = self._known[start, number] = _put_together(self.segments[start : start + number])
        return known


def _put_together(segments: Sequence[Segment]) -> _Together:
    forms = {segment.form for segment in segments}
    alike = not forms & {"heading", "code"} and (len(forms) == 1 or forms <= {"paragraph", "quote"})
    return _Together(
        sum(one.size for one in segments),
        frozenset().union(*(one.marks for one in segments)),
        frozenset().union(*(one.gist for one in segments)),
        frozenset().union(*(one.signs for one in segments)),
        segments[0].form,
        alike,
    )


def _likeness(ours: _Together, theirs: _Together) -> float:
    """How well several segments and one stand for each other; above nought they are likelier each other's than strangers."""
    if not (ours.alike and theirs.alike) or (
        ours.form != theirs.form and {ours.form, theirs.form} - {"paragraph", "quote"}
    ):
        return -8.0
    return (
        _by_size(ours.size, theirs.size)
        + _by_gist(ours.gist, theirs.gist)
        + _by_marks(ours.marks, theirs.marks)
        + _by_signs(ours.signs, theirs.signs)
    )


def _one_to_one(a: Segment, b: Segment) -> float:
    if a.form != b.form:
        if "code" in (a.form, b.form) or "heading" in (a.form, b.form):
            return -6.0
        form = -1.5
    elif a.form == "heading":
        form = 1.0 if a.level == b.level else 0.0
    else:
        form = 1.5 if a.form == "code" else 0.3
    if a.text == b.text:
        return form + 12.0
    known = _by_size(a.size, b.size) + _by_marks(a.marks, b.marks) + _by_gist(a.gist, b.gist)
    return form + known + (_by_signs(a.signs, b.signs) if a.form in PROSE else 0.0)


def _by_size(a: float, b: float) -> float:
    ratio = abs(log((a + 2) / (b + 2)))
    return 1.5 - 3.0 * ratio if ratio < 2 else -4.5


PROSE = ("paragraph", "quote", "list")
A_SIGN, SIGNS = 0.25, 0.5  # what one sign says, and all of them together at most


def _by_signs(a: frozenset[str], b: frozenset[str]) -> float:
    return max(-SIGNS, min(SIGNS, A_SIGN * (len(a & b) - len(a ^ b))))


FEW_WORDS = 3
CHANCE = 0.35  # of the common words of a passage that any other has too


def _by_gist(a: frozenset[int], b: frozenset[int]) -> float:
    """What common words say."""
    least = min(len(a), len(b))
    return 9.0 * (len(a & b) / least - CHANCE) * min(1.0, least / 6) if least >= FEW_WORDS else 0.0


def _by_marks(a: frozenset[str], b: frozenset[str]) -> float:
    """What shared and unshared marks say: translators keep most of what the shorter list has."""
    least = min(len(a), len(b))
    if not least:
        return 0.0
    both = len(a & b)
    return 3.0 * both / least * min(1.0, 0.4 + 0.2 * both) - (0.6 if not both and least > 2 else 0.0)
