"""QW407 magnitude-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class MagnitudeMismatch(PairRule):
    """A number whose digits agree and whose size does not: 3.2 million and 320 亿.

    ## What it does
    Finds numbers that differ from the source's by a power of ten: 万 for 亿, million for billion, a nought too many.

    ## Why is this bad?
    This is the slip that translators between Chinese and English make most, since one counts in thousands and the
    other in ten thousands.

    ## Fix safety
    There is no fix: which of the two is right only the source's author knows for sure.
    """

    code = "QW407"
    name = "magnitude-mismatch"
    message = "{ours} in the source is {theirs} here: another magnitude."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in comparison.mismatches:
            if one.kind == "magnitude":
                ours = comparison.source.text[one.ours[0] : one.ours[1]].strip()
                theirs = comparison.translation.text[one.theirs[0] : one.theirs[1]].strip()
                yield self.at(one.theirs, one.ours, 0.85, ours=ours, theirs=theirs)
