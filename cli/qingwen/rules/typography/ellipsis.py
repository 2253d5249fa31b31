"""QW504 ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import CLOSING, Change, TypographyRule, in_english
from qingwen.text.document import Document
from qingwen.text.prose import Prose
from qingwen.text.scripts import HAN

_DOTS = r"\.{3,}+|…[….]*+|。{3,}+|・{3,}+|·{3,}+"
_SIGNS = ("...", "…", "。。。", "・・・", "···")
_RIGHT = ("……", "…………")  # the longer one stands for whole paragraphs (GB/T 15834, 4.11.3.3)
_chinese = lazy(f"[{HAN}{CLOSING}]")


class EllipsisRule(TypographyRule):
    """Dots where Chinese has ……: `...`, `。。。`, a single `…`.

    ## What it does
    Finds three or more dots or full stops, and a number of `…` other than two (or four), right behind a Chinese
    character, and `。。。` behind any word. `...` in English, in code and between values is left alone.

    ## Why is this bad?
    The Chinese ellipsis is six dots in the middle of two squares (GB/T 15834, 4.11). `。。。` is three sentences without words.

    ## Fix safety
    Safe: the dots become `……`.
    """

    code = "QW504"
    name = "ellipsis"
    message = "'{old}' in Chinese: write '……'."
    examples = (
        Example("他想了很久...最后还是走了。", 1, "他想了很久……最后还是走了。"),
        Example("算了。。。下次再说吧…", 2, "算了……下次再说吧……"),
        Example("他想了很久……最后还是走了。", 0),
        Example("Wait... what? 写作 [0...10] 的范围。", 0),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        if not any(dots in text for dots in _SIGNS):
            return
        for found in re.finditer(_DOTS, text):
            start, end = found.span()
            after = text[end : end + 1]
            if (
                found[0] not in _RIGHT
                and start
                and (_chinese.match(text[start - 1]) or (found[0][0] in "。・" and text[start - 1].isalnum()))
                and not (after and after.isascii() and after.isalnum())
                and after != "/"
                and not in_english(prose, start)
            ):
                yield Change(start, end, "……", {"old": found[0] if len(found[0]) < 10 else found[0][:9] + "…"})
