"""English headings in a Chinese article: what tells `Getting Started` from `React Native`."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.masking import masked
from qingwen.text.fragments.passages import Fragment, foreign, has_han, latin_words
from qingwen.text.fragments.terms import function_words, heading_words, is_product, is_term, text_parts
from qingwen.text.markdown.fences import fenced_code

# A literal beginning (no `^`) makes a search three or four times as fast.
_headings = lazy(r"\n {0,3}#{1,6}[ \t]+(\S[^\n]*)")
# For a quick look.
_is_english = lazy(r"\n#{1,6}[ \t]+[A-Za-z0-9`*][^\n\u3400-\u9fff]*+(?=\n|\Z)")
_asks = lazy(r"(?:\d+[.、)] ?)?(?:How|What|Why|When|Where|Which|Who)\b")
_begins = lazy(r"(?:\d+[.、)] ?)?[A-Z][a-z]")
_gerund = lazy(r"(?:\d+[.、)] ?)?[A-Z][a-z]{2,}ing (?:[A-Z]?[a-z]+ )*[A-Z]?[a-z]+\b")
_name = lazy(r"Release Notes|Star History|\bError\b|[Ee]rror: |[|+=]|--|^\S*\(|\w\.\w|\"|“")
# A plural, a word in lower case: `Async Components`, `custom element`, but not `React Native`.
_describes = lazy(r"[a-z]{3,}(?<![sui])s\b(?! [A-Z])|(?:^| )[a-z]{2,}\b")
# A number and a name, a path, an option: lists of packages and libraries have such headings.
_list_of_names = lazy(r"[\d\W]|[A-Za-z]*[_/@$#][A-Za-z_]|[a-z]+-[a-z]")
_camel = lazy("[A-Za-z][a-z]*[A-Z]")
# What a reference says of a component that is written, or that its code names, so: `TabBar Props`, `Button Props`, but not `Lifecycle Hooks`.
_OF_API = frozenset(["Props", "Events", "Slots", "Methods", "Attributes", "Hooks", "Exposes"])
_joins = lazy(r" (?:to|of|for|with|in|on|and|the|your|a|an|is|are|from|as|vs\.?) ")


def english_headings(document: Document) -> list[Fragment]:
    """The headings that nobody translated, of a Chinese document in Markdown.

    None where more headings are names (commands, settings, panels of a dashboard) than are Chinese.
    """
    text = document.text
    if document.kind != "markdown" or not (_is_english.search(text) or text.startswith("#")):
        return []
    chinese = names = 0
    found: list[Fragment] = []
    fenced = document.once(fenced_code)
    for heading in _headings.finditer("\n" + text):
        start, title = heading.start(1) - 1, heading[1].rstrip()
        if fenced.end_of(start):
            continue
        if has_han.search(title):
            chinese += 1
            continue
        plain = masked(title)
        words = latin_words.findall(plain)
        if len(words) < 2 or foreign(title):
            continue
        if (
            len(words) == 2
            and words[1] in _OF_API
            and (_camel.match(words[0]) or words[0] in document.once(_named_in_code))
        ):
            names += 1
            continue
        if confidence := _phrase_confidence(document, title, plain, words):
            found.append(Fragment(start, start + len(title), confidence, True))
        else:
            names += 1
    if not chinese or names > chinese:
        return []
    return [fragment for fragment in found if not document.protection(fragment.start, fragment.start + 1)]


def _named_in_code(document: Document) -> set[str]:
    return {*re.findall(r"[`<{.] ?([A-Z][A-Za-z]+)", document.text)}  # compiled when needed, which is seldom


def _phrase_confidence(document: Document, title: str, plain: str, words: list[str]) -> float:
    """How sure it is that a title, two words at least, is a phrase that somebody wrote for this document; 0 where it may be a name."""
    confidence = _judge(plain, words)
    if not confidence and _describes.search(plain) and not _list_of_names.match(title) and not is_term(document, plain):
        confidence = 0.6
    return 0 if is_product(plain.strip()) else confidence


def title_confidence(document: Document, title: str) -> float:
    """The same of the title of a notice, a figure or a part that opens, where terms and names stand more often than above a section.

    It has a word that names a part of a text, or two in lower case, function words aside, one in a question. One word, `Note`, may be
    what the notices of a site are called.
    """
    plain = masked(title)
    words = latin_words.findall(plain)
    if len(words) < 2 or _name.search(plain):
        return 0
    lower = sum(word.islower() and word not in function_words() for word in words[1:])
    if lower < (1 if _asks.match(plain) else 2) and text_parts().isdisjoint(map(str.lower, words)):
        return 0
    return _phrase_confidence(document, title, plain, words)


def is_message(text: str) -> bool:
    """Whether a title is what a program says, or names a file or an option."""
    return _name.search(text) is not None


def is_phrase(text: str, words: list[str]) -> bool:
    """Whether a title is a phrase, and no name."""
    return _judge(masked(text), words) > 0


def _judge(text: str, words: list[str]) -> float:
    """How sure it is that a heading is a phrase; 0 where it may be a name."""
    if not _begins.match(text) or _name.search(text):
        return 0
    known = heading_words()
    everyday = sum(word.lower() in known for word in words)
    if _asks.match(text) or (everyday and _joins.search(text)):
        return 0.8
    return 0.7 if everyday or (_gerund.match(text) and len(words) > 2) else 0
