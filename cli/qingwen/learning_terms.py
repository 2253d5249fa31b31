"""Learning which words a project leaves in the other language, from articles that are as they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.rules.language.untranslated_chinese import UntranslatedChinese
from qingwen.rules.language.untranslated_english import UntranslatedEnglish
from qingwen.text.document import Document
from qingwen.text.fragments.masking import MASK, masked, masked_mixed
from qingwen.text.fragments.own_terms import OwnTerms, tokens
from qingwen.text.fragments.passages import Finder, blocks, candidates, foreign, has_han
from qingwen.text.fragments.terms import function_words
from qingwen.text.scripts import han_in

FEWEST = 3  # articles that a term must stand in; one may be an oversight, three are a habit
ENGLISH_WORDS, CHINESE_CHARACTERS = 4, 6  # of the longest term; longer passages say something
MOST = 1_000_000  # phrases counted; the rarest are dropped when there are more
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WORD = r"[A-Za-z][A-Za-z0-9]*(?:['’\-][A-Za-z0-9][A-Za-z0-9]*+)*+"
_english_sign = lazy(rf"[{_HAN}] ?[A-Za-z]")
_chinese_sign = lazy(rf"[A-Za-z],? ?[{_HAN}]")
_english = lazy(
    rf"(?<=[{_HAN}，。；：、！？]) ?({_WORD}(?: {_WORD}){{0,{ENGLISH_WORDS - 1}}}+)(?= ?[{_HAN}，。；：、！？])"
)
_chinese = lazy(rf"(?<![{_HAN}])[{_HAN}]{{2,{CHINESE_CHARACTERS}}}+(?![{_HAN}])")
_latin = lazy("[A-Za-z]{2}")

Spellings = dict[tuple[str, ...], Counter[str]]  # a phrase's words → how often it is written how


class ProposedTerms(NamedTuple):
    """What a project seems to leave untranslated, in `articles` articles.

    terms:    each with the number of its articles, the commonest first.
    doubtful: short passages that the rules find and that are in too few articles to be a habit, each with one of them.
    """

    articles: int
    terms: list[tuple[str, int]]
    doubtful: list[tuple[str, str]]


def learn_terms(articles: Iterable[tuple[str, Document]]) -> ProposedTerms:
    """The terms of articles, each given with its path; a document at a time is held."""
    number, count, spellings = 0, Counter[tuple[str, ...]](), Spellings()
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for path, document in articles:
        number += 1
        short = list(_found(document))
        for phrase in short:
            found.setdefault(tuple(tokens(phrase)), (phrase, path))
        here: Spellings = {}
        for phrase in (*_phrases(document), *short):
            here.setdefault(tuple(tokens(phrase)), Counter())[phrase] += 1
        count.update(here.keys())
        for key, ways in here.items():
            spellings.setdefault(key, Counter()).update(ways)
        if len(count) > MOST:
            count = Counter({key: many for key, many in count.items() if many > 1})
            spellings = {key: ways for key, ways in spellings.items() if key in count}
    # Of ways to write a term, the commonest; of equal ones, the same in every run.
    written = {key: min(spellings[key].items(), key=lambda one: (-one[1], one[0]))[0] for key in count}
    terms = sorted(
        ((written[key], many) for key, many in count.items() if many >= FEWEST),
        key=lambda term: (-term[1], term[0]),
    )
    known, beside = OwnTerms(term for term, _ in terms), function_words()
    return ProposedTerms(number, terms, sorted(one for one in found.values() if not known.cover(one[0], beside)))


def _found(document: Document) -> Iterator[str]:
    """The short passages that the rules find."""
    for rule in (UntranslatedEnglish(), UntranslatedChinese()):
        if rule.wakes(document):
            for finding in rule.check(document):
                plain = " ".join(masked(document.text[finding.start : finding.end]).replace(MASK, " ").split())
                longest = ENGLISH_WORDS if rule.code == "QW302" else CHINESE_CHARACTERS
                if 0 < len(tokens(plain)) <= longest:
                    yield plain


def _phrases(document: Document) -> Iterator[str]:
    """Phrases of one language inside blocks of the other, outside of code, brackets, quotations and links."""
    if document.language == "zh":
        known = function_words()
        for text in _mixed(document, _english_sign.finditer, has_han.search):
            for phrase in _english.finditer(text):
                words = phrase[1].split(" ")
                # A name alone is no finding of any rule; nor is a word alone in capitals.
                if (len(words) > 1 or words[0].islower()) and not known.issuperset(map(str.lower, words)):
                    yield phrase[1]
    elif document.language == "en":
        for text in _mixed(document, _chinese_sign.finditer, _latin.search):
            if _latin.search(text) and han_in(text) * 6 < len(text):
                yield from (phrase[0] for phrase in _chinese.finditer(text))


def _mixed(document: Document, sign: Finder, main: Callable[[str], object]) -> Iterator[str]:
    for _, paragraph in candidates(document, sign):
        for block in blocks(paragraph):
            if not foreign(block.text):
                yield masked_mixed(masked(block.text), main)
