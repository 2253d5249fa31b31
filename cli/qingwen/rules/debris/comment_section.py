"""QW114 comment-section."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE, PageRule


class CommentSection(PageRule):
    """A line of the readers' comments.

    ## What it does
    Where a page was pasted whole, finds the lines below a heading such as `Comments`, `Leave a reply`, `最新评论` or `发表评论`. A thread, three comments and
    more, each with its date and a button to reply or `Ann says:`, is found however much they read like an article.

    ## Why is this bad?
    What readers wrote is not the article, and they did not write it for yours.

    ## Fix safety
    Safe where the line and what stands round it leave no doubt (of sites that it never saw, three in a thousand lines
    of the article went with eight in ten of the furniture); else unsafe. Only `clean` applies it, to a text as it came
    or to Markdown that a converter made of a whole page.
    """

    code = "QW114"
    name = "comment-section"
    message = "Part of the comments: {why} after the article. Remove it."
    examples = (
        Example(ENGLISH_PAGE, 1),
        Example(CHINESE_PAGE, 2),
        Example(
            "Comments\nThe committee thanks Dr. Moreau for her comments on an earlier version of this paper, which made it shorter.\n",
            0,
        ),
        Example("最新评论\n评论员文章认为，夜间渡轮重新开航，为海港镇带来了新的客流，也带来了新的希望。\n", 0),
    )
