"""QW206 asset-newer-than-article."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.assets._name_rule import IMAGES
from qingwen.rules.base import Example, Finding, Rule
from qingwen.text.document import Document
from qingwen.text.head import find_head
from qingwen.text.images.find import find_images
from qingwen.text.images.names import name_date


class AssetNewerThanArticle(Rule):
    """An image's name carries a date after the article's own.

    ## What it does
    Compares the date in a name such as `微信图片_20250422110908.jpg` with the article's date, from its front matter or the
    first lines of a paste.

    ## Why is this bad?
    The image may belong to another article, or the article was changed and its date was not.

    ## Fix safety
    No fix: only you know which of the two is right.
    """

    code = "QW206"
    name = "asset-newer-than-article"
    sign = IMAGES
    message = "This image is dated {date}, {days} after the article ({article}). Check that it belongs here."
    examples = (
        Example("Ward Opens Its Doors\n2025-04-03\n\nIMG_20250422_110908.jpg\n\nThe new ward was opened on Monday morning, with patients and staff looking on.\n", 1),
        Example("---\ndate: 2025-04-03\n---\n\n![](IMG_20250422_110908.jpg)\n", 1, kind="markdown"),
        Example("---\ndate: 2025-04-03\n---\n\n![](IMG_20250402_110908.jpg)\n", 0, kind="markdown"),
        Example("![](IMG_20250402_110908.jpg)\n", 0, kind="markdown"),
    )  # fmt: skip

    def check(self, document: Document) -> Iterator[Finding]:
        article = document.once(find_head).moment[:10]
        if not article:
            return
        from datetime import date

        for image in document.once(find_images):
            dated = name_date(image.name)
            if dated > article:
                try:
                    days = (date.fromisoformat(dated) - date.fromisoformat(article)).days
                except ValueError:  # the 31st of a month that has none
                    continue
                told = f"{days} day{'s' if days != 1 else ''}"
                yield self.finding(image.start, image.end, confidence=0.9, date=dated, days=told, article=article)
