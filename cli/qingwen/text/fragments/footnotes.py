"""Footnotes: which of them name a work, in whatever language it is written, and which say something."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.fragments.passages import latin_words

# What a sentence has and a row of author, title, publisher and year has not.
_says = lazy(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|may|might|must|this|these|those|it|we|you|they|he|she"
    r"|i|not|if|because|when|which|there)\b|n['’]t\b"
)
_work = lazy(
    r"https?:|\bdoi\b|\bpp?\. ?\d|\b[Vv]ol\. ?\d|\b(?:Press|Publish(?:er|ers|ing)|Books|Journal|Proceedings|Conference|University|eds?\.|et al\.?)(?!\w)"
    r"|\b(?:[Rr]etrieved|[Aa]ccessed|[Aa]vailable at)\b|\((?:1[5-9]|20)\d\d[a-z]?\)|, (?:1[5-9]|20)\d\d[a-z]?\.?$|[“\"*_][A-Z][^”\"*_\n]+[”\"*_]"
    r"|^[A-Z][\w'’-]+,? (?:[A-Z]\. ?)+"
)
_chinese_work = lazy(
    r"出版社|印[书書][馆館]|[书書]局|[书書]店|[学學][报報]|期刊|[学學]位[论論]文|\[[JMCDNPRSZ](?:/OL)?\]|\d\s*[页頁]|第\s*\d+\s*[期卷版]|https?:"
    r"|^[^。]{0,40}《[^》\n]+》[^。]{0,40}。?$"
)


def names_english_work(note: str) -> bool:
    """Whether a footnote in English is a reference: it has the marks of one, or names without a verb. A sentence with such marks stays."""
    if _work.search(note):
        return True
    words = latin_words.findall(note)
    return not _says.search(note) and any(word[0].isupper() for word in words[1:])


def names_chinese_work(note: str) -> bool:
    """The same of a footnote in Chinese."""
    return _chinese_work.search(note) is not None
