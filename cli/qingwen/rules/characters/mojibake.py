"""QW607 mojibake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule, Sign
from qingwen.rules.characters._mojibake import LEADS, UTF8_AS_GBK, find_mojibake
from qingwen.text.document import Document

_LOST = ("锟斤拷", "烫烫烫", "屯屯屯")  # replacement characters, and uninitialised memory, read as GBK
_LOST_RUN = "锟?(?:斤拷锟)*斤拷|烫{3,}|屯{3,}"
_opening, _closing = "“‘「『《【（([\"'`", "”’」』》】）)]\"'`"


class GarbledText(Rule):
    """Mojibake: text that was read with the wrong encoding, such as `æ–‡ä»¶` or `锟斤拷`.

    ## What it does
    Finds UTF-8 that was read as Latin-1, as Windows-1252 or as GBK, and the strings `锟斤拷` and `烫烫烫`,
    which stand where the text is lost. Quoted ones are an article's subject and stay.

    ## Why is this bad?
    Readers cannot read it. It also says that a step before this one uses the wrong encoding, and the rest
    of that source will be garbled as well.

    ## Fix safety
    The fix puts in the text as it was before the wrong reading, as the library ftfy works it out. It is
    unsafe: an article about encodings may show garbled text on purpose. Where bytes are lost there is no
    fix: go back to the source.
    """

    code = "QW607"
    name = "mojibake"
    sign = Sign(characters=LEADS + UTF8_AS_GBK + "".join(lost[0] for lost in _LOST))
    message = "Garbled text, read with the wrong encoding: {remedy}."
    fix_safety = "sometimes"
    examples = (
        Example("æˆ‘ä»¬åœ¨åŒ—äº¬ã€‚", 1, "æˆ‘ä»¬åœ¨åŒ—äº¬ã€‚"),
        Example("The doctorâ€™s office and the cafÃ©.", 2, "The doctorâ€™s office and the cafÃ©."),
        Example("浣犲ソ锛屼笘鐣岋紒", 1, "浣犲ソ锛屼笘鐣岋紒"),
        Example("正文锟斤拷锟斤拷结束。", 1, "正文锟斤拷锟斤拷结束。"),
        Example("À la carte, déjà vu, «été», naïve.", 0),
        Example("„Spaß“ und Größe – schön…", 0),
        Example("什么是“锟斤拷”？", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for start, end, repaired in document.once(find_mojibake):
            if document.protection(start, end):
                continue
            if repaired is None:
                yield self.finding(start, end, confidence=0.8, remedy="take it from the source again")
            else:
                shown = repaired if len(repaired) <= 40 else repaired[:40] + "…"
                fix = Fix("unsafe", start, end, repaired)
                yield self.finding(start, end, fix=fix, confidence=0.85, remedy=f"it was '{shown}'")
        text = document.text
        if not any(literal in text for literal in _LOST):
            return
        for lost in re.finditer(_LOST_RUN, text):
            start, end = lost.span()
            quoted = text[start - 1 : start] in tuple(_opening) and text[end : end + 1] in tuple(_closing)
            if not quoted and not document.protection(start, end):
                yield self.finding(start, end, confidence=0.7, remedy="the text is lost: take it from the source again")
