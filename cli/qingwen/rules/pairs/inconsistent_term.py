"""QW414 inconsistent-term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.terms import inconsistencies
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class InconsistentTerm(PairRule):
    """A name or heading that one translation renders in two ways.

    ## What it does
    Finds names that a Chinese translation gives with the original in brackets, 约翰逊（Johnson） and later 强森（Johnson）,
    and headings that stand in the source more than once and are translated differently.

    ## Why is this bad?
    Readers take two names for two persons.

    ## Fix safety
    There is no fix: which rendering is right is the translator's choice.
    """

    code = "QW414"
    name = "inconsistent-term"
    severity = "info"
    message = "“{original}” is {theirs} here and {other} in line {line}."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for place, source, original, theirs, other, line in inconsistencies(comparison):
            yield self.at(place, source, 0.8, original=original, theirs=theirs, other=other, line=line)
