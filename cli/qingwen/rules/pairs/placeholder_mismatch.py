"""QW413 placeholder-mismatch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class PlaceholderMismatch(PairRule):
    """A placeholder that the translation lost or changed: `{name}`, `%s`, `${count}`.

    ## What it does
    Compares the placeholders of each paragraph with those of its translation.

    ## Why is this bad?
    A program fills them in; one that is lost or misspelt shows itself to users, or stops the program.

    ## Fix safety
    There is no fix: only the translator knows where it belongs.
    """

    code = "QW413"
    name = "placeholder-mismatch"
    message = "Placeholders differ: {ours} in the source, {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for pair in comparison.pairs:
            ours, theirs = (sum((one.placeholders for one in side), Counter()) for side in pair)
            if ours != theirs:
                shown = [", ".join(sorted(side.elements())) or "none" for side in (ours, theirs)]
                yield self.at(pair.place, pair.source, ours=shown[0], theirs=shown[1])
