"""QW410 link-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.structure import targets
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class LinkMismatch(PairRule):
    """A link that the translation lost, or that leads elsewhere.

    ## What it does
    Compares the addresses of links of each paragraph with those of its translation; the part of an address that
    names a language (`/en/`, `#/en/`, `?lang=en`) may differ. An address that has little of the source's is taken for the translator's choice.

    ## Why is this bad?
    A link that leads nowhere, or to the wrong page, is found by readers first.

    ## Fix safety
    There is no fix: a translated page may have another address.
    """

    code = "QW410"
    name = "link-mismatch"
    message = "The link {ours} of the source is {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for pair in comparison.pairs:
            for ours, theirs in targets(pair, "links"):
                yield self.at(pair.place, pair.source, ours=ours, theirs=theirs)
