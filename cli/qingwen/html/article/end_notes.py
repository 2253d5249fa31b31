"""What an article says of itself in a place of its own, below its text or its title or in it: what was corrected in it, whose names were changed."""

from __future__ import annotations

import re

from qingwen.html.article.sentences import SENTENCE_ENDS
from qingwen.html.dom.blocks import Block, is_title
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import upward
from qingwen.lazy_pattern import lazy

FAR = 5  # blocks between the text and a note: tags, buttons to share
WITHIN = 3  # elements: a paragraph, what wraps it, what is named
MOST = 600  # columns
_WORK = r"(?:article|story|piece|report|post|review|essay|column|interview|obituary|recipe|headline|caption|page)"
# What the newspapers of both languages write; what else speaks of `this article` may be a site's own line.
_of_article = lazy(
    rf"[(（*\W]*(?:(?:corrections?|clarifications?|errat(?:um|a))(?: \([^()]{{1,40}}\)|,? [\w., ]{{1,30}})?:"
    rf"|(?:this|the) {_WORK} (?:was|has been) (?:since )?(?:amended|corrected|clarified|updated (?:on .{{1,40}} )?to)\b"
    rf"|an? (?:earlier|previous) version of (?:this|the) {_WORK}\b|p\. ?s\. "
    r"|(?:the |some |all |these )?names?(?: of [^.]{1,60})? (?:have|has) been (?:changed|altered)\b|[^.]{1,60}\b(?:is|are) not (?:his|her|their) real names?\b"
    r"|additional reporting (?:by|from)\b|[(（]作者(?:[系为為]|[單单]位)|(?:[谨謹]以此文|本文(?:[写寫]|作|成)[于於])"
    r"|(?:更正|勘[误誤]|又及)(?:[说說]明|[启啟]事)?[：:]|本文(?:早前|此前|先前|之前)(?:的)?版本|[^。]{1,60}(?:为|為|爲|系|係|皆|均|是)化名[。）)]*$)",
    re.I,
)
# How it was made and with whose help, where else it appeared, what was added to it later: of each the words that open it. A site's own lines about its
# articles at large, and what whoever reads may do with them, are no such notes.
_MISSAID = r"(?:misstated|misspelled|misidentified|misattributed|mischaracterized|incorrectly \w+|gave|said|stated)"
_NAMES = r"[A-Z][\w'’.-]+(?:,? (?:and )?[A-Z][\w'’.-]+){1,8}"
_of_making = lazy(
    rf"\W*(?:(?i:(?:this|the) {_WORK}) (?:(?:was|has been) (?:lightly )?(?:edited|condensed|shortened|adapted|translated|excerpted)\b|(?:originally|initially|previously) {_MISSAID}\b"
    r"|(?:was|is) (?:supported|funded) by [A-Zta]|(?:was )?(?:originally |first )?(?:published|appeared) in the )"
    rf"|(?i:a correction was made on|(?:adapted|excerpted|abridged|reprinted) from|translated from the) [A-Z]"
    r"|(?i:published in the print edition of)|(?i:reporting for this \w+ was (?:supported|funded) by)|(?i:(?:with|additional) (?:reporting|research) by [a-z])"
    rf"|{_NAMES} contributed (?:reporting|research|to this {_WORK})\b"
    r"|(?i:update)(?:, [A-Z][a-z]+\.? \d\d?,?[^:]{0,30}| \([^()]{1,40}\))?: |UPDATE(?:D)?: |(?i:disclosure|postscript): |(?i:not (?:his|her|their) real names?\b)"
    r"|(?i:names? [^.]{1,40} (?:have|has) been changed)|(?i:the authors?) (?:thanks?|declares?|wish(?:es)? to thank)\b|I am grateful to\b|In memory of [A-Z]"
    rf"|(?i:this) (?:{_WORK} )?is the \w+ (?:part|instal?lment|{_WORK}) (?:of|in) (?:a|our) |.{{3,80}} is (?:published by|out now from) [A-Z])"
)
_of_making_han = lazy(
    r"\W*(?:本文(?:最初|首次)?(?:原[载載]|首[发發]|首刊|[刊载載發发]|[节節][选選]|[选選摘]|[译譯]|改[编編]|[编編][译譯])(?:自|[于於在])?\s?《|本文由[^。]{2,20}(?:[译譯]出|翻[译譯]|[编編][译譯]|整理)|本文[为為][节節][选選]"
    r"|本文首[发發][于於]\d|本文[^。：]{0,12}(?:更正|修[订訂])[：:]|本文(?:[采採][访訪]|的[采採][访訪]|的?[写寫]作|的?研究)[^。]{0,30}(?:[资資]助|支持)|本文(?:是|[为為])[^。]{1,40}系列[^。]{0,6}第"
    r"|(?:[译譯]自|原文(?:[发發]表|刊|[载載]|首[发發])(?:[于於在])?)\s?《|(?:作者)?(?:后[记記]|後記|又[记記]|附[记記]|附言|[编編][注註]|[译譯]者?[注註]|原[注註]|[注註]|[参參]考(?:[资資]料|文[献獻]))[：:]\s?\S"
    r"|文中[^。]{0,12}(?:姓名|人名|人物|受[访訪]者)[^。]{0,12}(?:化名|更改|改[动動])|[^。]{0,30}(?:[对對][此本]文)?亦有[贡貢][献獻]|[^。]{1,30}[对對][此本]文有[贡貢][献獻]"
    r"|(?:[编編翻][译譯]|[译譯]者|校[译譯])[：:][\u4e00-\u9fff·、 ]{2,20}[)）]|感[谢謝][^。您你]{4,60}(?:[给給]予|提供)[^。]{0,12}(?:[帮幫]助|支持|[协協]助)|本次[访訪][谈談][^。]{0,20}(?:[删刪][节節]|[编編][辑輯]|精[简簡]))"
)
# One of which each of these has, and few lines beside a text: the pattern takes 2 ms to compile.
_WORDS_IN_HAN = ("本文", "原文", "文中", "本次", "译自", "譯自", "献", "獻", "感谢", "感謝")
_LABELS_IN_HAN = ("记", "記", "言", "注", "註", "料", "译", "譯", "译者", "譯者")
_in_han = (*_WORDS_IN_HAN, *(label + colon for label in _LABELS_IN_HAN for colon in "：:"))
_at_large = lazy(
    r"\baffiliate|\bcommissions?\b|\bsponsor|\bpermission\b|\blicen[cs]e|\bsign(?:ing)? up|\brepublish|[转轉][载載]|授[权權]|版[权權]|公[众眾]|微信|[网網]站|客[户戶]端|原[创創]|侵[权權]|仅供|僅供|免[责責]",
    re.I,
)
_named = lazy(
    r"(?:^|[\s_-])(?:corrections?|clarifications?|amendments?|errat(?:um|a)|editors?-?note)(?=[\s_-]|$)", re.I
)
_by_editor = lazy(
    r"[(（\W]*(?:editor[’']?s[’']? note|[编編]者[按注註])[：:]", re.I
)  # as are letters to a site's readers
_label = lazy(r"(?:corrections?|clarifications?|editor[’']?s[’']? note|更正|勘[误誤]|[编編]者按)\W*", re.I)
# A site's own line about mistakes in general, or its letter.
_to_readers = lazy(
    r"\b(?:you|your|us|e-?mail|contact|sign up|subscribe|report (?:a|an|it))\b|@|[请請您]|歡迎|欢迎|[联聯][系繫]|反[馈饋]",
    re.I,
)


