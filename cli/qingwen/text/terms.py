"""Which English words a Chinese article uses as they are: terms, which its headings and links may consist of."""

from __future__ import annotations

import re
from collections import Counter

from qingwen.text.document import Document
from qingwen.text.fragments import masked

_words = re.compile("[A-Za-z]+").findall
# What no translator touches: a number, an address, a call, a quotation; and of words iPhone and API.
_code = re.compile(r"\d|[_.@/:()=<>|+\"“]").search
_name = re.compile(r"[a-z][A-Z]|[A-Z]{2}").search
_abbreviation = re.compile(r"\([A-Za-z]{1,12}\)").sub


def is_term(document: Document, phrase: str) -> bool:
    """Whether a phrase is made of names, or of words that stand elsewhere in the document's text too.

    phrase: as it stands in the document, once; code and addresses masked.
    """
    if _code(_abbreviation("", phrase)):
        return True
    words = _words(phrase)
    here, everywhere = Counter(map(str.lower, words)), document.once(_counted)
    content = [word.lower() for word in words if word.lower() not in _joining and not _name(word)]
    new = sum(everywhere[word] <= here[word] for word in content)
    return not new or new * 2 < len(content)


_joining = frozenset(
    ["a", "an", "and", "as", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "vs", "with", "your"]
)


def _counted(document: Document) -> Counter[str]:
    """How often each English word stands in the text, in lower case; code spans and addresses left out."""
    return Counter(map(str.lower, _words(masked(document.text))))
