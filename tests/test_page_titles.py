"""Whole pages: a title that its place tells is the title and stays, however short it is and whatever it looks like."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.rules.debris._page_rule import CHINESE_PAGE
from qingwen.text.document import Document

TITLE = "海港镇四十年来首班夜间渡轮启航"
TRAIL = "当前位置：首页 > 新闻 > 正文"
BYLINE = "2025-03-05 08:31 来源：海港日报"
PARAGRAPHS = CHINESE_PAGE.split(f"{TITLE}\n")[1].split("相关阅读")[0]
WECHAT = "\n".join(["预览时标签不可点", "微信扫一扫", "关注该公众号", "继续滑动看下一个", "轻触阅读原文"])  # fmt: skip


def fields(text: str, *, unsafe: bool = False) -> tuple[str, str]:
    """(front matter, body) of a page."""
    _, head, body = clean(Document(text), unsafe=unsafe).text.split("---\n", 2)
    return head, body


def page(*head: str) -> str:
    return CHINESE_PAGE.replace(TITLE, "\n".join(head))


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("title", ["通知", "讣告", "返回", "海边", "关于我们"])
@pytest.mark.parametrize("byline", [[BYLINE], ["发布时间：2025-03-05", "来源：海港镇政府"]], ids=["one line", "two"])
def test_a_title_between_a_breadcrumb_and_a_byline_may_be_a_menu_s_word(
    title: str, byline: list[str], unsafe: bool
) -> None:
    head, body = fields(page(TRAIL, title, *byline), unsafe=unsafe)
    assert f"title: {title}\n" in head and f"# {title}\n" in body


def test_without_a_breadcrumb_too() -> None:
    head, _ = fields(page("公告", BYLINE))
    assert "title: 公告\n" in head


@pytest.mark.parametrize("controls", ["注册", "设为首页", "登录 注册", "註冊"])
def test_a_control_above_the_credits_is_not_the_title(controls: str) -> None:
    head, _ = fields(page("登录", controls, BYLINE, "通知"))
    assert f"title: {controls}\n" not in head


def test_a_subtitle_below_the_credits_is_not_the_title() -> None:
    head, body = fields(page(TRAIL, "老磨坊的新主人", BYLINE, "字号：大 中 小", "一座磨坊和一个村庄的十一年等待"))
    assert "title: 老磨坊的新主人\n" in head and "\n一座磨坊和一个村庄的十一年等待\n" in body


@pytest.mark.parametrize("line", ["本报记者 李明", "一个村庄的十一年", "李明", "【编者按】", "（一）", "□ 李明"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_the_line_below_a_breadcrumb_is_the_title_and_the_one_below_that_is_not(line: str, unsafe: bool) -> None:
    head, body = fields(page(TRAIL, "为什么年轻人愿意回到村里？", line), unsafe=unsafe)
    assert "title: 为什么年轻人愿意回到村里？\n" in head and f"\n{line}\n" in body.replace("\\", "")


@pytest.mark.parametrize("title", ["木匠", "老磨坊的新主人", "关于我们"])
@pytest.mark.parametrize(
    "byline",
    [["慢生活手记", "2024-05-03 18:30"], ["原创 海边 慢生活手记 2024-05-03 18:30 福建"]],
    ids=["account", "one line"],
)
def test_a_wechat_post_s_title_stands_first(title: str, byline: list[str]) -> None:
    head, body = fields("\n".join([title, *byline, "各位乡亲：", "大家好！", PARAGRAPHS + WECHAT]) + "\n")
    assert f"title: {title}\n" in head and "section" not in head
    assert f"# {title}\n" in body


def test_a_reporter_and_the_minutes_of_reading_stay_between_title_and_date() -> None:
    _, body = fields(page(TRAIL, TITLE, "李明", "3 分钟阅读", "2025年3月5日"))
    assert "\n李明\n" in body


def test_a_traditional_breadcrumb_is_no_section() -> None:
    head, _ = fields(page("首頁 / 生活 / 焦點", TITLE, "2025-03-05 08:31"))
    assert f"title: {TITLE}\n" in head and "section" not in head


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("最后更新 2025-03-05", "2025-03-05"),
        ("海港日报网 Mar 5, 2025 8:31 pm", "2025-03-05 20:31"),
    ],
)
def test_a_line_below_the_title_that_tells_the_date_gives_it_and_stays(line: str, date: str) -> None:
    head, body = fields(page(TRAIL, TITLE, line))
    assert date in head and line in body
