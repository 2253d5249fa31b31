"""QW417 missing-translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Finding
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class MissingTranslation(PairRule):
    """A file of one tree without a partner in the other.

    ## What it does
    When two folders are compared, finds files of the source that have no translation, and translations whose source
    is gone.

    ## Why is this bad?
    A page that exists in one language only is a dead end for readers who switch.

    ## Fix safety
    There is no fix: only a translator can mend it.
    """

    code = "QW417"
    name = "missing-translation"
    severity = "info"
    message = "{what}"

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        yield from ()

    def of(self, is_source: bool) -> Finding:
        """The finding at the top of a file without a partner."""
        what = "This file has no translation." if is_source else "The source of this translation is gone."
        return self.finding(0, 0, what=what)
