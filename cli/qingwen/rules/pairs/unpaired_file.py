"""QW417 unpaired-file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Finding
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class UnpairedFile(PairRule):
    """A file of one tree that has no partner in the other.

    ## What it does
    When two trees are compared, reports each article without a translation, and each translation whose source is
    gone. The finding stands at the first line of the file that is there.

    ## Why is this bad?
    Nobody misses a page that was never translated, and nobody takes down one that its source no longer has.

    ## Fix safety
    There is no fix: only a translator can mend it.
    """

    code = "QW417"
    name = "unpaired-file"
    message = "There is no {missing} of this file in {tree}."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        yield from ()

    def of(self, is_source: bool, tree: str) -> Finding:
        """The finding at the top of a file without a partner; tree: where that was looked for."""
        return self.finding(0, 0, missing="translation" if is_source else "source", tree=tree)
