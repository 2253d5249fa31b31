"""Controls of a page that a converter has made Markdown of: links that only run a script, WeChat's row below an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy

# `[取消](javascript:void(0);) [允许](javascript:void(0);)`, also as the item of a list.
_SCRIPT = r"\[[^\[\]\n]{0,40}\]\(javascript:(?:[^()\n]|\([^()\n]{0,40}\)){0,60}\)[ \t|·、]*+"
_SCRIPTS = rf"(?im)^(?:[ \t]*[*+-][ \t]+)?(?:{_SCRIPT}|(?!))++$"
_WECHAT = r"(?m)^微信扫一扫\n(?:关注该公众号|使用小程序|可打开此内容，?)$"
ROW_SIGN = "轻点两下取消"
_ROW = (
    r"(?:视频|小程序|赞|轻点两下取消赞|轻点两下取消在看|在看|分享|留言|写留言|收藏|听过|推荐|[：:，,。.、 \t\u00a0])++$"
)
_OPENS = "微信扫一扫可打开此内容，"  # and below it: 使用完整服务
_MARKS = r"[：:](?:[ \t\u00a0]*[，,]){4,}[ \t\u00a0]*[。.]?$"  # the row, where its buttons stand on lines of their own
# `History[edit]`, `## 历史[[编辑](/w/index.php?title=…&action=edit)]`: what Wikipedia has behind a heading.
_EDIT_WORDS = r"(?:edit|edit source|编辑|編輯|编辑源代码|編輯原始碼)"
_EDIT_LINK = (
    rf"\[{_EDIT_WORDS}\]\([^()\s]{{0,300}}(?:\([^()\s]{{0,100}}\)[^()\s]{{0,300}})?(?: \"[^\"\n]{{0,200}}\")?\)"
)
_EDIT = rf"(?<=[^\s\[\]。．.！!？?；;，,：:])(?P<label>[ \t]?\\?\[(?:{_EDIT_WORDS}|{_EDIT_LINK})(?: ?\| ?(?:{_EDIT_WORDS}|{_EDIT_LINK}))?\\?\])[ \t]*$"
_edit_sign = lazy(r"\[(?:edit|编辑|編輯)")
_LONGEST_HEADING = 80
_DASHES = "-–—─━· "


def is_wechat_row(line: str) -> bool:
    """Whether a line is the row of buttons below an article in WeChat, `： ， ， … 赞 ，轻点两下取消赞 …`, or a part of it."""
    if line[:1] in "：:微" and (line == _OPENS or re.match(_MARKS, line)):
        return True
    return ROW_SIGN in line and re.match(_ROW, line) is not None


def is_end_mark(line: str) -> bool:
    """Whether a line is what posts in WeChat close with, `- END -`, `— END —`; `END` alone may end a program, and `The End` a story."""
    return "END" in line and line[0] in _DASHES and line[-1] in _DASHES and line.strip(_DASHES) == "END"


def dead_controls(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of lines of Markdown that are nothing but such controls."""
    if "](javascript:" in text:
        for found in re.finditer(_SCRIPTS, text):
            yield found.span()
    if "微信扫一扫\n" in text:
        for found in re.finditer(_WECHAT, text):
            yield found.span()
    at = text.find(ROW_SIGN)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        if is_wechat_row(text[start:end]):
            yield start, end
        at = text.find(ROW_SIGN, end)


def edit_links(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of `[edit]` and `[编辑]` behind a heading."""
    if not _edit_sign.search(text):
        return
    for found in re.finditer(_EDIT, text, re.M):
        start, end = found.span("label")
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if len(line) <= _LONGEST_HEADING:
            yield start, end
