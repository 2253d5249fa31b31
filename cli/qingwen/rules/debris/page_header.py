"""QW111 page-header."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE, PageRule


class PageHeader(PageRule):
    """A line of a page's head, above the article.

    ## What it does
    Where a page was pasted whole, finds the menu, the breadcrumb and the buttons that stand before the article's title.

    ## Why is this bad?
    It is the site's, not the article's.

    ## Fix safety
    Safe where the line and what stands round it leave no doubt (of sites that it never saw, three in a thousand lines
    of the article went with eight in ten of the furniture); else unsafe. Only `clean` applies it, to a text as it came
    or to Markdown that a converter made of a whole page.
    """

    code = "QW111"
    name = "page-header"
    message = "Part of the page's head: {why} before the article. Remove it."
    examples = (
        Example(ENGLISH_PAGE, 1),
        Example(CHINESE_PAGE, 1),
        Example("Home is where the heart is.\nNews travels fast.\nSports keep you young.\n", 0),
        Example(
            "首页\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            0,
        ),
    )
