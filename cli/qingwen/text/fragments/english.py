"""English in a Chinese article: blocks that nobody translated, and runs of English inside Chinese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Kind
from qingwen.text.fragments.bilingual import is_poem
from qingwen.text.fragments.english_headings import english_headings, is_phrase
from qingwen.text.fragments.english_links import english_links
from qingwen.text.fragments.passages import (
    BILINGUAL_BLOCKS,
    GLOSS_HAN,
    HAN_FOR_A_WORD,
    Block,
    Found,
    Fragment,
    blocks,
    candidates,
    fenced_code,
    find_latin_words,
    foreign,
    han_in,
    has_han,
    in_both_languages,
    is_prose,
    latin_words,
    masked,
    masked_mixed,
    moved,
    without_links,
    words_in,
)
from qingwen.text.fragments.short import english_phrases, kept_phrases, without_repeated
from qingwen.text.fragments.side_by_side import (
    gives_both,
    in_verse,
    item_gives_both,
    said_around,
    without_sentence_pairs,
)
from qingwen.text.fragments.small_texts import small_texts
from qingwen.text.han.mixture import SHARED_SURNAMES, SURNAMES
from qingwen.text.keeping import kept

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
FEW_WORDS = 3  # of a term in a row of them
OUTSIDE_ABSTRACT = 24  # letters before an abstract that hold the line above it
LONGEST_TITLE = 80  # letters of a paper's title in Chinese
BYLINES = 400  # letters between a paper's title and its abstract
OPENING = 12  # letters; marks before a sentence that opens a block

_in_brackets = lazy(r"[（(\[【][^（）()]*[）)\]】]$")
_stop = lazy('[.?!]*["”]?')
_prompt = lazy(
    r"[$>%#]\s|(?:\*\*|__)(?:Abstract|Key ?words)(?:\*\*|__|[:：])|>>>|\[?\d\d:\d\d|\d{4}-\d\d-\d\d|\[(?:INFO|WARN|ERROR|DEBUG|\d+\])|(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL)\b"
    r"|\[[^\]\n]*\]:|\w+: |[a-z_]+\(|[=+|]{3}|:::|\.\. |\[?\s*!\["
)
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
_seen = lazy("看[到见]$")
# What stands around words that a screen, a log or a dictionary shows.
_shown_before = lazy(
    r"(?<=[A-Za-z]) ?、\s*[“‘\"'\[]*$|(?:点击|单击|选择|选中|勾选|按下|菜单|选项|输入|信息|提示|错误|报错|输出|显示|日志|命令|触发|例(?=[：:])|例子|例句|例如|比如|句子|原文|英文|英语|译为"
    r"|单词|短语|全称|意为|意思是|缩写|叫做|名为|[写印刻标贴挂](?:着|有|的是)|有一句|[A-Z]{2,}\s*(?:即|指|代表|就是))[是为]?\s*[：:]?\s*[\x00“‘\"'\[]*$"
    r"|(?:译成(?:中文|汉语|英文|英语)?|看到|看见|写道|[\u4e00-\u9fff]句话?|口号|标语|校训|座右铭|名言|格言|谚语|俗语|台词|歌词)[是为]?\s*[：:（(\x00“‘\"'\[][\s\x00“‘\"'\[]*$"
)
_shown_after = lazy(
    r"[\s\x00”’\"'\]]*、\s*[“‘\"'\[]*[A-Za-z]|[\s\x00”’\"'\]]*(?:的|这个|这条|这句)?"
    r"(?:[改译换写]成|改为|翻译成|错误|报错|异常|提示|警告|字样|选项|按钮|缩写|命令|消息|信息|一词|这句)"
)
_gloss = lazy(r"[\x00\s”’\"'\]*_]*[（(][^（）()\n]{0,200}[\u3400-\u9fff]")
# A name, a work, or that it is a saying; no verb.
_LATIN = r"[A-Z][A-Za-z\u00c0-\u024f.'’-]*"
_HAN_NAME = (
    rf"[老小阿][{SURNAMES}{SHARED_SURNAMES}]|[{SURNAMES}{SHARED_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]子"
)
_attributed = lazy(
    rf"[\s.!?…”\"'*_]*(?:——?|–|―|--?)\s*(?![\s（(，*_]|\Z)(?:(?:{_HAN_NAME}|[\u4e00-\u9fff]{{1,8}}(?:·[\u4e00-\u9fff]{{1,8}}){{1,3}}|{_LATIN}(?: {_LATIN}){{0,3}})?"
    r"\s*(?:《[^》\n]{1,30}》)?|[\u4e00-\u9fff]{0,4}(?:谚语|名言|俗语|格言))\s*(?:[（(][^（）()，。\n]{1,30}[）)]|，[12]\d{3}年)?[\s*_]*\Z"
)
_abstract_above = lazy(r"(?:\A|\n)[ \t]*(?:\*\*|__)Abstract[:：]?(?:\*\*|__)[:：]?\s*\Z")
_line_above = lazy(r"(?:\A|(?<=\n))[^\n]*[\u4e00-\u9fff][^\n。]*(?=\n[\s#*]*\Z)")
_abstract = lazy(r"\n[\s#*_【\[]*摘\s{0,4}要")
_explained = lazy("[\\s\x00*_]*：[^\n]{0,40}?[\u3400-\u9fff]")
# A term with its translation, which ends the line: `自然排序 / Natural sorting`, `工具<br>Tools`. After a break or a slash a
# sentence may as well be one that nobody translated. Both are compiled when needed, which is seldom.
_BESIDE = r"[\s*_)]*(?:/|<br ?/?>)[\s*_]*[A-Z][^.,;:?!]*"
_NO_TERM = "[，。；：？！]"
_edges = " \t\u00a0,.;:!?-–—/\\'’‘)(]*_|+&~#>\x00"


@cache
def function_words() -> frozenset[str]:
    data = table("english_function_words.txt")
    return frozenset(data.split())


def english_fragments(document: Document) -> Found:
    """The English passages of a Chinese document."""
    found: list[Fragment] = []
    for start, paragraph in candidates(document, _sign.finditer):
        found += moved(_in_paragraph(paragraph, document.kind), start)
    if found:  # as in few documents
        found = without_repeated(document, found)
        found = [fragment for fragment in found if is_prose(document, fragment, find_latin_words.finditer)]
        found = [one for one in without_sentence_pairs(document, found) if not _stays(document, one)]
    if sum(fragment.whole for fragment in found) >= BILINGUAL_BLOCKS:
        if is_poem(document, found):
            return Found([], True)
        words = sum(words_in(document.text[f.start : f.end]) for f in found if f.whole)
        if in_both_languages(found, words, sum(map(han_in, document.text.split("\n\n"))) / HAN_FOR_A_WORD):
            return Found([], True)
    found += [one for one in english_headings(document) if not _is_of_a_paper(document, one)]
    found += [one for one in _small_texts(document) if not any(f.start < one.end and one.start < f.end for f in found)]
    found += [one for one in english_links(document) if not any(f.start < one.end and one.start < f.end for f in found)]
    return Found(sorted(found), False)


def _stays(document: Document, one: Fragment) -> bool:
    """Whether what stands around a passage says that it stays."""
    if not one.whole:
        return item_gives_both(document, one)
    return in_verse(document, one) or _is_of_a_paper(document, one)


def _is_of_a_paper(document: Document, one: Fragment) -> bool:
    """Whether a paragraph is the abstract of a paper, below a line that says so, or its title below the Chinese one."""
    text = document.text
    if _abstract_above.search(text, max(0, one.start - OUTSIDE_ABSTRACT), one.start):
        return True
    above = _line_above.search(text, max(document.body, one.start - LONGEST_TITLE), one.start)
    if not above or text.endswith((".", "!", "?"), one.start, one.end):
        return False
    words, ours = words_in(text[one.start : one.end]), han_in(above[0]) / HAN_FOR_A_WORD
    return words <= 2 * ours and ours <= 2 * words and _abstract.search(text, one.end, one.end + BYLINES) is not None


def _small_texts(document: Document) -> Iterator[Fragment]:
    """Titles and alt texts that nobody translated."""
    text, known = document.text, function_words()
    for start, end in small_texts(document):
        content = text[start:end]
        if (
            has_han.search(content)
            or foreign(content)
            or len(words := latin_words.findall(content)) < WHOLE_WORDS
            or _code_marks.findall(content)
        ):
            continue
        function = sum(_is_function_word(word, known) for word in words)
        lower = sum(word[0].islower() for word in words)
        described = start < document.body and is_phrase(content, words)
        if (described or (function > 0 and lower * 2 >= len(words))) and not _fenced(document, start):
            yield Fragment(start, end, 0.7, True)


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
            if phrase.start not in taken and not (_is_shown(block, text, start, end) or _is_listed(text, start, end)):
                yield phrase
    elif fragment := _judge_whole(block, text):
        yield fragment


def _judge_whole(block: Block, text: str) -> Fragment | None:
    if block.glossed or block.form == "quote" or _in_brackets.match(block.text):
        return None
    words = latin_words.findall(text)
    if len(words) < WHOLE_WORDS or len(latin_words.findall(without_links(text))) < OUTSIDE_LINKS:
        return None
    if _prompt.match(block.text) or _code_end.search(block.text) or _reference.search(text) or _license.search(text):
        return None
    known = function_words()
    function = sum(word.lower() in known for word in words)
    lower = sum(word[0].islower() for word in words)
    ended = _sentence_end.search(block.text) is not None
    if function < WHOLE_FUNCTION_WORDS and not (function and ended):
        return None
    if lower * 2 < len(words) and not (lower * 3 >= len(words) and function >= 4 and ended):
        return Fragment(block.start, block.end, 0.7, True) if _is_headline(block, words, function) else None
    if len(_code_marks.findall(text)) * 3 > len(words):
        return None
    short = len(words) < ITEM_WORDS or function < ITEM_FUNCTION_WORDS
    if not ended and (words[0][0].islower() or (short and block.form in ("item", "cell"))):
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


def _is_shown(block: Block, text: str, start: int, end: int) -> bool:
    """Whether what stands around a run says that a screen, a log or a dictionary shows it, or translates it."""
    before = text[max(0, start - 12) : start]
    return bool(
        _shown_before.search(before)
        or (_seen.search(before) and text[start : start + 2].strip()[:1].isupper())
        or _shown_after.match(text, end)
        or _gloss.match(block.text, end)
    )


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether few words stand in a row of things, `甲、by the way、乙`."""
    return words_in(text[start:end]) <= FEW_WORDS and (
        text.endswith(("、", "、 "), max(0, start - 2), start) or text.startswith(("、", " 、"), end)
    )


