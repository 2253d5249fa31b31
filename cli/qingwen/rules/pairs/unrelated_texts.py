"""QW419 unrelated-texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class UnrelatedTexts(PairRule):
    """A source and a translation that have next to nothing in common.

    ## What it does
    Tells of a pair of which one side is empty, or hardly a paragraph of one stands for one of the other. Nothing else
    is looked for in it then.

    ## Why is this bad?
    The wrong file stands in the place of a translation, or the translation was never written.

    ## Fix safety
    There is no fix.
    """

    code = "QW419"
    name = "unrelated-texts"
    message = "This has next to nothing of its source: {theirs} against {ours} there. Are the two a pair?"

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        if comparison.strangers:
            numbers = (len(comparison.ours), len(comparison.theirs))
            ours, theirs = (f"{n} paragraph" + "s" * (n != 1) for n in numbers)
            yield self.at((0, 0), (0, 0), 0.8, ours=ours, theirs=theirs)
