"""Which English words a Chinese article uses as they are: terms, which its headings and links may consist of."""

from __future__ import annotations

from collections import Counter

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

_words = lazy("[A-Za-z]+")
# What no translator touches: a number, an address, a call, a quotation; and of words iPhone and API.
_code = lazy(r"\d|[_.@/:()=<>|+\"“]")
_name = lazy(r"[a-z][A-Z]|[A-Z]{2}")
_abbreviation = lazy(r"\([A-Za-z]{1,12}\)")


def is_term(document: Document, phrase: str) -> bool:
    """Whether a phrase is made of names, or of words that stand elsewhere in the document's text too.

    phrase: as it stands in the document, once; code and addresses masked.
    """
    if _code.search(_abbreviation.sub("", phrase)):
        return True
    words = [word for word in _words.findall(phrase) if not _name.search(word) and word.lower() not in _joining]
    count, here = document.once(_Occurrences).count, phrase.lower()
    new = sum(count(word) <= here.count(word) for word in map(str.lower, words))
    return not new or new * 2 < len(words)


_joining = frozenset(
    ["a", "an", "and", "as", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "vs", "with", "your"]
)


_targets = lazy(r"\]\([^()\n]*\)|\{#[^{}\n]*\}")


FEW = 200  # words that are looked for one by one, also inside of others; above, all are counted, so that time stays linear


class _Occurrences:
    """How often words stand in a document. What was counted is kept."""

    def __init__(self, document: Document) -> None:
        # In lower case, without the addresses of links and the anchors of headings. Words are ASCII, and so is this: Han would
        # take most of the time.
        self.text = _targets.sub("", document.text).encode("ascii", "replace").lower()
        self.known: dict[str, int] = {}
        self.words: Counter[str] | None = None

    def count(self, word: str) -> int:
        if word not in self.known:
            if len(self.known) < FEW:
                self.known[word] = self.text.count(word.encode())
            else:
                self.words = self.words or Counter(_words.findall(self.text.decode()))
                self.known[word] = self.words[word]
        return self.known[word]
