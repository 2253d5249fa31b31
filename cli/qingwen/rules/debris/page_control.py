"""QW102 page-control."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class PageControl(PhraseRule):
    """A control of the page: back to top, close, print, font size, read aloud.

    ## What it does
    Finds the words of buttons that stand round an article: `返回顶部`, `Back to top`, `【打印】【关闭】`, `字体：大 中 小`, and
    at the very head or foot of a paste also `Top`, `X` and `Close`, which elsewhere may be words of the article.

    ## Why is this bad?
    They did something on the page; in an article they say nothing.

    ## Fix safety
    Safe for phrases that mean nothing else, and for single words at the edges of a paste. Unsafe elsewhere.
    """

    code = "QW102"
    name = "page-control"
    message = "A control of the page it was copied from, not of the article. Remove it."
    examples = (
        Example(
            "Top\nX\n\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
            2,
            "\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
        ),
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n返回顶部\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example("Top surgeons met in Shenzhen.\n", 0),
        Example("返回顶部按钮应当放在页面的右下角。\n", 0),
    )
