"""QW401 missing-paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule
from qingwen.text.fragments.passages import excerpt

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class MissingParagraph(PairRule):
    """A paragraph of the source that the translation does not have.

    ## What it does
    Aligns the paragraphs, headings, lists and blocks of code of an article and its translation by their length,
    form, numbers, names, links and code, and finds those of the source that nothing stands for. The finding's own
    place is where the paragraph should stand.

    ## Why is this bad?
    Readers of the translation never learn what it said, and nobody notices.

    ## Fix safety
    There is no fix: only a translator can mend it.
    """

    code = "QW401"
    name = "missing-paragraph"
    message = "Nothing in the translation stands for “{excerpt}”."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for segment, at in comparison.missing():
            yield self.at((at, at), (segment.start, segment.end), excerpt=excerpt(segment.text))
