"""QW110 advertisement-label."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class AdvertisementLabel(PhraseRule):
    """A label that stood over an advertisement.

    ## What it does
    Finds `广告`, `赞助内容`, `Advertisement`, `Story continues below advertisement`.

    ## Why is this bad?
    The advertisement is gone, and its label cuts the article in two.

    ## Fix safety
    Safe for phrases that can mean nothing else; unsafe for a single word, which may be a heading of the article.
    """

    code = "QW110"
    name = "advertisement-label"
    message = "A label of an advertisement on the page it was copied from. Remove it."
    examples = (
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\nStory continues below advertisement\n\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n\nThe training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
        ),
        Example(
            "【广告】\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example("The advertisement ran for three weeks.\n", 0),
        Example("广告收入比去年增长了两成。\n", 0),
    )