def _is_beside(term: str, rest: str, words: int) -> bool:
    """Whether the rest of a line, of so many words, translates the term before it: it says no more than twice as much."""
    han = han_in(term)
    fitting = han > GLOSS_HAN and words <= 2 * han / HAN_FOR_A_WORD
    return fitting and re.fullmatch(_BESIDE, rest) is not None and not re.search(_NO_TERM, term)


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
    if _is_shown(block, text, start, end):
        return None
    if end == len(text) and _is_beside(text[:start], block.text[start:], len(words)):
        return None
    if block.form != "item" and gives_both(said_around(block.text, start, end).strip(" *_")):
        return None
    if (
        start < OPENING
        and not text[:start].strip(_edges)
        and _attributed.match(block.text, start + len(part.rstrip(_edges + "—–―-")))
    ):
        return None  # what somebody said, and who
    if block.form == "item" and not text[:start].strip(_edges) and _explained.match(text, end):
        return None  # a label, with what it means
    lead = len(part) - len(part.lstrip(_edges))
    tail = len(part.rstrip(_edges))
    if stop := _stop.match(part, tail):
        tail = stop.end()
    sentence = len(words) >= 6 and part[lead].isupper() and part[tail - 1] in '.?!"”'
    return Fragment(block.start + start + lead, block.start + start + tail, 0.85 if sentence else 0.7, False)
