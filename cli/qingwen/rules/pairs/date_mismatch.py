"""QW408 date-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class DateMismatch(PairRule):
    """A date that differs between the source and the translation.

    ## What it does
    Compares years, months and days of each paragraph with those of its translation, however they are written: April
    3, 2025 is 2025年4月3日.

    ## Why is this bad?
    Readers act on dates.

    ## Fix safety
    There is no fix: which of the two is right only the source's author knows for sure.
    """

    code = "QW408"
    name = "date-mismatch"
    message = "{ours} in the source is {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in comparison.mismatches:
            if one.kind == "date":
                ours = comparison.source.text[one.ours[0] : one.ours[1]].strip()
                theirs = comparison.translation.text[one.theirs[0] : one.theirs[1]].strip()
                yield self.at(one.theirs, one.ours, 0.85, ours=ours, theirs=theirs)
