"""QW406 number-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class NumberMismatch(PairRule):
    """A number that differs between the source and the translation.

    ## What it does
    Compares the numbers of each paragraph with those of its translation: digits, numerals in Chinese and English
    (十二, twelve, a dozen), 万 and 亿, thousands and millions, percentages, times, ordinals, ranges. Only where each
    side names a number that the other does not is there a finding.

    ## Why is this bad?
    A wrong number in print costs more trust than any clumsy sentence.

    ## Fix safety
    There is no fix: which of the two is right only the source's author knows for sure.
    """

    code = "QW406"
    name = "number-mismatch"
    message = "{ours} in the source is {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in comparison.mismatches:
            if one.kind == "number":
                ours = comparison.source.text[one.ours[0] : one.ours[1]].strip()
                theirs = comparison.translation.text[one.theirs[0] : one.theirs[1]].strip()
                yield self.at(one.theirs, one.ours, 0.85, ours=ours, theirs=theirs)
