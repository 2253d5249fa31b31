"""QW404 truncated-paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.pairs._base import PairFinding, PairRule
from qingwen.text.fragments.passages import excerpt

LEAST = 16  # words of a paragraph that may have lost some
MUCH, ALL = 0.62, 0.4  # of the usual length, where sentences are missing and where none are

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class TruncatedParagraph(PairRule):
    """A paragraph of which the translation says only a part.

    ## What it does
    Finds paragraphs whose translation has fewer sentences than its source and is much shorter than the other
    translations in the article.

    ## Why is this bad?
    The end of a paragraph that got lost in a copy is missed by everyone who reads the translation only.

    ## Fix safety
    There is no fix: only a translator can mend it.
    """

    code = "QW404"
    name = "truncated-paragraph"
    message = "Only about {share} % of this paragraph is in the translation: “{excerpt}”."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for ours, theirs in comparison.singles:
            if ours.form not in ("paragraph", "quote") or ours.size < LEAST or ours.text == theirs.text:
                continue
            share = (theirs.size + 1) / (ours.size + 1) / comparison.usual_ratio
            fewer = ours.sentences - theirs.sentences
            if share < (MUCH if fewer > 0 else ALL):
                yield self.at(
                    (theirs.start, theirs.end),
                    (ours.start, ours.end),
                    0.8,
                    share=round(share * 100),
                    excerpt=excerpt(ours.text),
                )
