"""Rows of entries that strokes part, one a line, and the labels of the articles before and after, round a short article."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.text.document import Document

TITLE = "渡口的灯"
VERSES = ["灯亮了一夜", "船没有回来", "母亲把窗推开", "风就进了屋", "她数着潮水", "数到天亮"]
MENU = ["首页", "新闻", "视频", "专题", "财经", "科技", "登录", "注册", "搜索", "下载APP"]
FOOT = ["分享", "收藏", "返回顶部", "相关推荐", "客户端下载", "热门排行"]
RIGHTS = "Copyright © 2024 海港网 版权所有"


def cleaned(*parts: list[str]) -> list[str]:
    return clean(Document("\n".join(line for part in parts for line in part) + "\n")).text.split("\n")


@pytest.mark.parametrize("bar", ["|", "｜"])
def test_a_row_of_entries_parted_by_bars_goes_with_its_bars(bar: str) -> None:
    row = ["海港网简介", bar, "港务招聘", bar, "刊登启事", bar, "广告服务"]
    lines = cleaned(MENU, [TITLE, "2024-11-05 08:30"], VERSES, FOOT, row, [RIGHTS])
    assert not {*row}.intersection(lines)
    assert all(any(verse in line for line in lines) for verse in VERSES)


def test_a_trail_above_a_title_goes_with_its_arrows() -> None:
    trail = ["海港首页", ">", "港口号", ">", "正文"]
    lines = cleaned(
        ["快速导航", "登录", "注册免费邮箱", "移动端"],
        trail,
        ["申请入驻", TITLE, "2024-11-05 08:30"],
        VERSES,
        FOOT,
        [RIGHTS],
    )
    assert not {">", "\\>", "港口号"}.intersection(lines)
    assert f"# {TITLE}" in lines


def test_bars_between_an_authors_lines_stay() -> None:
    lines = cleaned(MENU, [TITLE, "2024-11-05 08:30"], VERSES[:3], ["|"], VERSES[3:], FOOT, [RIGHTS])
    assert any("|" in line for line in lines)


def test_the_labels_above_the_articles_before_and_after_go_as_a_pair() -> None:
    lines = cleaned(
        MENU, [TITLE, "2024-11-05 08:30"], VERSES, ["# 随笔", "上一篇", "旧船", "下一篇", "新港"], FOOT, [RIGHTS]
    )
    assert not {"上一篇", "下一篇"}.intersection(lines)


@pytest.mark.parametrize(
    ("button", "beside"), [("最热", "最新"), ("发私信", "关注"), ("关注他", "关注"), ("政务公开", "首页")]
)
def test_a_button_that_some_sites_have_goes_beside_others_and_not_alone(button: str, beside: str) -> None:
    lines = cleaned(MENU, [TITLE, "2024-11-05 08:30"], VERSES, [*FOOT, beside, button, "分享"], [RIGHTS])
    assert button not in lines
    assert any(button in line for line in cleaned([TITLE, *VERSES[:3], button, *VERSES[3:]]))


@pytest.mark.parametrize(("back", "on"), [(["<<", "<"], [">", ">>"]), (["«"], ["»"]), (["上一页"], ["下一页"])])
def test_a_pager_of_one_number_a_line_goes_below_the_text(back: list[str], on: list[str]) -> None:
    text = ["渡口的灯亮了一夜，船却没有回来，母亲在窗前数着潮水，一直数到天亮，风从门缝里进来，灯影晃了又晃。"]
    more = ["第二天清早，渡口来了一条没有人认得的船，船上堆着新打的渔网，却没有一个打鱼的人肯走下来说话。"]
    more += ["老人们说，这样的船十年里总要来一回，来了便停上三天，三天以后不声不响地走，谁也不知道它往哪里去。"]
    lines = cleaned(MENU, [TITLE, "2024-11-05 08:30"], text, more, back, ["1", "2", "3"], on, FOOT, [RIGHTS])
    assert not {"1", "2", "3", "\\<", "\\>", *back, *on}.intersection(lines)
    assert all(line in lines for line in (*text, *more))


def test_numbers_without_a_way_on_stay() -> None:
    numbers = ["1", "2", "3"]
    paragraph = "渡口的灯亮了一夜，船却没有回来，母亲在窗前数着潮水，一直数到天亮，风从门缝里进来，灯影晃了又晃。"
    lines = cleaned(MENU, [TITLE, "2024-11-05 08:30"], [paragraph], numbers, [paragraph[::-1] + "。"], FOOT, [RIGHTS])
    assert {*numbers} <= {*lines}
