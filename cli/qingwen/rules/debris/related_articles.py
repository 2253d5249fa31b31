"""QW113 related-articles."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE, PageRule


class RelatedArticles(PageRule):
    """A headline of another article, offered below this one.

    ## What it does
    Where a page was pasted whole, finds the lines below a heading such as `Related Stories`, `Most Read`, `相关阅读` or `猜你喜欢`.

    ## Why is this bad?
    They are other articles' headlines and lead nowhere once they are copied.

    ## Fix safety
    Safe where the line and what stands round it leave no doubt (of sites that it never saw, three in a thousand lines
    of the article went with eight in ten of the furniture); else unsafe. Only `clean` applies it, to a text as it came
    or to Markdown that a converter made of a whole page. A correction or a note of the editors between them
    (`Correction: …`, `编者按：…`) is always unsafe: it speaks of the article.
    """

    code = "QW113"
    name = "related-articles"
    message = "Other articles of the site: {why} after the article. Remove it."
    examples = (
        Example(ENGLISH_PAGE, 3),
        Example(CHINESE_PAGE, 3),
        Example(
            "Related work\nTwo groups have measured the same effect with lasers, and both found it smaller than we did, by a third or more.\n",
            0,
        ),
        Example("推荐阅读\n《海港镇志》\n《渡轮史话》\n", 0),
    )
