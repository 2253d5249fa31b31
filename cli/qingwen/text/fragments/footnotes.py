"""Footnotes: which of them surely say something, and do not name a work in whatever language it is written."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy

# A sentence's verb, by the words that most sentences have. Titles of works are sentences too, but end without a full stop.
_verb = lazy(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|may|might|must|we|you|they|he|she)\b|n['’]t\b"
)
_ended = lazy(r"\.[\"'”’)*_]*$")
_ended_in_chinese = lazy(r"[。！？][”’」）)*_]*$")
# `How we built the mill.`, `Donald Knuth: The mill is open.`, `The mill is open, Fred Brooks.`
_title = lazy(
    r"(?:How|Why|What|When|Where|Which|Who)\b|(?:[A-Z][\w.'’-]* ?){1,4}: [A-Z]|[^\n]*, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}$"
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
    """Whether a footnote in English is a reference, or may be: it is no sentence with a verb and a full stop, or has the marks of one."""
    return not (_ended.search(note) and _verb.search(note)) or bool(_work.search(note) or _title.match(note))


def names_chinese_work(note: str) -> bool:
    """The same of a footnote in Chinese."""
    return not _ended_in_chinese.search(note) or _chinese_work.search(note) is not None
