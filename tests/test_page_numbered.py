"""Numbered parts of an article without paragraphs, below which stand words of menus, on a page with much furniture."""

from __future__ import annotations

import pytest

from large_page import LAST, page_of
from qingwen.cleaning import clean
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document
from qingwen.text.pages.numbered import numbered_parts

MANUAL = [
    "一、底部按钮",
    "首页",
    "列出最近写的日记，下拉刷新。",
    "消息",
    "二、日记页按钮",
    "评论",
    "在一段旁边写下意见。",
    "分享",
    "三、快捷键",
    "Ctrl+D 新日记",
    "Ctrl+E 导出",
]


@pytest.mark.parametrize("unsafe", [False, True])
def test_numbered_parts_with_words_of_menus_stay_whole(unsafe: bool) -> None:
    page = page_of(["港湾日记使用说明", "2024-11-05 08:30", *MANUAL])
    text = clean(Document(page), unsafe=unsafe).text
    # They go one by one, as words that a site may have left.
    words = {"首页", "消息", "评论", "分享"} if unsafe else set()
    assert all(line in text for line in MANUAL if line not in words)
    assert LAST not in text


KNOWN = Match("navigation", "edge")


@pytest.mark.parametrize(
    ("lines", "known", "parts"),
    [
        (["目录", "一、起因", "首页", "二、经过", "船", "首页"], {2, 5}, {1, 2, 3, 4}),
        (["一、起因", "雨", "二、经过", "船", "灯", "桥"], set(), {0, 1, 2, 3}),
        (["一、起因", "雨", "三、结果"], set(), set()),
        (["一、二楼", "灯", "一、起因", "二、经过"], set(), {2, 3}),
    ],
)
def test_parts_go_on_as_their_numbers_do(lines: list[str], known: set[int], parts: set[int]) -> None:
    assert numbered_parts(lines, [KNOWN if i in known else None for i in range(len(lines))]) == parts
