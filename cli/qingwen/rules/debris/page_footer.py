"""QW112 page-footer."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE, PageRule


class PageFooter(PageRule):
    """A line of a page's foot, below the article.

    ## What it does
    Where a page was pasted whole, finds the links, addresses and notices that stand after the article's last line.

    ## Why is this bad?
    It is the site's, not the article's.

    ## Fix safety
    Safe where the line and what stands round it leave no doubt (of sites that it never saw, three in a thousand lines
    of the article went with eight in ten of the furniture); else unsafe. Only `clean` applies it, to a text as it came
    or to Markdown that a converter made of a whole page.
    """

    code = "QW112"
    name = "page-footer"
    message = "Part of the page's foot: {why} after the article. Remove it."
    examples = (
        Example(ENGLISH_PAGE, 1),
        Example(CHINESE_PAGE, 2),
        Example("We came home at ten.\nContact us when you arrive.\nAbout us they knew nothing.\n", 0),
        Example("联系我们\n电话：010-12345678\n地址：海港镇码头路一号\n", 0),
    )
