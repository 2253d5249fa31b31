"""QW508 doubled-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Safety, Sign
from qingwen.rules.typography._typography_rule import Change, TypographyRule, shortened
from qingwen.text.document import Document

if TYPE_CHECKING:
    from qingwen.text.prose import Prose

_MARKS = "，、；：。"
_DOUBLED = rf"([{_MARKS}])\1++"


class DoubledPunctuation(TypographyRule):
    """The same full-width mark twice: `，，`, `、、`, `。。`.

    ## What it does
    Finds repeated `，` `、` `；` `：`, and two full stops (three are an ellipsis). Repeated `！` and `？` are QW511's.

    ## Why is this bad?
    A slip of the keyboard, or of a merge of two sentences.

    ## Fix safety
    Safe where typography was selected, else unsafe: one mark stays. More than two in a row may be meant: unsafe.
    """

    code = "QW508"
    name = "doubled-punctuation"
    default = True
    sign = Sign(literals=tuple(mark * 2 for mark in _MARKS))
    message = "'{old}' repeats a mark: write '{new}'."
    examples = (
        Example("下雨了，，我们回家。。", 2, "下雨了，我们回家。"),
        Example("名单，，，如下", 1, "名单，，，如下"),
        Example("算了。。。", 0),
        Example("太好了！！！", 0),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        for found in re.finditer(_DOUBLED, prose.text):
            marks, mark = found[0], found[1]
            if mark != "。" or len(marks) == 2:
                safety: Safety = "safe" if len(marks) == 2 else "unsafe"
                yield Change(found.start(), found.end(), mark, {"old": shortened(marks), "new": mark}, safety)
