"""English in a Chinese article: blocks that nobody translated, and runs of English inside Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Kind
from qingwen.text.fragments.bilingual import is_poem, of_running_text
from qingwen.text.fragments.columns import BY_PLACE, english_stays
from qingwen.text.fragments.english_around import (
    EDGES,
    is_beside,
    is_label,
    is_listed,
    is_notice,
    is_said,
    is_shown,
)
from qingwen.text.fragments.english_headings import english_headings, is_message, is_phrase, title_confidence
from qingwen.text.fragments.english_links import english_links
from qingwen.text.fragments.footnotes import names_english_work
from qingwen.text.fragments.html_texts import html_texts
from qingwen.text.fragments.masking import masked, masked_mixed, without_links
from qingwen.text.fragments.papers import is_of_a_paper, is_translated_caption
from qingwen.text.fragments.passages import (
    BILINGUAL_BLOCKS,
    HAN_FOR_A_WORD,
    Block,
    Found,
    Fragment,
    blocks,
    candidates,
    find_latin_words,
    foreign,
    has_han,
    in_both_languages,
    is_prose,
    latin_words,
    moved,
    outside,
    words_in,
)
from qingwen.text.fragments.short import english_phrases, kept_phrases
from qingwen.text.fragments.side_by_side import (
    gives_both,
    said_around,
    stays_beside,
    told,
)
from qingwen.text.fragments.small_texts import small_texts
from qingwen.text.fragments.terms import function_words, is_product, is_term
from qingwen.text.markdown.fences import fenced_code
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import han_in

# A sign, not a measure: one of these stands between two spaces in all but a few English sentences.
_sign = lazy(
    " (?=[taoifwycbnhumdseja])(?:the|an?|of|to|is|are|and|for|in|with|that|this|you|by|be|on|from|it|can|as|at"
    "|or|not|will|your|we|if|when|which|has|have|was|were|their|they|its|but|into|than|do|does|using|how|what"
    "|he|she|his|her|him|me|my|our|more|no|all|so|up|out|only|should|must|any|some|about|had|been|would|could"
    "|still|just|even|never|who|after|before|because|other|such|there|these|one) "
)

WHOLE_WORDS, WHOLE_FUNCTION_WORDS = 4, 2
OUTSIDE_QUOTES = 3  # words of a run that are in no quotation
OUTSIDE_LINKS = 3  # words; a list of links gives titles, which stay as they are
ITEM_WORDS, ITEM_FUNCTION_WORDS = 8, 3  # of a list item or table cell that does not end like a sentence
RUN_WORDS, RUN_FUNCTION_WORDS = 4, 2

_in_brackets = lazy(r"[（(\[【][^（）()]*[）)\]】]$")
_stop = lazy('[.?!]*["”]?')
_prompt = lazy(
    r"[$>%#]\s|(?:\*\*|__)(?:Abstract|Key ?words)(?:\*\*|__|[:：])|>>>|\[?\d\d:\d\d|\d{4}-\d\d-\d\d|\[(?:INFO|WARN|ERROR|DEBUG|\d+\])|(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL)\b"
    r"|\[[^\]\n]*\]:|(?!(?:Note|Tip|Important): )\w+: |[a-z_]+\(|[=+|]{3}|:::|\.\. |\[?\s*!\["
)
_noted = lazy("(?:Note|Tip|Important): ")  # in the help of a program, too
_reference = lazy(
    r"\bet al\b|\bdoi\b|\bRetrieved from\b|\barXiv\b|\bISBN\b|\bpp\. ?\d|\b[vV]ol\. ?\d"
    r"|\bProceedings of\b|\bIn Proc\b|\(\d{4}[a-z]?\)[.,]"
    r"|^(?:\[\d+\]|\d+\.)? ?[A-Z][a-z]+,? (?:[A-Z]\.,? ?)+"
)
_license = lazy(
    r"copyright|©|licen[sc]ed? under|permission is hereby|\bas is\b|all rights reserved|without warranty"
    r"|redistribution and use",
    re.I,
)
_code_marks = lazy(r"[{}=<>;|\\$@^~#_]|::|->|\(\)")
_sentence_end = lazy(r"[.?!:;…][\"'”’)*_]*$")
_code_end = lazy(r"[)\]}\"'];$|[{}]$")
_run = lazy("[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\n]{12,}")


def english_fragments(document: Document) -> Found:
    """The English passages of a Chinese document."""
    found: list[Fragment] = []
    for start, paragraph in candidates(document, _sign.finditer):
        found += moved(_in_paragraph(paragraph, document.kind), start)
    found = told(document, found, find_latin_words.finditer, _stays)
    whole = of_running_text(document, found)
    if len(whole) >= BILINGUAL_BLOCKS:
        if is_poem(document, found):
            return Found([], True)
        words = sum(words_in(document.text[f.start : f.end]) for f in whole)
        if in_both_languages(words, sum(map(han_in, document.text.split("\n\n"))) / HAN_FOR_A_WORD):
            return Found([], True)
    found += [one for one in english_headings(document) if not is_of_a_paper(document, one)]
    found += outside(found, _small_texts(document))
    found += outside(found, english_links(document))
    return Found(sorted(found), False)


def _stays(document: Document, one: Fragment) -> bool:
    """Whether what stands around a passage says that it stays."""
    if one.confidence == BY_PLACE and not _is_told_by_place(document, one):
        return True
    if one.whole and (is_of_a_paper(document, one) or _is_name_in_html(document, one)):
        return True
    return stays_beside(document, one) or is_translated_caption(document, one)


def _is_name_in_html(document: Document, one: Fragment) -> bool:
    """Whether a passage may be a name, as captions and items are: it has no full stop, nor a word in lower case that is no function word."""
    text = document.text[one.start : one.end]
    return (
        document.kind == "markdown"
        and not (_sentence_end.search(text) or _says_in_lower_case(latin_words.findall(text)))
        and document.once(html_texts).end_of(one.start) > 0
    )


def _says_in_lower_case(words: list[str]) -> bool:
    known = function_words()
    return any(word.islower() and word not in known for word in words[1:])


def _is_told_by_place(document: Document, one: Fragment) -> bool:
    """Whether a passage stands in a column of Chinese descriptions or in a notice."""
    return not english_stays(document, one) or is_notice(document, one)


def _small_texts(document: Document) -> Iterator[Fragment]:
    """Titles and alt texts that nobody translated."""
    text, known = document.text, function_words()
    for start, end, place in small_texts(document):
        content = text[start:end]
        if has_han.search(content) or foreign(content) or _code_marks.search(content):
            continue
        words = latin_words.findall(content)
        titled = title_confidence(document, content) if place in ("notice", "html") else 0
        described = place == "field" and len(words) > 1 and is_phrase(content, words)
        if described and len(words) < WHOLE_WORDS:
            # In capitals it may be a book, a method or a product: `Thinking in Java`, `Quick Sort`.
            plain = any(word.islower() and word not in known for word in words[1:])
            described = plain and not (is_product(content) or is_term(document, content))
        function = sum(_is_function_word(word, known) for word in words)
        lower = sum(word[0].islower() for word in words)
        prose = len(words) >= WHOLE_WORDS and function > 0 and lower * 2 >= len(words)
        if place in ("notice", "html"):
            prose = prose and _says_in_lower_case(words) and not is_message(content)
        if (described or prose or titled) and not _fenced(document, start):
            one = Fragment(start, end, titled or 0.7, True)
            if place != "html" or is_prose(document, one, find_latin_words.finditer):
                yield one


def _fenced(document: Document, at: int) -> bool:
    return document.once(fenced_code).end_of(at) > 0


@kept
def _in_paragraph(text: str, kind: Kind) -> list[Fragment]:
    """The passages of a paragraph; offsets are those in it. Headings of Markdown are looked at by themselves."""
    return [one for block in blocks(text) if block.form != "heading" or kind != "markdown" for one in _in_block(block)]


def _in_block(block: Block) -> Iterator[Fragment]:
    if foreign(block.text):
        return
    text = masked(block.text)
    if has_han.search(text):
        mixed = masked_mixed(text, has_han.search)
        taken = set()  # a run of four words is a phrase too
        for run in _run.finditer(mixed):
            if fragment := _judge_run(block, text, mixed, run.start(), run.end()):
                taken.add(fragment.start)
                yield fragment
        for phrase in english_phrases(block, mixed, function_words()):
            start, end = phrase.start - block.start, phrase.end - block.start
            if phrase.start not in taken and not (is_shown(block, text, start, end) or is_listed(text, start, end)):
                yield phrase
    elif fragment := _judge_whole(block, text):
        yield fragment


def _judge_whole(block: Block, text: str) -> Fragment | None:
    if (block.glossed and block.form != "cell") or _in_brackets.match(block.text):
        return None
    words = latin_words.findall(text)
    if len(words) < WHOLE_WORDS or len(latin_words.findall(without_links(text))) < OUTSIDE_LINKS:
        return None
    if block.form == "note" and names_english_work(block.text):
        return None
    if _prompt.match(block.text) or _code_end.search(block.text) or _reference.search(text) or _license.search(text):
        return None
    known = function_words()
    function = sum(word.lower() in known for word in words)
    lower = sum(word[0].islower() for word in words)
    ended = _sentence_end.search(block.text) is not None
    if function < WHOLE_FUNCTION_WORDS and not (function and (ended or block.form == "cell")):
        return None
    if lower * 2 < len(words) and not (lower * 3 >= len(words) and function >= 4 and ended):
        return Fragment(block.start, block.end, 0.7, True) if _is_headline(block, words, function) else None
    if len(_code_marks.findall(text)) * 3 > len(words):
        return None
    short = len(words) < ITEM_WORDS or function < ITEM_FUNCTION_WORDS
    if (
        block.glossed
        or block.form == "quote"
        or _noted.match(block.text)
        or (block.form == "cell" and not ended and (short or words[0][0].islower()))
    ):
        return Fragment(block.start, block.end, BY_PLACE, True)
    if not ended and (words[0][0].islower() or (short and block.form == "item")):
        return None
    return Fragment(block.start, block.end, 0.95 if len(words) >= 8 and ended else 0.8, True)


HEADLINE_WORDS, HEADLINE_FUNCTION_WORDS = 8, 3  # of a title in capitals that stands as a paragraph


def _is_headline(block: Block, words: list[str], function: int) -> bool:
    """Whether a paragraph is a title, `Hundreds Flee as River Rises Over the Banks`, and no row of names."""
    return (
        block.form == ""
        and len(words) >= HEADLINE_WORDS
        and function >= HEADLINE_FUNCTION_WORDS
        and len(words) == len(block.text.split())
        and "\n" not in block.text
    )


def _is_function_word(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one, or opens with one: `it's`, `they’re`."""
    return word.lower().partition("'")[0].partition("’")[0] in known


