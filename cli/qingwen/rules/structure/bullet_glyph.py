"""QW702 bullet-glyph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule, Sign
from qingwen.text.document import Document

GLYPHS = "•●▪■◆◇○◦‣∙➢➤❖"
_ITEM = rf"(?m)^ {{0,3}}([{GLYPHS}]|·(?=[ \t]|[^\s·…]))[ \t\u00a0\u3000]*(?=[^\s{GLYPHS}·])"


class BulletGlyph(Rule):
    """A line of Markdown that starts with a pasted bullet (`•`, `●`, `▪`) instead of a list mark.

    ## What it does
    Finds lines outside code and tables that start with a bullet character. In pasted plain text such
    lines become list items without a finding.

    ## Why is this bad?
    Markdown does not know these characters: the items run together into one paragraph.

    ## Fix safety
    The bullet becomes `- `. That is unsafe: the page will look different, and a bullet may be meant as a
    sign (`■` before a heading, `○` for an answer).
    """

    code = "QW702"
    name = "bullet-glyph"
    severity = "info"
    kinds = ("markdown",)
    sign = Sign(characters=GLYPHS + "·")
    message = "'{glyph}' makes no list item in Markdown: write '- '."
    fix_safety = "unsafe"
    examples = (
        Example("•One\n•Two\n", 2, None, "markdown"),
        Example("前言\n\n● 第一点\n", 1, None, "markdown"),
        Example("- One • Two\n", 0, None, "markdown"),
        Example("达·芬奇\n", 0, None, "markdown"),
        Example("```\n• One\n```\n", 0, None, "markdown"),
        Example("•One\n•Two", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for item in re.finditer(_ITEM, document.text):
            start, end = item.start(1), item.end()
            if not document.protection(start, end):
                yield self.finding(start, start + 1, fix=Fix("unsafe", start, end, "- "), confidence=0.8, glyph=item[1])
