"""Phrases of two or three words, or of two to five Chinese characters, left in a sentence of the other language.

So short, a passage may be a term: what stands in the article more than once, in quotation marks or brackets, beside its
translation or among the names of things is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from qingwen.data import table_lines
from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.masking import MASK
from qingwen.text.fragments.passages import Block, Fragment

CONFIDENCE = 0.6
_HAN = "\u3400-\u9fff\uf900-\ufaff"
# Lower case only: names have capitals.
_english = lazy(
    rf"(?:(?<=[{_HAN}，。；：、！？])|(?<=[{_HAN}，。；：、！？] ))[a-z]+(?:[ -][a-z]+(?:['’][a-z]+)?){{1,3}}(?= ?[{_HAN}，。；：、！？])"
)
_chinese = lazy(rf"[{_HAN}]{{2,5}}(?![{_HAN}])")
_word_before = lazy(r"([A-Za-z][A-Za-z'’-]*)[,;:]? ?$")
_word_after = lazy(r"[,;]? ?([A-Za-z][A-Za-z'’-]*)")
_language = lazy("[简簡繁正][体體]中文|[简簡繁正][体體]|中文")
# What a sentence says of a word that it shows.
_SHOWS = frozenset(
    [
        "called",
        "named",
        "labelled",
        "labeled",
        "titled",
        "entitled",
        "means",
        "mean",
        "meaning",
        "meant",
        "word",
        "words",
        "character",
        "characters",
        "term",
        "terms",
        "phrase",
        "written",
        "write",
        "says",
        "said",
        "say",
        "reads",
        "read",
        "spelled",
        "idiom",
        "expression",
        "as",
        "or",
        "like",
        "input",
        "type",
        "enter",
        "search",
        "keyword",
        "tag",
        "text",
        "string",
    ]
)
# Those that also go on a sentence: they show a name, not a clause.
_SHOWS_A_NAME = frozenset(
    [
        "wrote",
        "song",
        "book",
        "film",
        "movie",
        "poem",
        "novel",
        "story",
        "dish",
        "sign",
        "marked",
        "button",
        "menu",
        "click",
        "press",
        "tap",
        "choose",
        "select",
    ]
)
LONGEST_NAME = 8  # Chinese characters behind one of them, without quotation marks
_clause = lazy("[的了和在对對把被]|之[后後前]")
# Of all, those behind which a clause may stand.
_MAY_LEAD_ON = frozenset(
    ["says", "said", "say", "reads", "read", "means", "mean", "meant", "meaning", "as", "or", "like"]
)
_SHOWN = frozenset(
    [
        "means",
        "mean",
        "meaning",
        "is",
        "are",
        "was",
        "refers",
        "denotes",
        "translates",
        "stands",
        "or",
        "and",
        "which",
        "literally",
        "character",
        "characters",
    ]
)


@cache
def kept_phrases() -> frozenset[str]:
    """English phrases that Chinese texts use as they are: `step by step`."""
    return frozenset(table_lines("english_kept_phrases.txt"))


def english_phrases(block: Block, mixed: str, known: frozenset[str]) -> Iterator[Fragment]:
    """Two to four English words inside a Chinese block; one of them a function word (`known`)."""
    for found in _english.finditer(mixed):
        phrase = found[0]
        words = re.split("[ -]", phrase)
        if (
            not known.isdisjoint(words)
            and " " in phrase
            and any(len(word) > 1 for word in words)  # not `a b c`
            and phrase not in kept_phrases()
        ):
            yield Fragment(block.start + found.start(), block.start + found.end(), CONFIDENCE, False)


def _shows(word: str, mixed: str, start: int, end: int) -> bool:
    """Whether a word says of the Chinese [start, end) behind it that it shows it."""
    if word not in _SHOWS_A_NAME:
        return word in _SHOWS
    shown = mixed[start:end]
    return shown[0] in "“‘「『" or (len(shown) <= LONGEST_NAME and not _clause.search(shown))


def is_named(mixed: str, start: int, end: int) -> bool:
    """Whether the English before some Chinese says that it is a name or the words of something: `a shop called 水车人家`."""
    before = _word_before.search(mixed, max(0, start - 24), start)
    word = before[1].lower() if before else ""
    return word not in _MAY_LEAD_ON and _shows(word, mixed, start, end)


def chinese_phrases(block: Block, mixed: str) -> Iterator[Fragment]:
    """Two to five Chinese characters between English words that say nothing of them."""
    for found in _chinese.finditer(mixed):
        start, end = found.span()
        before, after = _word_before.search(mixed, max(0, start - 24), start), _word_after.match(mixed, end, end + 24)
        if before is None or after is None or MASK in mixed[max(0, start - 2) : end + 2]:
            continue
        if _shows(before[1].lower(), mixed, start, end) or after[1].lower() in _SHOWN or _language.fullmatch(found[0]):
            continue
        if before[1][0].islower() or after[1][0].islower():
            yield Fragment(block.start + start, block.start + end, CONFIDENCE, False)


FEW = 50  # phrases that are counted one by one; above, all of them in one pass, so that time stays linear
_lower_runs = lazy(r"[a-z]+(?:['’][a-z]+)?(?:[ -][a-z]+(?:['’][a-z]+)?)+")
_word_starts = lazy(r"(?<![a-z'’])[a-z]")
_word_ends = lazy(r"[a-z](?![a-z'’])")
_han_runs = lazy(f"[{_HAN}]{{2,}}")


def without_repeated(document: Document, fragments: list[Fragment]) -> list[Fragment]:
    """The fragments, without those of this module (by their CONFIDENCE) that stand in the document again."""
    text = document.text
    short = [text[one.start : one.end] for one in fragments if one.confidence == CONFIDENCE]
    wanted = set(short)
    if len(wanted) <= FEW:
        once = {phrase for phrase in wanted if text.count(phrase) == 1}
    else:
        count = Counter(phrase for phrase in _all_phrases(text) if phrase in wanted)
        once = {phrase for phrase in wanted if count[phrase] <= 1}
    return [one for one in fragments if one.confidence != CONFIDENCE or text[one.start : one.end] in once]


def _all_phrases(text: str) -> Iterator[str]:
    """Every two to four English words in lower case and every two to five Chinese characters that stand in a row."""
    for run in _lower_runs.finditer(text):
        starts = [word.start() for word in _word_starts.finditer(text, run.start(), run.end())]
        ends = [word.end() for word in _word_ends.finditer(text, run.start(), run.end())]
        for i, start in enumerate(starts):
            yield from (text[start:end] for end in ends[i + 1 : i + 4])
    for run in _han_runs.finditer(text):
        for start in range(run.start(), run.end() - 1):
            yield from (text[start:end] for end in range(start + 2, min(start + 5, run.end()) + 1))
