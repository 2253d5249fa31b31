"""Chinese in an English article: blocks that nobody translated, and runs of Chinese inside English ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from qingwen.data import table_words
from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.bilingual import is_poem, of_running_text
from qingwen.text.fragments.columns import BY_PLACE, chinese_stays, names_language
from qingwen.text.fragments.footnotes import names_chinese_work
from qingwen.text.fragments.html_texts import html_texts
from qingwen.text.fragments.masking import MASK, masked, masked_mixed, without_links
from qingwen.text.fragments.passages import (
    BILINGUAL_BLOCKS,
    HAN,
    HAN_FOR_A_WORD,
    Block,
    Found,
    Fragment,
    blocks,
    candidates,
    find_han,
    foreign,
    in_both_languages,
    is_prose,
    moved,
    outside,
    words_in,
)
from qingwen.text.fragments.short import chinese_phrases, is_named
from qingwen.text.fragments.side_by_side import (
    gives_both,
    said_around,
    stays_beside,
    told,
)
from qingwen.text.fragments.small_texts import small_texts
from qingwen.text.markdown.fences import fenced_code
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import han_in

WHOLE_HAN, WHOLE_SHARE = 4, 0.6
SWITCHER = 30  # letters; the longest name of a language and what stands around it
RUN_HAN = 6  # longer than names and most terms
_sign = lazy("[\u3400-\u9fff][\u3400-\u9fff]")  # half of the time that `{2}` takes
_latin_letters = lazy("[A-Za-z\u00c0-\u024f]")
_has_latin = lazy("[A-Za-z]{2}")
# Chinese goes on past up to three names or other words in Latin letters.
_HAN_PART = "[\u2e80-\u9fff\uf900-\ufaff“‘][\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—·0-9%]*+"
_NAME = r"[A-Za-z.'’\-][A-Za-z.'’\-]{0,19}+"
_run = lazy(rf"{_HAN_PART}(?: ?{_NAME}(?: {_NAME}){{0,2}}+ ?{_HAN_PART}| {_HAN_PART}|(?!))*+")
_sentence = lazy("[，。！？；：]")
# What the menus of other languages' pages say: 简体中文, 中文（台灣）, 切换到繁體中文版.
_switcher = lazy("[中文简簡繁体體正汉漢语語国國大陆陸台臺湾灣香港澳门門新加坡版阅閱读讀切换換为為到 ]+")
_AROUND_A_WORD = " \t#*_0123456789.、：:" + MASK
# What a lesson says of a word first: `*ānzhuāng*, to install`, `“to install”`, `The word means …`.
_gloss = lazy(
    '\\s*(?:[*_"“‘(（]|To [a-z]|[^\n]{0,60}?(?:[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]|\\b(?:[Ll]iterally|words?|characters?|means|Chinese|heading)\\b))'
)
_label = lazy("^[^：:\n]{1,12}[：:]")
_reference = lazy(
    r"^\[\d+\] ?[^\n]{0,200}\[[JMCDNPRSZ](?:/OL)?\]|^《[^》\n]*》$|^[（(【\[][^\n]*[）)】\]]$"
    r"|\.(?:png|jpe?g|gif|webp|bmp|svg|heic|pdf|docx?|xlsx?|pptx?)$",
    re.I,
)
_quoted = lazy('[“”][^“”]*+”|"[^"]*+"|「[^「」]*+」')
# Who said so, at the end: `——老磨坊主，2020年3月`, `（老磨坊主，2020年）`.
_source = lazy(r"(?<=”)[\s>]*(?:[—–-]{1,2}[^。；：？！\n]{1,40}|[（(][^（）()\n]{1,40}[）)])\Z")


def chinese_fragments(document: Document) -> Found:
    """The Chinese passages of an English document."""
    found: list[Fragment] = []
    for start, paragraph in candidates(document, _sign.finditer):
        found += moved(_in_paragraph(paragraph), start)
    found = told(document, found, find_han.finditer, _stays)
    whole = of_running_text(document, found)
    if len(whole) >= BILINGUAL_BLOCKS:
        if is_poem(document, found):
            return Found([], True)
        han = sum(han_in(document.text[f.start : f.end]) for f in whole)
        if in_both_languages(han / HAN_FOR_A_WORD, sum(map(words_in, document.text.split("\n\n")))):
            return Found([], True)
    return Found(sorted(found + outside(found, _small_texts(document))), False)


def _stays(document: Document, one: Fragment) -> bool:
    """Whether what stands around a passage says that it stays."""
    if one.confidence == BY_PLACE and _is_forgotten_heading(document, one):
        return False
    if one.whole and _is_name_in_html(document, one):
        return True
    return stays_beside(document, one) or chinese_stays(document, one)


# Of titles of works and names of places few have one of these.
_clause = lazy(
    "如何|怎[么麼样樣]|什[么麼]|为何|為何|[请請]|不[要能可会會]|必[须須]|可以|以[前后後]|之[前后後]|注意|[吗嗎呢吧]"
)


def _may_be_name(text: str) -> bool:
    """Whether a title or caption may be what a work or a place is called, or names a language: `清明上河图`, `中文说明`."""
    if _sentence.search(text) or _clause.search(text):
        return False
    return names_language(text) or not any(word in text for word in _heading_words())


def _is_name_in_html(document: Document, one: Fragment) -> bool:
    return (
        document.kind == "markdown"
        and _may_be_name(document.text[one.start : one.end])
        and document.once(html_texts).end_of(one.start) > 0
    )


def _is_forgotten_heading(document: Document, one: Fragment) -> bool:
    """Whether a heading is all the Chinese of a document, which is then not about Chinese, and no gloss stands below it."""
    begin, end = document.line_at(one.start)
    heading = document.text[begin:end]
    alone = heading.lstrip().startswith("#") and han_in(heading) == document.once(_all_han)
    return alone and _gloss.match(document.text, end) is None


def _all_han(document: Document) -> int:
    return han_in(document.text)


def _small_texts(document: Document) -> Iterator[Fragment]:
    """Titles and alt texts that nobody translated."""
    for start, end, place in small_texts(document):
        text = document.text[start:end]
        enough = han_in(text) >= WHOLE_HAN or (place == "notice" and text in _heading_words())
        enough = enough and not (place in ("notice", "html") and _may_be_name(text))
        whole = enough and not _has_latin.search(text) and not foreign(text)
        if whole and not _reference.search(text) and not document.once(fenced_code).end_of(start):
            one = Fragment(start, end, 0.7, True)
            if place != "html" or is_prose(document, one, find_han.finditer):
                yield one


@kept
def _in_paragraph(text: str) -> list[Fragment]:
    """The passages of a paragraph; offsets are those in it."""
    return [one for block in blocks(text) for one in _in_block(block)]


def _in_block(block: Block) -> Iterator[Fragment]:
    if foreign(block.text):
        return
    text = masked(block.text)
    han, latin = han_in(text), len(_latin_letters.findall(text))
    if block.form == "heading" and han < WHOLE_HAN and not latin and text.strip(_AROUND_A_WORD) in _heading_words():
        yield Fragment(block.start, block.end, BY_PLACE, True)
        return
    if han >= WHOLE_HAN and han >= WHOLE_SHARE * (han + latin):
        quoted = block.form == "quote" and _is_quotation(block.text)
        named = block.form == "note" and names_chinese_work(block.text)
        if (not block.glossed or block.form == "cell") and not (quoted or named) and _says_something(text):
            confidence = BY_PLACE if block.glossed else 0.95 if _sentence.search(text) else 0.8
            yield Fragment(block.start, block.end, confidence, True)
        return
    text = masked_mixed(text, _has_latin.search)
    if latin > 6 * han:
        yield from chinese_phrases(block, text)
    for start, end in _joined([run.span() for run in _run.finditer(text)], block.text):
        part = block.text[start:end]
        both = block.form != "item" and gives_both(said_around(block.text, start, end))
        if han_in(text[start:end]) >= RUN_HAN and not both:
            says = _sentence.search(part)
            if not says and is_named(text, start, end):
                continue
            confidence = 0.85 if says else 0.7
            start, end = _with_quotations(block.text, _with_names(block.text, start), end)
            yield Fragment(block.start + start, block.start + end, confidence, False)


@cache
def _heading_words() -> frozenset[str]:
    return table_words("chinese_heading_words.txt")


def _is_quotation(text: str) -> bool:
    """Whether it is what somebody said: nearly all of its Chinese stands in quotation marks, or names the source."""
    if text[0] not in '“”"「':
        return False
    outside = _quoted.sub("”", text)
    return 2 * han_in(outside) < han_in(text) and han_in(_source.sub("", outside)) < WHOLE_HAN


# Between two parts of one Chinese sentence: a quotation in Chinese, names, numbers, an address.
_bridge = lazy(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’\"'…—·0-9%,.:;!?@()\\s-]*"
    "(?:@?[A-Z][A-Za-z.'’-]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’\"'…—·0-9%,.:;!?@()\\s-]*){0,4}"
)
_names_before = lazy(r"(?:^|(?<=[.!?\s]))(?:[A-Z][A-Za-z.'’-]* ){1,3}$")
LONGEST_BRIDGE = 60  # letters


def _joined(runs: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Runs of Chinese, those as one that only names, numbers and Chinese quotations part."""
    last: tuple[int, int] | None = None
    for start, end in runs:
        if last and start - last[1] <= LONGEST_BRIDGE and _bridge.fullmatch(text, last[1], start):
            last = last[0], end
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last


