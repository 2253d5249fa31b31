"""QW403 duplicated-paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule
from qingwen.text.fragments.passages import excerpt

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class DuplicatedParagraph(PairRule):
    """A paragraph that stands in the translation more often than in the source.

    ## What it does
    Finds paragraphs, headings, lists and blocks of code that a translation repeats word for word, where its source
    does not.

    ## Why is this bad?
    A paragraph pasted twice looks careless, and in a page of steps it misleads.

    ## Fix safety
    There is no fix: which of the two belongs there depends on what is around them.
    """

    code = "QW403"
    name = "duplicated-paragraph"
    message = "This stands in the translation a second time: “{excerpt}”."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for segment in comparison.doubled:
            yield self.at((segment.start, segment.end), None, excerpt=excerpt(segment.text))
