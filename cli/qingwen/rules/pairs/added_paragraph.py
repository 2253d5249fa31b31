"""QW402 added-paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule
from qingwen.text.fragments.passages import excerpt

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class AddedParagraph(PairRule):
    """A paragraph of the translation that the source does not have.

    ## What it does
    Finds paragraphs, headings, lists and blocks of code of a translation that stand for nothing in its source,
    unless they repeat another one (see `duplicated-paragraph`).

    ## Why is this bad?
    It may be left over from an older version, or from another article.

    ## Fix safety
    There is no fix: it may be a translator's note.
    """

    code = "QW402"
    name = "added-paragraph"
    message = "Nothing in the source says “{excerpt}”."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for segment, at in comparison.added():
            yield self.at((segment.start, segment.end), (at, at), 0.8, excerpt=excerpt(segment.text))
