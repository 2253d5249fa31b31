"""QW115 repeated-line."""

from __future__ import annotations

from qingwen.rules.base import Example
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE, PageRule
from qingwen.text.pages.furniture import Furniture


class RepeatedLine(PageRule):
    """A line that stands both above and below the article.

    ## What it does
    Where a page was pasted whole, finds the lines that its head and its foot share: menus are shown twice.

    ## Why is this bad?
    What a page says before and after its article is the site's, not the article's.

    ## Fix safety
    Safe where the line and what stands round it leave no doubt (of sites that it never saw, three in a thousand lines
    of the article went with eight in ten of the furniture); else unsafe. Only `clean` applies it, to a text as it came
    or to Markdown that a converter made of a whole page.
    """

    code = "QW115"
    name = "repeated-line"
    message = "{why} in the page, before the article and after it. Remove it."
    examples = (
        Example(ENGLISH_PAGE, 2),
        Example(CHINESE_PAGE, 2),
        Example(
            "Row, row, row your boat,\nGently down the stream.\nRow, row, row your boat,\nLife is but a dream.\n", 0
        ),
        Example("野火烧不尽，\n春风吹又生。\n野火烧不尽，\n春风吹又生。\n", 0),
    )

    def why(self, found: Furniture) -> str:
        return f"Stands {found.times} times"
