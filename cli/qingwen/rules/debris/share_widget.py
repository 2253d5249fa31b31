"""QW103 share-widget."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class ShareWidget(PhraseRule):
    """A share button or a row of them.

    ## What it does
    Finds `分享到：`, `Share this article`, `Share on Facebook`, and rows of network names (`微信`, `微博`, `QQ空间`) in their
    company. A network's name that stands alone is left alone.

    ## Why is this bad?
    The buttons are gone; their labels read like loose words.

    ## Fix safety
    Safe for phrases that mean nothing else and for rows of labels; unsafe for a single doubtful label, and below a line that ends
    in a colon: the article speaks of them. That holds for the other buttons and links of a page, too.
    """

    code = "QW103"
    name = "share-widget"
    message = "A share button of the page it was copied from. Remove it."
    examples = (
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n分享到：\n微信\n微博\n",
            3,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\nShare this article\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n",
        ),
        Example("The two teams share this article of faith.\n", 0),
        Example("我们将会议纪要分享到了各科室的工作群。\n", 0),
    )
