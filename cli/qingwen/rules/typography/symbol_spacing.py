"""QW510 symbol-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import Change, TypographyRule, habit, line_around
from qingwen.text.document import Document
from qingwen.text.prose import OPAQUE, TARGET, Prose
from qingwen.text.scripts import HAN

_HYPHEN = rf"-(?<=[{HAN}》」』）】”’]-)(?=[{HAN}《「『（【“‘])"
_HYPHEN_SPACED = rf"-(?<=[{HAN}] -)(?= [{HAN}])"
_NEEDS_SPACE = lazy(f"[{HAN}“”‘’]")
_BRACKETS = rf"[(\[](?:(?<=\()[^()\n{OPAQUE}]{{1,100}}+\)|(?<=\[)[^\[\]\n{OPAQUE}]{{2,100}}+\](?![\[(:{TARGET}]))"
_BRACKET_SPACED = rf"[()\[\]](?:(?<=[{HAN}] [(\[])|(?<=[)\]])(?= [{HAN}]))"
_STOP = rf"[!?](?=[{HAN}])(?<=[A-Za-z].)"
_is_han = lazy(f"[{HAN}]")
_word_before, _word_after = lazy(f"[{HAN}]+$"), lazy(f"[{HAN}]+")
# A document that has so many places without a space, and fewer with one, means it.
_FEW_HYPHENS, _FEW_BRACKETS = 5, 4
LONGEST_TITLE = 30  # characters of a line
WORD = 3  # characters of a word, at most; two of them, joined, are one: 起点-终点


class SymbolSpacing(TypographyRule):
    """No space round half-width brackets, hyphens and marks that touch Chinese.

    ## What it does
    Finds `(…)` and `[…]` in half width, a hyphen that parts two Chinese clauses (in a line no longer than a title, or
    beside brackets and quotation marks; not one that joins two short words), and `!` or `?` behind a Latin word,
    where a Chinese character touches them. A document that mostly has no space there is taken to mean it.
    Only styles with a space between Chinese and Latin want this.

    ## Why is this bad?
    Half-width marks have no white space of their own, and stick to the characters beside them.

    ## Fix safety
    Safe: a space is put in. Links, footnotes, paths and code are left alone.
    """

    code = "QW510"
    name = "symbol-spacing"
    message = "No space between Chinese and '{mark}': put one in."
    examples = (
        Example("第一季度-业绩说明(草案)已发布", 3, "第一季度 - 业绩说明 (草案) 已发布"),
        Example("Great!我们赢了", 1, "Great! 我们赢了"),
        Example("服务由客户端-服务器这样的模型来提供，这是因为它在多年的使用中被证明是可靠的。", 0),
        Example("第一季度 - 业绩说明 (草案) 已发布", 0),
        Example("结构：总-分-总", 0),
        Example("见 wiki/网页-模板 和[说明](a.md)。", 0, None, "markdown"),
    )

    def wakes(self, document: Document) -> bool:
        return self.style.spacing == "space" and super().wakes(document)

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        hyphens = list(re.finditer(_HYPHEN, text)) if "-" in text else []
        if hyphens and not habit(_FEW_HYPHENS, len(re.findall(_HYPHEN_SPACED, text)), len(hyphens)):
            for found in hyphens:
                at = found.start()
                before = " " if _NEEDS_SPACE.match(text[at - 1]) else ""
                after = " " if _NEEDS_SPACE.match(text[at + 1]) else ""
                if (before or after) and _parts(text, at):
                    yield Change(at, at + 1, f"{before}-{after}", {"mark": "-"})
        if self.style.brackets == "keep" and ("(" in text or "[" in text):
            places = list(_bracket_places(text))
            if not habit(_FEW_BRACKETS, len(re.findall(_BRACKET_SPACED, text)), len(places)):
                for at, mark in places:
                    yield Change(at, at, " ", {"mark": mark})
        for found in re.finditer(_STOP, text):
            yield Change(found.end(), found.end(), " ", {"mark": found[0]})


def _parts(text: str, at: int) -> bool:
    """Whether a hyphen parts two clauses, as in a title; in a sentence, and between short words, it joins them: 客户端-服务器模型, 总-分-总."""
    before, after = _word_before.search(text, max(0, at - WORD - 1), at), _word_after.match(text, at + 1, at + WORD + 2)
    if not (before and after):
        return True
    if max(len(before[0]), len(after[0])) <= WORD:
        return False
    return len(line_around(text, at, LONGEST_TITLE + 1).strip()) <= LONGEST_TITLE


def _bracket_places(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(_BRACKETS, text):
        start, end = found.span()
        if text[start - 1 : start] in ("]", "\\") or text[end - 2] == "\\":
            continue
        if start and _is_han.match(text[start - 1]):
            yield start, text[start]
        if _is_han.match(text[end : end + 1]):
            yield end, text[end - 1]
