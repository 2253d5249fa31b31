"""QW412 code-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.structure import code
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class CodeMismatch(PairRule):
    """Code that differs between the source and the translation.

    ## What it does
    Compares blocks of code, comments and texts in quotation marks left out, and code spans of each paragraph with
    those of its translation. Told are lines and names that a letter or two make different, and lines that are lost
    or added: what is put otherwise (`run --slow` for `run --fast`) may be another version, or an example of its own.

    ## Why is this bad?
    Code is not translated; what differs is a slip of the hand, or an older version, and readers will type it.

    ## Fix safety
    There is no fix: a newer version may have been translated.
    """

    code = "QW412"
    name = "code-mismatch"
    message = "Code differs from the source's: {ours} there, {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for pair in comparison.pairs:
            for ours, theirs in code(pair):
                yield self.at(pair.place, pair.source, ours=ours, theirs=theirs)
