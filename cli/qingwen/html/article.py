"""Page to article: the element that holds it, and what in it is furniture."""

from __future__ import annotations

from typing import NamedTuple

from qingwen.html.tree import Element, Page


class Article(NamedTuple):
    """root: the element that holds the article. skip: elements in it that do not belong to it."""

    root: Element
    skip: frozenset[Element]


def find_article(page: Page) -> Article:
    scores: dict[Element, float] = {}
    for one in page.body:
        if one.tag == "p" or one.tag == "pre":
            n = len(one.text())
            if n > 40:
                a, w = one.parent, 1.0
                while a is not None and w > 0.1:
                    scores[a] = scores.get(a, 0) + w * n
                    w *= 0.7
                    a = a.parent
    best = max(scores, key=lambda e: scores[e], default=page.body)
    return Article(best, frozenset(one for one in best if one.tag in ("nav", "aside", "footer", "form")))
