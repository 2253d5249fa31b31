"""QW409 structure-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.structure import differences
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class StructureMismatch(PairRule):
    """A heading, list, table or footnote whose form differs from the source's.

    ## What it does
    Compares the level of headings, the number of a list's items, rows and columns of tables, and footnotes of each
    paragraph with those of its translation.

    ## Why is this bad?
    Navigation, anchors and style sheets depend on the form, and a missing item is a missing sentence.

    ## Fix safety
    There is no fix: an item may be missing, or two may have become one.
    """

    code = "QW409"
    name = "structure-mismatch"
    message = "{what}: {ours} in the source, {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for ours, theirs in comparison.singles:
            for what, a, b in differences(ours, theirs):
                yield self.at((theirs.start, theirs.end), (ours.start, ours.end), what=what, ours=a, theirs=b)