def keep_end_notes(kept: list[bool], blocks: list[Block], title: str) -> None:
    """Keeps such notes beside the text that is kept. title: its letters and digits."""
    if True not in kept:
        return
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    heads = (i for i in range(first - 1, -1, -1) if is_title(blocks[i], title))
    head = next(heads, first) if title else first
    below, above, between = (
        range(last + 1, min(last + 1 + FAR, len(blocks))),
        range(head + 1, first),
        range(first + 1, last),
    )
    for places, beside in ((below, last), (above, first), (between, first)):
        around = frozenset(upward(blocks[beside].element))
        for i in places:
            is_heading = blocks[i].element.tag in SUBHEADINGS and not _label.fullmatch(blocks[i].text)
            if is_heading and places is not between:
                break
            if not kept[i] and not around.isdisjoint(upward(blocks[i].element, WITHIN + 1)) and is_note(blocks[i]):
                kept[i] = True
                kept[i - 1] = kept[i - 1] or (i - 1 in places and _label.fullmatch(blocks[i - 1].text) is not None)


def is_note(block: Block) -> bool:
    """Whether a block opens as such notes do, or is a sentence in what is named for them that speaks to nobody."""
    if block.width > MOST or block.linked * 2 > block.width or block.element.tag in SUBHEADINGS:
        return False
    if _of_article.match(block.text):
        return True
    if _is_of_making(block.text) and not (_at_large.search(block.text) or _to_readers.search(block.text)):
        return True
    return (
        (
            _by_editor.match(block.text)
            or any(_named.search(one.attrs.get("class", "")) for one in upward(block.element, WITHIN))
        )
        and block.text.rstrip("”\"'）)")[-1:] in SENTENCE_ENDS
        and not _to_readers.search(block.text)
    )


def _is_of_making(text: str) -> bool:
    if _of_making.match(text):
        return True
    return any(word in text for word in _in_han) and _of_making_han.match(text) is not None
