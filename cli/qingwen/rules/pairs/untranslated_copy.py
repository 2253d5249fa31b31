"""QW405 untranslated-copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.untranslated import is_left, is_prose
from qingwen.rules.pairs._base import PairFinding, PairRule
from qingwen.text.fragments.passages import excerpt

LEAST = 2  # words
_WHOLE = "All of this is in the language of its source: “{excerpt}”."

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class UntranslatedCopy(PairRule):
    """A paragraph of the source that stands in the translation as it is.

    ## What it does
    Finds paragraphs, headings and lists of prose that are the same in the source and in the translation, or that
    are in the source's language there. A heading that is code or a signature (`turn(speed)`) stays.

    ## Why is this bad?
    A half-translated article looks finished to everyone but its readers.

    ## Fix safety
    There is no fix: only a translator can mend it.
    """

    code = "QW405"
    name = "untranslated-copy"
    message = "This is not translated: “{excerpt}”."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        if comparison.same_language:
            first = comparison.theirs[0]
            yield self.at((first.start, first.end), None, 0.8, excerpt=excerpt(first.text), message=_WHOLE)
            return
        for ours, theirs in comparison.singles:
            if ours.form in ("code", "image", "html") or ours.size < LEAST:
                continue
            if (ours.text == theirs.text and is_prose(ours)) or is_left(ours, theirs):
                yield self.at((theirs.start, theirs.end), (ours.start, ours.end), excerpt=excerpt(theirs.text))
