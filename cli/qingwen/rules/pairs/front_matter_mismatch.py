"""QW416 front-matter-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.front_matter import drift
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class FrontMatterMismatch(PairRule):
    """Front matter that the translation lost, or that says something else.

    ## What it does
    Compares the fields of the front matter: those that the translation lacks, and values that no language changes
    (numbers, true and false, dates, file names, the number of a list's entries). Fields that only the translation has,
    and those that tell when a page was last changed, are left alone.

    ## Why is this bad?
    Order, date, picture and draft state of a page come from there, and go wrong without anyone seeing it in the text.

    ## Fix safety
    There is no fix: the translated page may be meant to differ.
    """

    code = "QW416"
    name = "front-matter-mismatch"
    message = "The front matter's {field} is {ours} in the source and {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in drift(comparison.source.text, comparison.translation.text):
            yield self.at(one.place, one.source, field=one.field, ours=one.ours, theirs=one.theirs)
