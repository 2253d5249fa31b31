"""QW511 repeated-exclamation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Sign
from qingwen.rules.typography._typography_rule import Change, TypographyRule, shortened
from qingwen.text.document import Document
from qingwen.text.prose import Prose


class RepeatedExclamation(TypographyRule):
    """The same `！` or `？` more often in a row than the style allows.

    ## What it does
    Finds `！` or `？` that stands more than once in a row (中文文案排版指北), or more than three times (GB/T 15834, W3C clreq).

    ## Why is this bad?
    One mark says it; several shout.

    ## Fix safety
    Unsafe: they may be meant.
    """

    code = "QW511"
    name = "repeated-exclamation"
    sign = Sign(literals=("！！", "？？"))
    message = "'{old}' is more than the style allows: write '{new}'."
    examples = (
        Example("太好了！！！", 1, "太好了！！！"),
        Example("> 真的？？他问。", 1, "> 真的？？他问。", "markdown"),
        Example("真的？！", 0),
        Example("`！！` 是历史命令。", 0, None, "markdown"),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        for found in re.finditer(r"([！？])\1++", prose.text):
            allowed = found[1] * self.style.repeats
            if len(found[0]) > len(allowed):
                values = {"old": shortened(found[0]), "new": allowed}
                yield Change(found.start(), found.end(), allowed, values, "unsafe")
