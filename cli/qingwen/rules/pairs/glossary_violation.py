"""QW415 glossary-violation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.terms import unkept_terms
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class GlossaryViolation(PairRule):
    """A term whose translation is not the one that the glossary wants.

    ## What it does
    With `--glossary FILE` (CSV of source,target, or TBX), looks for each term of the source's paragraphs among the
    renderings that the glossary allows, in the paragraph's translation.

    ## Why is this bad?
    A product has one name; readers search for it.

    ## Fix safety
    There is no fix: the sentence round the term may have to change too.
    """

    code = "QW415"
    name = "glossary-violation"
    message = "“{term}” should be {wanted} here, says line {line} of the glossary."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in unkept_terms(comparison):
            wanted = " or ".join(f"“{target}”" for target in one.term.targets)
            yield self.at(one.place, one.source, 0.85, term=one.term.source, wanted=wanted, line=one.term.line)
