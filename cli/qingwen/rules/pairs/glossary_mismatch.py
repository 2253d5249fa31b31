"""QW414 glossary-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.terms import unkept_terms
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class GlossaryMismatch(PairRule):
    """A term that the glossary of a project renders otherwise.

    ## What it does
    Looks for the terms of `--glossary` (CSV of source,target, or TBX) in each paragraph of the source; its
    translation must have one of the renderings that the glossary gives.

    ## Why is this bad?
    Readers take two words for two things.

    ## Fix safety
    There is no fix: how the term was rendered is not known.
    """

    code = "QW414"
    name = "glossary-mismatch"
    message = "The glossary (line {line}) has {targets} for “{term}”, which is not here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in unkept_terms(comparison):
            targets = " or ".join(f"“{target}”" for target in one.term.targets)
            yield self.at(one.place, one.source, line=one.term.line, targets=targets, term=one.term.source)
