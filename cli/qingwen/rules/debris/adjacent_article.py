"""QW106 adjacent-article."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._phrase_rule import PhraseRule


class AdjacentArticle(PhraseRule):
    """A link to the previous or next article.

    ## What it does
    Finds `上一篇：…`, `下一篇：没有了`, `Previous post: …`, `Next article`.

    ## Why is this bad?
    It names another article, as if it belonged to this one.

    ## Fix safety
    Safe where a label says what it is; unsafe for a bare word.
    """

    code = "QW106"
    name = "adjacent-article"
    message = "A link to another article. Remove it."
    examples = (
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n上一篇：医院举行春季运动会\n下一篇：没有了\n",
            2,
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
        ),
        Example(
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\nPrevious article\n",
            1,
            "The training course was attended by twenty-four surgeons from all over the country, who came to learn.\n\n",
        ),
        Example("In the next article we look at imaging.\n", 0),
        Example("上一篇文章介绍了手术的准备工作。\n", 0),
    )
