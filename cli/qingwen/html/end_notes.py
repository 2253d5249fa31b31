"""What an article says of itself in a place of its own, below its text or its title or in it: what was corrected in it, whose names were changed."""

from __future__ import annotations

import re

from qingwen.html.blocks import Block, is_title
from qingwen.html.sentences import SENTENCE_ENDS
from qingwen.html.tags import SUBHEADINGS
from qingwen.html.tree import upward
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
            if not kept[i] and is_note(blocks[i]) and not around.isdisjoint(upward(blocks[i].element, WITHIN + 1)):
                kept[i] = True
                kept[i - 1] = kept[i - 1] or (i - 1 in places and _label.fullmatch(blocks[i - 1].text) is not None)


def is_note(block: Block) -> bool:
    """Whether a block opens as such notes do, or is a sentence in what is named for them that speaks to nobody."""
    if block.width > MOST or block.linked * 2 > block.width or block.element.tag in SUBHEADINGS:
        return False
    if _of_article.match(block.text):
        return True
    return (
        (
            _by_editor.match(block.text)
            or any(_named.search(one.attrs.get("class", "")) for one in upward(block.element, WITHIN))
        )
        and block.text.rstrip("”\"'）)")[-1:] in SENTENCE_ENDS
        and not _to_readers.search(block.text)
    )
