"""QW507 fullwidth-mark-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import (
    EAST_ASIAN_LETTER,
    STOPS,
    Change,
    TypographyRule,
    in_english,
    line_around,
)
from qingwen.text.document import Document
from qingwen.text.prose import CODE, LATIN, Prose
from qingwen.text.scripts import HAN

_INNER_OPENING, _INNER_CLOSING = "（「『《〈【", "）」』》〉】"
_SPACE_BEFORE = rf" +(?=[{STOPS}{_INNER_CLOSING}（「『《〈“])"
_SPACE_BEHIND = rf"[{STOPS}{_INNER_OPENING}”）」』》〉] +(?=[{HAN}{LATIN}{CODE}])|[：，。] +(?=[\"\[])"
_is_word = lazy(f"[{HAN}{LATIN}{CODE}]")
_is_word_or_end = lazy(rf"[{HAN}{LATIN}{CODE}%{_INNER_CLOSING}”*_~)]")
_is_han = lazy(f"[{HAN}]")
_east_asian_letter = lazy(EAST_ASIAN_LETTER)
_LONGEST_QUOTED = 60


class FullwidthMarkSpacing(TypographyRule):
    """A space beside a full-width mark.

    ## What it does
    Finds spaces before and behind `，` `。` `、` `；` `：` `！` `？`, inside full-width brackets and quotation marks, and
    outside them in the middle of a Chinese sentence.

    ## Why is this bad?
    A full-width mark has its white space in its own square: with a space beside it the gap is twice as wide.

    ## Fix safety
    Safe: the space is deleted. Spaces behind the marks of lists, headings and quotations stay.
    """

    code = "QW507"
    name = "fullwidth-mark-spacing"
    message = "A space beside a full-width mark: delete it."
    examples = (
        Example("苹果 、 香蕉和 Python 。 都有", 4, "苹果、香蕉和 Python。都有"),
        Example("请看 《红楼梦》 一书（ 第一回 ）", 4, "请看《红楼梦》一书（第一回）"),
        Example("在 Foo （一种库） 上", 2, "在 Foo（一种库）上"),
        Example('他说： "好。" 参见： [索引](a.md)', 2, '他说："好。" 参见：[索引](a.md)', "markdown"),
        Example("1、 [索引](a.md)\n\n## 什么是索引？ {#index}", 0, None, "markdown"),
        Example("《三体》 刘慈欣", 0),
        Example("雨停了。\n\nThen he left。 It rained！", 0),
        Example("苹果、香蕉和 Python。", 0),
        Example("- 「苹果」\n", 0, None, "markdown"),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        for found in re.finditer(_SPACE_BEFORE, text):
            start, end = found.span()
            if start and _in_east_asian(prose, start) and _goes_before(text, text[start - 1], text[end], end):
                yield Change(start, end, "")
        for found in re.finditer(_SPACE_BEHIND, text):
            start, end = found.span()
            if _in_east_asian(prose, start) and (
                text[start] in STOPS or text[start] in _INNER_OPENING or _ends_inside(text, start, end)
            ):
                yield Change(start + 1, end, "")


def _in_east_asian(prose: Prose, at: int) -> bool:
    """Whether a mark's line is East Asian: in English it is the mark that is wrong, and its space right."""
    return bool(_east_asian_letter.search(line_around(prose.text, at))) and not in_english(prose, at)


def _goes_before(text: str, before: str, mark: str, at: int) -> bool:
    """Whether a space behind `before` and in front of a mark is one too many."""
    if mark in STOPS:
        return bool(_is_word_or_end.match(before))  # 词 ，
    if mark in _INNER_CLOSING:
        return bool(_is_word.match(before))  # （词 ）
    if mark == "（":
        return bool(_is_word.match(before))  # IDE （词）
    return bool(_is_han.match(before)) and (mark != "“" or bool(_is_han.match(text[at + 1 : at + 2])))  # 词 《书》


def _ends_inside(text: str, start: int, end: int) -> bool:
    """Whether the closing mark at `start` ends a quotation inside a sentence: `《书》 作者` may be a list of books."""
    if not _is_han.match(text[end]):
        return False
    if text[start] == "”":
        return bool(_is_han.match(text[start - 1 : start]))
    opening = text.rfind("（「『《〈"["）」』》〉".index(text[start])], max(start - _LONGEST_QUOTED, 0), start)
    if opening < 1 or "\n" in text[opening:start]:
        return False
    before = text[opening - 2 : opening - 1] if text[opening - 1] == " " else text[opening - 1]
    # `Foo（某事） 上` is one sentence; `Foo 《书》 作者` may be a list of books.
    return bool((_is_word.match if text[start] == "）" else _is_han.match)(before))
