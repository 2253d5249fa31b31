"""QW105 navigation."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class Navigation(PhraseRule):
    """A breadcrumb, menu entry or other navigation of the site.

    ## What it does
    Finds `您当前的位置：首页 > 新闻`, `Home » News`, `You are here: Home`, and at the edges of a paste the usual menu words.

    ## Why is this bad?
    It leads nowhere once it is copied.

    ## Fix safety
    Safe for breadcrumbs and phrases that mean nothing else; unsafe for single words that may be the article's own.
    """

    code = "QW105"
    name = "navigation"
    message = "Navigation of the page it was copied from. Remove it."
    examples = (
        Example(
            "您当前的位置：首页 > 新闻中心 > 医院动态\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example(
            "You are here: Home\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
        ),
        Example("The patient went home after two days.\n", 0),
        Example("当前位置离医院还有三公里，请继续直行。\n", 0),
    )
