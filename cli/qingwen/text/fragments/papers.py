"""What papers give in Chinese and in English: titles, abstracts, captions of figures and tables."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.passages import HAN_FOR_A_WORD, Fragment, words_in
from qingwen.text.scripts import han_in

OUTSIDE_ABSTRACT = 24  # letters before an abstract that hold the line above it
LONGEST_TITLE = 80  # letters of a paper's title in Chinese
BYLINES = 400  # letters between a paper's title and its abstract
BESIDE = 300  # letters before and behind a caption in which the one that it translates is looked for

_abstract_above = lazy(r"(?:\A|\n)[ \t]*(?:\*\*|__)Abstract[:：]?(?:\*\*|__)[:：]?\s*\Z")
_plain_abstract_above = lazy(r"(?i)(?:\A|\n)[ \t#]*[\[【]?Abstract[\]】]?[:：]?\s*\Z")
_opens_abstract = lazy(r"[\[【](?:Abstract|ABSTRACT|Key ?[Ww]ords|KEY ?WORDS)[\]】]")
_line_above = lazy(r"(?:\A|(?<=\n))[^\n]*[\u4e00-\u9fff][^\n。]*(?=\n[\s#*]*\Z)")
_abstract = lazy(r"\n[\s#*_【\[]*摘\s{0,4}要")
_english_label = lazy(r"[*_\s]*(?:Fig(?:ure)?s?\.?|Tab(?:le|\.)?|Photo|Plate|Chart|Scheme) ?(\d+(?:[.-]\d+)?)")
_chinese_label = lazy(
    r"(?:\A|[\n>])[*_#> \t]*(?:[图圖表]|照片) ?(\d+(?:[.-]\d+)?)(?! ?(?:所示|显示|顯示|中|是|为|為|说明))"
)


def is_of_a_paper(document: Document, one: Fragment) -> bool:
    """Whether a paragraph is the abstract of a paper, below a line that says so, or its title below the Chinese one."""
    text = document.text
    above = max(0, one.start - OUTSIDE_ABSTRACT)
    if _abstract_above.search(text, above, one.start):
        return True
    opens = _opens_abstract.match(text, one.start) or _plain_abstract_above.search(text, above, one.start)
    return (opens is not None and document.once(_has_chinese_abstract)) or _is_title(document, one)


def _has_chinese_abstract(document: Document) -> bool:
    return _abstract.search(document.text) is not None


def _is_title(document: Document, one: Fragment) -> bool:
    text = document.text
    if text.endswith((".", "!", "?"), one.start, one.end):  # most
        return False
    above = _line_above.search(text, max(document.body, one.start - LONGEST_TITLE), one.start)
    if not above:
        return False
    words, ours = words_in(text[one.start : one.end]), han_in(above[0]) / HAN_FOR_A_WORD
    return words <= 2 * ours and ours <= 2 * words and _abstract.search(text, one.end, one.end + BYLINES) is not None


def is_translated_caption(document: Document, one: Fragment) -> bool:
    """Whether English is the caption of a figure or table, `Fig. 1 …`, and the Chinese one of the same number stands beside it."""
    text = document.text
    label = _english_label.match(text, one.start, one.end)
    if not label:
        return False
    around = f"\n{text[max(0, one.start - BESIDE) : one.start]}\n{text[one.end : one.end + BESIDE]}"
    return any(found[1] == label[1] for found in _chinese_label.finditer(around))
