"""QW107 promotion."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class Promotion(PhraseRule):
    """A call to follow, subscribe, scan or download.

    ## What it does
    Finds `扫码关注我们`, `长按二维码关注`, `点击蓝字关注`, `阅读原文`, `Subscribe to our newsletter`, `Follow us on …`.

    ## Why is this bad?
    It advertises the place it was copied from.

    ## Fix safety
    Safe for phrases that are nothing but such a call; unsafe where a sentence of the article might say the same.
    """

    code = "QW107"
    name = "promotion"
    message = "A call to follow or subscribe, from the page it was copied from. Remove it."
    examples = (
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n长按二维码关注我们\n",
            1,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\nSubscribe to our newsletter\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n",
        ),
        Example("Readers who subscribe to our newsletter are older than those who do not.\n", 0),
        Example("医院在大厅设置二维码，患者扫码即可挂号。\n", 0),
    )
