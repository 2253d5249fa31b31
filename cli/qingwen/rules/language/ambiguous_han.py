"""QW306 ambiguous-han."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document


class AmbiguousHan(Rule):
    """A character that `clean --han` left, since it has several forms in the other variant.

    ## What it does
    When `clean --han traditional` (or `taiwan`, `hongkong`, `simplified`) converts an article, most characters have one
    form, and most others stand in a phrase of OpenCC's dictionary that decides: 头发 is 頭髮, 发展 is 發展. What neither
    decides, or what two phrases decide differently (这里面粉), is found, with its candidates. Only `clean --han` finds
    it.

    ## Why is this bad?
    頭髮幹了 instead of 頭髮乾了 is the mistake by which readers know a text that a machine has converted.

    ## Fix safety
    The fix is unsafe: it takes the candidate that is most frequent. Of 干发里面后只系表松谷斗 several are: they have none.
    """

    code = "QW306"
    name = "ambiguous-han"
    severity = "info"
    message = "“{old}” may be {candidates} here; choose one."
    fix_safety = "unsafe"
    kinds = ()
    seen_in = "what clean --han converts"
    examples = ()

    def check(self, document: Document) -> Iterator[Finding]:
        yield from ()
