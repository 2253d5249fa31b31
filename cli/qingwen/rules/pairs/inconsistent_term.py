"""QW415 inconsistent-term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.renderings import two_renderings
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class InconsistentTerm(PairRule):
    """A name or term that one translation renders in two ways.

    ## What it does
    Finds names that stand with their original in brackets and are written in two ways (`卡佛（Carver）`, `卡弗（Carver）`),
    and names of three characters or more of which one paragraph writes one character otherwise than the others do.

    ## Why is this bad?
    Readers take two names for two people.

    ## Fix safety
    There is no fix: which of the two is meant depends on the house style.
    """

    code = "QW415"
    name = "inconsistent-term"
    message = "{name} is “{here}” here and “{there}” elsewhere in this translation."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in two_renderings(comparison):
            yield self.at(one.place, one.source, 0.8, name=one.name, here=one.here, there=one.there)
