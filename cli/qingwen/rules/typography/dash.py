"""QW505 dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import CLOSING, OPENING, Change, TypographyRule, in_english
from qingwen.text.document import Document
from qingwen.text.prose import Prose
from qingwen.text.scripts import HAN

_MARKS = r"([\-—─－―])\1*+"
_FEWEST = {"-": 2, "—": 1, "─": 2, "－": 2, "―": 1}  # of these marks, from so many on: a dash
# English dashes between spaces, as translators take them over.
_SIGNS = (" — ", " – ", " ― ", " -- ")
_SPACED = rf"(?:[—–―](?<= .)|--(?<= --))(?= +[{HAN}{OPENING}])"
_after = lazy(f"[{HAN}{OPENING}]")
_before = lazy(f"[{HAN}{CLOSING}]")


class Dash(TypographyRule):
    """A dash between Chinese words that is not ——.

    ## What it does
    Finds `--`, a single `—`, `──`, `－－` and `―` between two Chinese characters, and ` — `, ` – ` and ` -- ` with their spaces.

    ## Why is this bad?
    The Chinese dash is one line, two squares long: —— (GB/T 15834, 4.10); the others are shorter, lower or broken.

    ## Fix safety
    Safe: the mark becomes `——`. A single `—` or `―` may join places or times (北京—上海, GB/T 15834, 4.13), and one between
    spaces may part a name from what is said of it: these fixes are unsafe.
    """

    code = "QW505"
    name = "dash"
    message = "{what}"
    examples = (
        Example("我们都去--除了他。", 1, "我们都去——除了他。"),
        Example("那座城—北京—在下雪。", 2, "那座城—北京—在下雪。"),
        Example("秦岭—淮河一线", 1, "秦岭—淮河一线"),
        Example("我们都去 — 除了他。", 1),
        Example("我们都去——除了他。", 0),
        Example("2010—2015年，运行 git --version，见 2–5 页。", 0),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        for found in re.finditer(_MARKS, text):
            start, end = found.span()
            mark, size = text[start], end - start
            if size < _FEWEST[mark] or (mark == "—" and size > 1):
                continue
            if (
                start
                and _before.match(text[start - 1])
                and _after.match(text[end : end + 1])
                and not in_english(prose, start)
            ):
                what = f"'{found[0][:9]}' in Chinese: write '——'."
                if size == 1:
                    what = f"'{mark}' in Chinese: write '——', unless it joins places or times."
                yield Change(start, end, "——", {"what": what}, "unsafe" if size == 1 else "safe")
        if not any(sign in text for sign in _SIGNS):
            return
        for found in re.finditer(_SPACED, text):
            start, end = found.span()
            while text[start - 1 : start] == " ":
                start -= 1
            while text[end] == " ":
                end += 1
            if start and _before.match(text[start - 1]) and not in_english(prose, start):
                yield Change(start, end, "——", {"what": f"'{found[0]}' in Chinese: write '——'."}, "unsafe")
