"""QW305 region-word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document

if TYPE_CHECKING:
    from qingwen.text.han.conversion import Target

CLEAR, ENOUGH = 3, 2  # times as many words of one region as of the other, and that many, tell a text's region


class RegionWord(Rule):
    """A mainland word (软件) in an article that writes as in Taiwan (軟體), or the reverse.

    ## What it does
    Counts words for which the mainland and Taiwan have different ones (软件 軟體, 网络 網路, 屏幕 螢幕). Where one
    region's words are clearly more, finds those of the other. Quotations, titles in 《》, code and links are left
    alone.

    ## Why is this bad?
    A reader in Taipei understands 內存, and knows that nobody edited the article for them.

    ## Fix safety
    The fix is unsafe: it changes the author's words, not only their spelling. `clean --han taiwan` leaves words alone
    for that reason; with this rule selected and `--unsafe` they are exchanged as well, as with `--han simplified` Taiwan's
    words are, whichever the article has more of.
    """

    code = "QW305"
    name = "region-word"
    severity = "info"
    message = "“{word}” is a word of {region}; in this article it should be “{other}”."
    fix_safety = "unsafe"
    preview = True
    # Whether Taiwan's words are wanted, or the mainland's; None: those that the article has more of.
    wanted: bool | None = None
    examples = (
        Example("這個軟體可以從網路下載，也能存在硬碟裡。安裝之後，屏幕會變暗。"),
        Example("这个软件可以从网络下载，也能存在硬盘里，装好以后萤幕会变暗。"),
        Example("这个软件可以从网络下载，也能存在硬盘里，台湾叫作“軟體”。", 0),
        Example("這個軟體可以從網路下載，也能存在硬碟裡，記憶體要夠大。", 0),
    )

    def towards(self, target: Target) -> RegionWord:
        """The rule for an article that is converted to a variant."""
        one = copy(self)
        one.wanted = {"taiwan": True, "simplified": False}.get(target)
        return one

    def wakes(self, document: Document) -> bool:
        return document.language == "zh"

    def check(self, document: Document) -> Iterator[Finding]:
        from qingwen.text.folding import simplified
        from qingwen.text.han.mixture import own_words
        from qingwen.text.han.variants import count

        words = _words()
        text = own_words(document)
        found = [(m.start(), m.end(), words.known[m[0]]) for m in words.find(text.translate(simplified()))]
        mainland = sum(not word.taiwan and not word.shared for _, _, word in found)
        taiwan = sum(word.taiwan and not word.shared for _, _, word in found)
        in_taiwan = taiwan > mainland if self.wanted is None else self.wanted
        if self.wanted is None and (
            max(mainland, taiwan) < ENOUGH or CLEAR * min(mainland, taiwan) > max(mainland, taiwan)
        ):
            return
        traditional = count(text, "traditional") > count(text, "simplified")
        for start, end, word in found:
            if word.taiwan != in_taiwan and not word.shared:
                new = word.other if traditional else word.other.translate(simplified())
                yield self.finding(
                    start,
                    end,
                    fix=Fix("unsafe", start, end, new),
                    confidence=0.8,
                    word=document.text[start:end],
                    region="Taiwan" if word.taiwan else "the mainland",
                    other=new,
                )


class _Word(NamedTuple):
    """taiwan: it is Taiwan's, not the mainland's. other: what the other region says, in traditional characters."""

    taiwan: bool
    shared: bool
    other: str


class _Words:
    def __init__(self, lines: list[str]) -> None:
        from qingwen.text.folding import simplified

        self.known: dict[str, _Word] = {}
        for line in lines:
            both = line.split()
            for taiwan, word in enumerate(both):
                key = word.lstrip("=").translate(simplified())
                self.known.setdefault(key, _Word(bool(taiwan), word[0] == "=", both[1 - taiwan].lstrip("=")))
        longest_first = sorted(self.known, key=len, reverse=True)
        self.find = re.compile("|".join(longest_first)).finditer


@cache
def _words() -> _Words:
    from qingwen.data import table_lines

    return _Words(table_lines("region_words.txt"))
