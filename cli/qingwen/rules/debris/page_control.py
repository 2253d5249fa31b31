"""QW102 page-control."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix
from qingwen.rules.debris._phrase_rule import PhraseRule
from qingwen.text.debris.dead_controls import edit_links
from qingwen.text.document import Document


class PageControl(PhraseRule):
    """A control of the page: back to top, close, print, font size, read aloud.

    ## What it does
    Finds the words of buttons that stand round an article: `返回顶部`, `Back to top`, `【打印】【关闭】`, `字体：大 中 小`, and
    at the very head or foot of a paste also `Top`, `X` and `Close`, which elsewhere may be words of the article. In Markdown that
    a converter made also links that only run a script (`[取消](javascript:void(0);)`), and `[edit]` or `[编辑]` behind a heading.
    At the head of Markdown a lone `Close` is found above a title only: above prose it is itself the title.

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
        Example(
            "## 历史[编辑]\n\n[知道了](javascript:;)\n\n小镇建于一九五三年。\n",
            2,
            "## 历史\n\n小镇建于一九五三年。\n",
            "markdown",
        ),
        Example("Top\n\nX\n\n# The Town\n\nTop\n", 2, "Top\n\nX\n\n# The Town\n\nTop\n", "markdown"),
        Example("Settings\n\nThe wheel is set by a lever beside the door.\n", 0, None, "markdown"),
        Example("Top surgeons met in Shenzhen.\n", 0),
        Example("Press the button [edit] to begin.\n", 0),
        Example("返回顶部按钮应当放在页面的右下角。\n", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from super().check(document)
        for start, end in edit_links(document.text):
            if not document.protection(start, start + 1):
                yield self.finding(start, end, fix=Fix("safe", start, end))
