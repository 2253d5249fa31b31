"""QW501 han-latin-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import Change, TypographyRule, in_english
from qingwen.text.document import Document
from qingwen.text.prose import CODE, LATIN, TARGET, Prose
from qingwen.text.scripts import HAN

# Each pattern begins with what is rare in Chinese: the search passes over Han four times as fast as it tries them.
_TOUCHING = rf"[{LATIN}{CODE}%‰+°\#](?:(?=[{HAN}])|(?<=[{HAN}].))"
# What may stand between the two: marks of emphasis, a bracket of a link, a link's end.
_SEAM = rf"([*_~\[\]])\1{{0,2}}{TARGET}*+"
_is_han = lazy(f"[{HAN}]")
_is_latin = lazy(f"[{LATIN}{CODE}]")
# What ends a word besides letters and digits: 12% 5+ C++ 90° 20°C C#
_ends_a_word = lazy(r"(?:[0-9][%‰+°]|[A-Za-z]\+\+|(?:^|[^A-Za-z0-9])[CF]\#)\Z")
_OPTION = r"[A-H][.．、)）:：](?![A-Za-z0-9])"  # of a list on one line: A. 北京 B. 上海; Q: 谁? A: 我
_SPACES = rf"(?<=[{HAN}]) +(?!{_OPTION})(?=[{LATIN}{CODE}])|(?<=[{LATIN}{CODE}]) +(?=[{HAN}])"
_LONGEST_LINK_TEXT = 300


class HanLatinSpacing(TypographyRule):
    """No space between Chinese and Latin letters or digits, or one where the style wants none.

    ## What it does
    Finds places where a Han character touches a Latin letter, a digit or inline code, also through emphasis and the
    brackets of a link. With `--typography-style clreq` it finds the spaces there instead; with `gb` it is silent.

    ## Why is this bad?
    Set tight, the two run into each other; set now so and now so, a text looks careless.

    ## Fix safety
    Safe: a space is put in (or, in that style, taken out). File names, paths, URLs, placeholders, hashtags and
    mentions are left alone, and so is every space that would change what Markdown makes of the text.
    """

    code = "QW501"
    name = "han-latin-spacing"
    message = "{what}"
    examples = (
        Example("在Linux上安装3个软件包。", 4, "在 Linux 上安装 3 个软件包。"),
        Example("用`git`提交，见[Pro Git](https://git-scm.com)一书。", 4,
                "用 `git` 提交，见 [Pro Git](https://git-scm.com) 一书。", "markdown"),
        Example("涨了12%左右，C++程序员有5+年经验。", 5, "涨了 12% 左右，C++ 程序员有 5+ 年经验。"),
        Example("这是**Bold**字体。", 2, "这是 **Bold** 字体。", "markdown"),
        Example("在 Linux 上安装 3 个软件包。"  , 0),
        Example("截图1.png 和 docs/指南V2 都在，输入%s或$1即可。", 0),
        Example("```\n在Linux上\n```\n", 0, None, "markdown"),
    )  # fmt: skip

    def wakes(self, document: Document) -> bool:
        return self.style.spacing != "keep" and super().wakes(document)

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        if self.style.spacing == "none":
            for found in re.finditer(_SPACES, text):
                if not in_english(prose, found.start()):
                    yield Change(*found.span(), "", {"what": "A space between Chinese and Latin: this style has none."})
            return
        what = {"what": "No space between Chinese and Latin: put one in."}
        for found in re.finditer(_TOUCHING, text):
            at = found.start()
            latin = _is_latin.match(found[0])
            if latin and at and _is_han.match(text[at - 1]):
                yield Change(at, at, " ", what)
            if _is_han.match(text[at + 1 : at + 2]) and (latin or _ends_a_word.search(text[max(at - 2, 0) : at + 1])):
                yield Change(at + 1, at + 1, " ", what)
        for found in re.finditer(_SEAM, text):
            start, end = found.span()
            before, after = text[start - 1 : start], text[end : end + 1]
            if (_is_han.match(before) and _is_latin.match(after)) or (_is_latin.match(before) and _is_han.match(after)):
                at = _beside_seam(prose, start, end)
                if at >= 0:
                    yield Change(at, at, " ", what)


def _beside_seam(prose: Prose, start: int, end: int) -> int:
    """Where the space beside the seam [start, end) goes: before what opens, behind what closes; -1 for nowhere."""
    text = prose.text
    if text[start] == "[" and end == start + 1:
        close = text.find("]", end, end + _LONGEST_LINK_TEXT)
        return start if close >= 0 and text[close + 1 : close + 2] == TARGET else -1
    if text[start] == "]" and text[end - 1] == TARGET:
        begin = text.rfind("[", max(start - _LONGEST_LINK_TEXT, 0), start)
        return end if begin >= 0 and text[begin - 1 : begin] != "!" else -1
    if text[start] in "[]":
        return -1
    run = prose.emphasis.run_at(start) if prose.markdown else None
    if not run or (run.start, run.end) != (start, end):
        return -1
    return start if run.opens else end
