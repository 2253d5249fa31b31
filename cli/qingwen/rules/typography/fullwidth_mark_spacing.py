"""QW507 fullwidth-mark-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import STOPS, Change, TypographyRule
from qingwen.text.document import Document
from qingwen.text.prose import CODE, LATIN, Prose
from qingwen.text.scripts import HAN

_WORD = rf"[{HAN}{LATIN}{CODE}]"
_INNER_OPENING, _INNER_CLOSING = "（「『《〈【", "）」』》〉】"
_BESIDE = "|".join(
    (
        rf"(?<=[{HAN}{LATIN}{CODE}%{_INNER_CLOSING}”*_~)]) +(?=[{STOPS}])",  # 词 ，
        rf"(?<={_WORD}) +(?=[{_INNER_CLOSING}])",  # （词 ）
        rf"(?<=[{STOPS}{_INNER_OPENING}]) +(?={_WORD})",  # ， 词 and （ 词）
        rf"(?<=[{HAN}]) +(?=[（「『《〈]|“[{HAN}])",  # 词 《书》
        rf"(?<=[{HAN}]”) +(?=[{HAN}])",  # 词” 词
    )
)
# Behind a closing mark only where the opening one stands inside a sentence: `《书》 作者` may be a list of books.
_INSIDE = rf"(?<=[{HAN}]) ?[（「『《〈][^（「『《〈）」』》〉\n]{{1,60}}[）」』》〉]( +)(?=[{HAN}])"


class FullwidthMarkSpacing(TypographyRule):
    """A space beside a full-width mark.

    ## What it does
    Finds spaces before and behind `，` `。` `、` `；` `：` `！` `？`, inside full-width brackets and quotation marks, and
    outside them in the middle of a Chinese sentence.

    ## Why is this bad?
    A full-width mark has its white space in its own square: with a space beside it the gap is twice as wide.

    ## Fix safety
    Safe: the space is deleted. Spaces behind the marks of lists, headings and quotations stay.
    """

    code = "QW507"
    name = "fullwidth-mark-spacing"
    message = "A space beside a full-width mark: delete it."
    examples = (
        Example("苹果 、 香蕉和 Python 。 都有", 4, "苹果、香蕉和 Python。都有"),
        Example("请看 《红楼梦》 一书（ 第一回 ）", 4, "请看《红楼梦》一书（第一回）"),
        Example("《三体》 刘慈欣", 0),
        Example("苹果、香蕉和 Python。", 0),
        Example("- 「苹果」\n", 0, None, "markdown"),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        if max(text, default="") < "\u3001":
            return
        for found in re.finditer(_BESIDE, text):
            yield Change(found.start(), found.end(), "")
        for found in re.finditer(_INSIDE, text):
            yield Change(found.start(1), found.end(1), "")