def _with_names(text: str, start: int) -> int:
    """Where a passage starts whose first words are names in Latin letters: `Grant Anderson 在十四分钟…`."""
    names = _names_before.search(text, max(0, start - LONGEST_BRIDGE), start)
    return names.start() if names else start


_quotation_after = lazy(rf"[，。：:、\s]*[“\"「『][^“”\"「」『』\n]*[{HAN}][^“”\"「」『』\n]*[”\"」』]")
_quotation_before = lazy(rf"[“\"「『][^“”\"「」『』\n]*[{HAN}][^“”\"「」『』\n]*[”\"」』][，。：:、\s]*$")


LONGEST_QUOTATION = 300  # letters


def _with_quotations(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage with the Chinese quotations right beside it: `“我想让他们知道，”她说`."""
    if after := _quotation_after.match(text, end):
        end = after.end()
    if before := _quotation_before.search(text, max(0, start - LONGEST_QUOTATION), start):
        start = before.start()
    return start, end


def _says_something(text: str) -> bool:
    """Whether more is there than a link (and its label), a title, a file name or a reference."""
    said = without_links(text)
    plain = _switcher.sub("", said) if len(text.replace(MASK, "")) <= SWITCHER else said
    return han_in(_label.sub("", plain)) >= WHOLE_HAN and not _reference.search(text)
