"""Which English words a Chinese article uses as they are: terms, which its headings and links may consist of."""

from __future__ import annotations

from collections import Counter
from functools import cache

from qingwen.data import table, table_lines
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


FEWEST_OF_A_WORK = 4  # words of a title, `Gone with the Wind`; `Code of Conduct` is a page of any project
_in_titles = frozenset(["after", "at", "before", "over", "under", "with", "without"])


@cache
def _makers() -> frozenset[str]:
    return frozenset(table_lines("english_makers.txt"))


def is_product(phrase: str) -> bool:
    """Whether a phrase is what its maker calls a product: all of it in capitals, no word that joins, and none that headings have."""
    if phrase.lower() in _makers():
        return True
    words = phrase.removeprefix("The ").split()
    if len(words) < 2 or not (words[0].lower() in _makers() or " ".join(words[:2]).lower() in _makers()):
        return False
    return not any(word.islower() or word.lower() in _joining or word.lower() in heading_words() for word in words)


def is_work(phrase: str) -> bool:
    """Whether a phrase is in capitals as a book's or film's title is, and no word of it one that headings have."""
    small = _joining | _in_titles
    words = phrase.split()
    return (
        len(words) >= FEWEST_OF_A_WORK
        and words[0][0].isupper()
        and words[-1] not in small
        and any(word in small for word in words[1:])
        and not any(word not in small and (word.islower() or word.lower() in heading_words()) for word in words)
    )


@cache
def function_words() -> frozenset[str]:
    """Words that stand in every English sentence, and in a name seldom: `the`, `is`, `whether`."""
    return frozenset(table("english_function_words.txt").split())


@cache
def heading_words() -> frozenset[str]:
    """Words that make a phrase of a heading: names of products and settings seldom hold them."""
    return frozenset(table("english_heading_words.txt").split())


@cache
def text_parts() -> frozenset[str]:
    """What parts of texts are called and terms are not: `Detailed Explanation`, `Use with Caution`, but `Tail Call Optimization`."""
    return frozenset(table("english_text_parts.txt").split())


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
