"""Lines of lists and glossaries that name a page's buttons: a list of features, words of a vocabulary, the heads of a newsletter."""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile
from operator import itemgetter

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import OPENING, OWN_ENDS, SHORT, STOPS, is_sentence, is_wide, marked
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.document import Document, Line
from qingwen.text.images.names import bare_image_name
from qingwen.text.markdown.patterns import unescaped
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import width

TERMS = 3  # of a glossary


def glossary(document: Document) -> frozenset[int]:
    """Where the lines of glossaries begin: of terms with a sentence below each, and of terms beside their translations."""
    return _explained_terms(document) | _translated_terms(document)


_latin, _han = r"[A-Za-z][A-Za-z '’.&-]*", r"[\u3400-\u9fff、]+"
_parted = r"(?:\s*[|｜丨/／·:：=—–-]\s*|\s+)"
_translated = lazy(rf"{_latin}?{_parted}{_han}\Z|{_han}{_parted}{_latin}\Z")


def has_translation(line: str) -> bool:
    """Whether a line is a term and its translation: `Back to top / 返回顶部`. A menu in two languages is of such lines, too."""
    return len(line) <= LONGEST and not line.isascii() and _translated.match(line) is not None


def _translated_terms(document: Document) -> frozenset[int]:
    """Where the lines begin of three different terms or more beside their translations; all known for furniture, only in a text without paragraphs."""
    found: set[int] = set()
    lines = document.lines
    translated = [has_translation(line.text) for line in lines]
    if sum(translated) < TERMS:  # as in most texts
        return frozenset()
    for is_one, run in groupby(zip(translated, lines, strict=True), itemgetter(0)):
        terms = {line.begin: line.text for _, line in run} if is_one else {}
        several = len(set(terms.values())) >= TERMS
        if several and not (all(map(phrases().match, terms.values())) and any(is_wide(line.text) for line in lines)):
            found.update(terms)
    return frozenset(found)


def _explained_terms(document: Document) -> frozenset[int]:
    """Where the lines begin of three different terms or more with a sentence below each, all by turns: `Back to top`, `A link at the end of a page.`"""
    found: set[int] = set()
    lines = document.lines
    may_explain = [_may_explain(line.text) for line in lines]
    if sum(may_explain) < TERMS:  # as in most texts
        return frozenset()
    i = 0
    while i + 1 < len(lines):
        start = i
        while i + 1 < len(lines) and may_explain[i + 1] and _may_be_term(lines[i].text):
            i += 2
        if i == start:  # as most
            i += 1
            continue
        terms = {line.text for line in lines[start:i:2]}
        if TERMS <= len(terms) == (i - start) // 2:
            found.update(line.begin for line in lines[start:i])
    return frozenset(found)


_of_us = lazy(r"\b(?:our|us|we)\b", re.I)
_first_item = lazy(r"[（(]?(?:1|一)[、.．)）](?!\d)")


def list_heads(document: Document) -> frozenset[int]:
    """Where the short lines begin that stand right above an item numbered 1, as the sections of a newsletter do: `文章`, `工具`, `图片`."""
    lines = document.lines
    heads = [line for line, below in pairwise(lines) if len(line.text) <= 2 * SHORT and _first_item.match(below.text)]
    own = {line.text for line in heads if not (phrases().match(line.text) or line.text[-1] in OWN_ENDS)}
    return frozenset(line.begin for line in heads) if len(own) >= OWN_HEADS else frozenset()


OWN_HEADS = 2  # different ones that no table knows


def _may_be_term(line: str) -> bool:
    return len(line) <= 2 * SHORT and line[-1] not in OWN_ENDS and line[0] not in OPENING and not marked.match(line)


def _may_explain(line: str) -> bool:
    """Whether a line is a sentence, and no site's: `All rights reserved.`, `Get our newsletter every Friday.`"""
    if not _explains(line) or _of_us.search(line):
        return False
    match = phrases().match(line)
    return match is None or is_sentence(line, match)


def _explains(line: str) -> bool:
    return line[-1:] in STOPS and not is_wide(line) and not marked.match(line)


_sharing = lazy(r"(?:一键)?(?:分享|转发|轉發|轉寄)[到至给給] ?\w|(?:share|post)(?: to| on| via| with)? \w", re.I)


FEATURES = 3  # short lines of the text's own round those on sharing


def shared_features(document: Document) -> frozenset[int]:
    """Where the lines begin that say with which application something is shared, among features of a release: `分享到微信`, `Share to LINE`."""
    found: set[int] = set()
    lines = document.lines
    i = 0
    while i < len(lines):
        start = i
        while i < len(lines) and _shares(lines[i].text):
            i += 1
        if start < i:
            above, below = lines[max(0, start - 2) : start][::-1], lines[i : i + 2]
            own = [len([*takewhile(_may_be_feature, side)]) for side in (above, below)]
            if all(own) and sum(own) >= FEATURES:
                found.update(line.begin for line in lines[start:i])
        i += 1
    return frozenset(found)


def _shares(line: str) -> bool:
    return len(line) <= 2 * SHORT and _sharing.match(line) is not None


def _may_be_feature(line: Line) -> bool:
    """Whether a line is short and the text's own, and no sentence: no byline or date either."""
    plain = unescaped(line.text.removeprefix("# "))
    if is_wide(plain) or plain[-1] in OWN_ENDS or marked.match(plain) or bare_image_name(plain) or parse_date(plain):
        return False
    match = phrases().match(plain)
    return match is None or (match.certainty not in ("sure", "margin") and match.rule != "credit-line")


def in_a_list(before: str, after: str) -> bool:
    """Whether a line stands between short lines of the article's own: `文字`, `图片`, `链接` one below the other."""
    return _is_item(after) and (_is_item(before) or (before[-1:] in ("：", ":") and not phrases().match(before)))


def in_a_glossary(above: str, before: str, line: str, after: str, below: str) -> bool:
    """Whether a line stands among terms with a sentence below each: `文字`, `输入文字。`, `图片`, `单张不超过 10 MB。`, `视频`."""
    term = len(line) <= 2 * SHORT and line[0] not in OPENING
    return term and _explains(before) and _explains(after) and _is_item(above) and _is_item(below)


@kept
def _is_item(line: str) -> bool:
    if not line or len(line) > 2 * SHORT or line[-1] in OWN_ENDS or not any(map(str.isalnum, line)):
        return False
    plain = " ".join(unescaped(line).split())
    if (
        width(plain) > SHORT
        or marked.match(plain)
        or line.startswith("![")
        or bare_image_name(plain)
        or parse_date(plain)
    ):
        return False
    match = phrases().match(plain)
    return match is None or match.certainty not in ("sure", "margin")
