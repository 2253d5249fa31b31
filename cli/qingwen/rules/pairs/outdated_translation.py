"""QW418 outdated-translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Finding
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class OutdatedTranslation(PairRule):
    """A translation whose source has changed since.

    ## What it does
    When two folders in a git repository are compared, finds translations that were last committed before their
    source was.

    ## Why is this bad?
    What the source says now is not what the translation says.

    ## Fix safety
    There is no fix: only a translator can mend it.
    """

    code = "QW418"
    name = "outdated-translation"
    severity = "info"
    message = "The source changed on {ours}, this translation last on {theirs}."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        yield from ()

    def of(self, ours: str, theirs: str) -> Finding:
        """The finding at the top of a translation; days as in 2025-04-03."""
        return self.finding(0, 0, confidence=0.7, ours=ours, theirs=theirs)
