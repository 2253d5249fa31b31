"""QW508 doubled-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Safety
from qingwen.rules.typography._typography_rule import Change, TypographyRule
from qingwen.text.document import Document
from qingwen.text.prose import Prose

_DOUBLED = r"([，、；：。！？])\1++"


class DoubledPunctuation(TypographyRule):
    """The same full-width mark twice: `，，`, `。。`, `！！`.

    ## What it does
    Finds repeated `，` `、` `；` `：`, two full stops (three are an ellipsis), and `！` or `？` more often than the
    style allows: once in 中文文案排版指北, up to three times in GB/T 15834.

    ## Why is this bad?
    A slip of the keyboard, or of a merge of two sentences.

    ## Fix safety
    Safe: one mark stays. Repeated `！` and `？` may be meant: that fix is unsafe.
    """

    code = "QW508"
    name = "doubled-punctuation"
    message = "'{old}' is one mark too many: write '{new}'."
    examples = (
        Example("下雨了，，我们回家。。", 2, "下雨了，我们回家。"),
        Example("太好了！！！", 1, "太好了！！！"),
        Example("算了。。。", 0),
        Example("真的？！", 0),
    )

    def wakes(self, document: Document) -> bool:
        return not document.text.isascii()

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        for found in re.finditer(_DOUBLED, prose.text):
            start, end, mark = found.start(), found.end(), found[0][0]
            often = self.style.repeats if mark in "！？" else 1
            if end - start > often and (mark != "。" or end - start == 2):
                old = found[0] if end - start < 10 else found[0][:9] + "…"
                safety: Safety = "unsafe" if mark in "！？" else "safe"
                yield Change(start, end, mark * often, {"old": old, "new": mark * often}, safety)
