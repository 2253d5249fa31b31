"""QW104 counter."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class Counter(PhraseRule):
    """A counter of views, likes, comments or shares.

    ## What it does
    Finds lines such as `阅读 1024`, `浏览次数：35`, `点赞 12`, `1.2k views` and `3 comments`.

    ## Why is this bad?
    The number was true for a moment, on another page.

    ## Fix safety
    Safe: the line is removed, where nothing else is on it.
    """

    code = "QW104"
    name = "counter"
    message = "A counter of the page it was copied from. Remove it."
    examples = (
        Example(
            "浏览次数：1024\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n1,024 views\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n",
        ),
        Example("The video had 1,024 views within an hour.\n", 0),
        Example("阅读 1024 页的报告需要三天时间。\n", 0),
    )
