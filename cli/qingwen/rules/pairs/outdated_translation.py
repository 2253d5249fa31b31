"""QW418 outdated-translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Finding
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class OutdatedTranslation(PairRule):
    """A translation whose source was changed after it, by git's history.

    ## What it does
    When two trees in a git repository are compared, finds the translations of which the last commit is older than
    their source's.

    ## Why is this bad?
    It may say what is no longer true.

    ## Fix safety
    There is no fix: only a translator can mend it. It is `info`, since a comma may be all that changed.
    """

    code = "QW418"
    name = "outdated-translation"
    severity = "info"
    message = "The source was changed on {ours}, this translation last on {theirs}."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        yield from ()

    def of(self, ours: str, theirs: str) -> Finding:
        """The finding at the top of a translation; days as in 2025-04-03."""
        return self.finding(0, 0, confidence=0.7, ours=ours, theirs=theirs)