CLAUSE_WORDS, CLAUSE_LOWER = 5, 0.8


def _is_clause(words: list[str], function: int) -> bool:
    """Whether words with a single function word among them are no name: nearly all of them are in lower case."""
    lower = sum(word.islower() for word in words)
    return function > 0 and len(words) >= CLAUSE_WORDS and lower >= CLAUSE_LOWER * len(words)


def _judge_run(block: Block, text: str, mixed: str, start: int, end: int) -> Fragment | None:
    """Of a run [start, end) without Chinese: `text` still has the quotations that `mixed` hides."""
    outside = latin_words.findall(mixed[start:end])
    if len(outside) < OUTSIDE_QUOTES:
        return None
    part = text[start:end]
    words = latin_words.findall(part)
    known = function_words()
    function = sum(_is_function_word(word, known) for word in words)
    if len(words) < RUN_WORDS or (function < RUN_FUNCTION_WORDS and not _is_clause(words, function)):
        return None
    if " ".join(words) in kept_phrases():
        return None
    content = [word for word in words if word.lower() not in known]
    lower = sum(word[0].islower() for word in content)
    if lower < 1 or lower * (3 if function >= 4 else 2) < len(content):
        return None
    if has_han.search(part) or _code_marks.findall(part) or _reference.search(part):
        return None
    if is_shown(block, text, start, end):
        return None
    if end == len(text) and is_beside(text[:start], block.text[start:], len(words)):
        return None
    if block.form != "item" and gives_both(said_around(block.text, start, end).strip(" *_")):
        return None
    if not text[:start].strip(EDGES) and (is_said(block.text, start, part) or is_label(block, text, end)):
        return None
    lead = len(part) - len(part.lstrip(EDGES))
    tail = len(part.rstrip(EDGES))
    if stop := _stop.match(part, tail):
        tail = stop.end()
    sentence = len(words) >= 6 and part[lead].isupper() and part[tail - 1] in '.?!"”'
    return Fragment(block.start + start + lead, block.start + start + tail, 0.85 if sentence else 0.7, False)
