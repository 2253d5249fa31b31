"""A source and its translation, aligned, and what the rules ask of the two."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import exp, log
from typing import TYPE_CHECKING

from qingwen.comparing.alignment import Aligned, Bead, align
from qingwen.comparing.glossary import Glossary
from qingwen.comparing.segments import Segment, segments
from qingwen.text.document import Document

TYPICAL = 10  # words of a segment that says how long translations are here
# Segments of the shorter side from which two files can be told to be no pair, the share of them that must have another half,
# and how many times as many the longer side may have.
FEW_SEGMENTS, SHARE_PAIRED, MANY_TIMES = 3, 0.34, 8
FEW = 4  # such segments, without which they are taken to be as long as their sources

if TYPE_CHECKING:
    from qingwen.comparing.mismatches import Mismatch


SHORT = 4  # words of a segment that may well stand twice


def _doubled(ours: Sequence[Segment], theirs: Sequence[Segment]) -> Iterator[Segment]:
    """The segments of a translation that stood there before, word for word, where the source repeats none of that length."""
    twice = {one.form for one in _again(ours)}
    yield from (one for one in _again(theirs) if one.form not in twice)


def _again(side: Sequence[Segment]) -> Iterator[Segment]:
    seen: set[str] = set()
    for segment in side:
        text = " ".join(segment.text.split())  # a table may be laid out twice
        if text in seen and segment.size >= SHORT:
            yield segment
        seen.add(text)


def _apart(ours: Sequence[Segment], theirs: Sequence[Segment]) -> list[Bead]:
    """Nothing stands for anything."""
    both = (Bead(range(len(ours)), range(0)), Bead(range(len(ours), len(ours)), range(len(theirs))))
    return [bead for bead in both if bead.source or bead.translation]


class Comparison:
    """source, translation: the documents. ours, theirs: their segments, but for those of the translation that only repeat
    another (`doubled`). beads: which stand for which.
    """

    def __init__(self, source: Document, translation: Document, glossary: Glossary | None = None) -> None:
        self.source, self.translation, self.glossary = source, translation, glossary or []
        self.ours, every = segments(source), segments(translation)
        self.doubled = list(_doubled(self.ours, every))
        again = {id(one) for one in self.doubled}
        self.theirs = [one for one in every if id(one) not in again]
        sides = self.ours, self.theirs
        # Of a few paragraphs against a book nothing can be told, whichever way they are laid side by side.
        sizes = sorted((len(self.ours), len(self.theirs)))
        hopeless = not sizes[0] or (sizes[0] >= FEW_SEGMENTS and sizes[1] > MANY_TIMES * sizes[0])
        self.beads: list[Bead] = _apart(*sides) if hopeless else align(*sides)

    @cached_property
    def pairs(self) -> list[Aligned]:
        return [
            Aligned(
                self.ours[bead.source.start : bead.source.stop],
                self.theirs[bead.translation.start : bead.translation.stop],
            )
            for bead in self.beads
            if bead.source and bead.translation
        ]

    @cached_property
    def singles(self) -> list[tuple[Segment, Segment]]:
        """The pairs of one segment and one."""
        return [(one.ours[0], one.theirs[0]) for one in self.pairs if len(one.ours) == len(one.theirs) == 1]

    def missing(self) -> Iterator[tuple[Segment, int]]:
        """Segments of the source that nothing stands for, and where that should stand in the translation."""
        at = 0
        for bead in self.beads:
            if bead.translation:
                at = self.theirs[bead.translation.stop - 1].end
            else:
                for i in bead.source:
                    yield self.ours[i], at

    def added(self) -> Iterator[tuple[Segment, int]]:
        """Segments of the translation that stand for nothing, and where that should stand in the source."""
        at = 0
        for bead in self.beads:
            if bead.source:
                at = self.ours[bead.source.stop - 1].end
            else:
                for j in bead.translation:
                    yield self.theirs[j], at

    @cached_property
    def usual_ratio(self) -> float:
        """How many times as much a segment of the translation usually says as its source, by its size."""
        ratios = [
            log((b.size + 1) / (a.size + 1))
            for a, b in self.singles
            if a.form != "code" and a.size >= TYPICAL and a.text != b.text
        ]
        return exp(statistics.median(ratios)) if len(ratios) >= FEW else 1.0

    @cached_property
    def mismatches(self) -> list[Mismatch]:
        from qingwen.comparing.mismatches import mismatches

        return mismatches(self.pairs)

    @cached_property
    def strangers(self) -> bool:
        """Whether the two have next to nothing in common, so that every paragraph would be a finding."""
        if not self.ours or not self.theirs:
            return len(self.ours) != len(self.theirs)
        size = min(len(self.ours), len(self.theirs))
        return size >= FEW_SEGMENTS and (
            len(self.pairs) < SHARE_PAIRED * size or max(len(self.ours), len(self.theirs)) > MANY_TIMES * size
        )

    @cached_property
    def same_language(self) -> bool:
        """Whether the translation is in the language of its source."""
        ours, theirs = self.source.language, self.translation.language
        return bool(ours) and ours == theirs and bool(self.ours and self.theirs)
