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

BAND = 40  # segments to either side of the straight way between two anchors
# (segments of the source, of the translation, cost beside 1–1): what may stand for each other.
MERGES = ((1, 2, 0.6), (2, 1, 0.6), (1, 3, 1.5), (3, 1, 1.5), (2, 2, 3.0))
MOST = 7.3  # that runs can score: by size 1.5, by gist 2.8, by marks 3
GAP = -1.2  # a segment that has no other half
CELLS = 2_000_000  # that are looked at between two anchors, however unlike the sides are in length (10 s)
SAME_SIZE = 0.15  # logarithm of two sizes' ratio: no sentence is missing
SURE_SHARE = 0.6  # of the marks of two segments that are the same, for an anchor


class Aligned(NamedTuple):
    """Segments of the source and those of the translation that stand for them; neither is empty."""

    ours: Sequence[Segment]
    theirs: Sequence[Segment]

    @property
    def source(self) -> tuple[int, int]:
        return self.ours[0].start, self.ours[-1].end

    @property
    def place(self) -> tuple[int, int]:
        return self.theirs[0].start, self.theirs[-1].end


class Bead(NamedTuple):
    """[start, stop) of the source's segments and of the translation's that stand for each other; one may be empty."""

    source: range
    translation: range


def align(source: Sequence[Segment], translation: Sequence[Segment]) -> list[Bead]:
    """The beads, in order; each segment is in one."""
    beads: list[Bead] = []
    i = j = 0
    for a, b in [*_anchors(source, translation), (len(source), len(translation))]:
        beads += _between(source, translation, i, a, j, b)
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
    row = _rising([(i, j) for i, (_, j) in sorted(best.items())])
    # Before a paragraph of which the other side may have a part in a paragraph of its own there is no cutting.
    sure = set(row)
    return [
        (i, j)
        for i, j in row
        if source[i].form in ("heading", "code")
        or (i - 1, j - 1) in sure
        or abs(log((source[i].size + 2) / (translation[j].size + 2))) < SAME_SIZE
    ]


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


def _between(
    source: Sequence[Segment], translation: Sequence[Segment], i0: int, i1: int, j0: int, j1: int
) -> list[Bead]:
    rows, columns = i1 - i0, j1 - j0
    band = max(BAND, abs(rows - columns) + BAND) if min(rows, columns) > 200 else max(rows, columns) + 1
    band = min(band, max(BAND, CELLS // (2 * rows or 1)))
    slope = columns / rows if rows else 0.0
    scores: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    came: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
    scores[0][0] = 0.0
    ours, theirs = _Joined(source), _Joined(translation)
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
            if a and b and (one := scores[a - 1].get(b - 1)) is not None:
                value = one + _one_to_one(source[i0 + a - 1], translation[j0 + b - 1])
                if value > best:
                    best, step = value, (1, 1)
            for da, db, cost in MERGES:
                if a < da or b < db or (one := scores[a - da].get(b - db)) is None:
                    continue
                if one + MOST - cost <= best:
                    continue
                left, right = ours.at(i0 + a - da, da), theirs.at(j0 + b - db, db)
                if left is None or right is None:
                    continue
                value = one + _several(left, right) - cost
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
    """Segments that follow each other, as one."""

    size: float
    marks: frozenset[str]
    gist: frozenset[int]
    form: str  # `prose` for paragraphs and quotes


class _Joined:
    """The runs of one side's segments, each put together once."""

    def __init__(self, side: Sequence[Segment]) -> None:
        self._side = side
        self._known: dict[tuple[int, int], _Together | None] = {}

    def at(self, i: int, number: int) -> _Together | None:
        """The run from a segment on; None where it cannot stand for anything as one."""
        key = i, number
        if key not in self._known:
            self._known[key] = self._together(self._side[i : i + number])
        return self._known[key]

    def _together(self, run: Sequence[Segment]) -> _Together | None:
        forms = {"prose" if one.form in ("paragraph", "quote") else one.form for one in run}
        if len(forms) > 1 or forms & {"heading", "code"}:
            return None
        return _Together(
            sum(one.size for one in run),
            frozenset().union(*(one.marks for one in run)),
            frozenset().union(*(one.gist for one in run)),
            forms.pop(),
        )


def _several(a: _Together, b: _Together) -> float:
    """How well runs of segments stand for each other; above nought they are likelier each other's than strangers."""
    if a.form != b.form:
        return -8.0
    return _by_size(a.size, b.size) + _by_gist(a.gist, b.gist) + _by_marks(a.marks, b.marks)


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
CHANCE = 0.3  # of the common words of a passage that any other has too


def _by_gist(a: frozenset[int], b: frozenset[int]) -> float:
    """What common words say."""
    least = min(len(a), len(b))
    return 4.0 * (len(a & b) / least - CHANCE) * min(1.0, least / 6) if least >= FEW_WORDS else 0.0


def _by_marks(a: frozenset[str], b: frozenset[str]) -> float:
    """What shared and unshared marks say: translators keep most of what the shorter list has."""
    least = min(len(a), len(b))
    if not least:
        return 0.0
    both = len(a & b)
    return 3.0 * both / least * min(1.0, 0.4 + 0.2 * both) - (0.6 if not both and least > 2 else 0.0)
