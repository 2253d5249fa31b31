"""Articles in both languages, paragraph by paragraph: which paragraphs have no other half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.columns import BY_PLACE
from qingwen.text.fragments.html_texts import html_texts
from qingwen.text.fragments.indented_notices import is_in_notice
from qingwen.text.fragments.masking import masked
from qingwen.text.fragments.passages import BILINGUAL_BLOCKS, Fragment, latin_words
from qingwen.text.markdown.fences import fenced_code
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import han_in

Span = tuple[int, int, str]

LEAST = 4  # paragraphs
LEAST_HAN, LEAST_WORDS = 4, 3  # of a paragraph that counts
ALTERNATING = 0.75  # of neighbours, from which an article goes paragraph by paragraph
_paragraphs = lazy(r"[^\n]+(?:\n[^\n]+)*")
_lines = lazy(r"[^\n]+")
_ends = (".", "?", "!", "。", "？", "！", "”", '"')
_mark = lazy(r"[ \t>]*(?:#{1,6} |[-*+•] |\d+[.)、] ?)?")


def of_running_text(document: Document, found: Iterable[Fragment]) -> list[Fragment]:
    """The whole passages that may be half of an article in both languages: none of a notice, a footnote, HTML or a place that is told by itself."""
    whole = [one for one in found if one.whole and one.confidence != BY_PLACE]
    if document.kind != "markdown" or len(whole) < BILINGUAL_BLOCKS:
        return whole
    texts = document.once(html_texts)
    return [
        one
        for one in whole
        if not (
            texts.end_of(one.start)
            or is_in_notice(document, one.start)
            or document.text.startswith("[^", document.line_at(one.start)[0])
        )
    ]


def unpaired_paragraphs(document: Document) -> list[Span]:
    """(start, end, language) of the paragraphs that lack their translation; none in an article that goes another way."""
    if not alternating(document):
        return []
    found = document.once(_by_language)
    first = max(("zh", "en"), key=lambda language: sum(a[2] == language != b[2] for a, b in pairwise(found)))
    unpaired: list[Span] = []
    i = 0
    while i < len(found):
        if found[i][2] == first and i + 1 < len(found) and found[i + 1][2] != first:
            i += 2
        else:
            unpaired.append(found[i])
            i += 1
    return unpaired


def alternating(document: Document) -> bool:
    """Whether an article goes paragraph by paragraph, a song line by line."""
    found = document.once(_by_language)
    return len(found) >= LEAST and sum(a[2] != b[2] for a, b in pairwise(found)) >= ALTERNATING * (len(found) - 1)


def is_poem(document: Document, found: list[Fragment]) -> bool:
    """Whether a paste goes line by line in two languages, and few of the lines found end as sentences do.

    A poem's languages need not say as much: classical Chinese is short. Questions with their answers end as sentences do.
    """
    if document.kind != "text":
        return False
    ended = sum(document.text.endswith(_ends, one.start, one.end) for one in found)
    return 2 * ended <= len(found) and alternating(document)


def _by_language(document: Document) -> list[Span]:
    return [*_paragraphs_by_language(document)]


def _paragraphs_by_language(document: Document) -> Iterator[Span]:
    """Paragraphs (of a paste, lines) of prose in one language. One in both has its other half in itself."""
    text = document.text
    markdown = document.kind == "markdown"
    fenced = document.once(fenced_code) if markdown else None
    for paragraph in (_paragraphs.finditer if markdown else _lines.finditer)(text, document.body):
        start, end = paragraph.span()
        if fenced and fenced.end_of(start):
            continue
        mark, language = _language(paragraph[0])
        if language:
            yield start + mark, end, language


@kept
def _language(paragraph: str) -> tuple[int, str]:
    """Where a paragraph's prose begins behind its mark, and its one language, or `""`."""
    mark = _mark.match(paragraph)
    start = mark.end() if mark else 0
    plain = masked(paragraph[start:])
    if plain.startswith("|"):
        return start, ""
    han, words = han_in(plain), len(latin_words.findall(plain))
    if han >= LEAST_HAN and han > 2 * words:
        return start, "zh"
    return start, "en" if words >= LEAST_WORDS and not han else ""
