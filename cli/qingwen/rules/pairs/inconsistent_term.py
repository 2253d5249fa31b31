"""QW414 inconsistent-term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.renderings import two_renderings
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class InconsistentTerm(PairRule):
    """A name or heading that one translation renders in two ways.

    ## What it does
    Finds names that a Chinese translation gives with the original in brackets, 约翰逊（Johnson） and later 强森（Johnson）,
    names of three letters or more of which one paragraph writes one letter otherwise than all others, and headings that stand in the source more than once and are translated differently.

    ## Why is this bad?
    Readers take two names for two persons.

    ## Fix safety
    There is no fix: which rendering is right is the translator's choice.
    """

    code = "QW414"
    name = "inconsistent-term"
    severity = "info"
    message = "“{name}” is {here} here and {there} elsewhere."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in two_renderings(comparison):
            yield self.at(one.place, one.source, 0.8, name=one.name, here=one.here, there=one.there)
