"""English texts of links in a Chinese article that lead to other pages of the same site, which are Chinese too."""

from __future__ import annotations

import re

from qingwen.text.document import Document
from qingwen.text.fragments import Fragment, fenced_code
from qingwen.text.terms import is_term

CONFIDENCE = 0.6
MOST_ENGLISH = 0.8  # of a page's links within its site; where more are English, the site names its pages so
_han = "\u3400-\u9fff\uf900-\ufaff"
# A relative address, or a place on the page; two words at least, none of them code.
_links = re.compile(r"\[([A-Za-z][^\]\[\n`_]{2,120})\]\((?=[/.#][\w./#-])").finditer
_within = re.compile(r"(?<!!)\[([^\]\[\n`_]*)\]\((?=[/.#])").findall
_product = re.compile("[a-z][A-Z]").search  # TiDB Lightning
_has_han = re.compile(f"[{_han}]").search
_latin = re.compile("[A-Za-z]{2}").search


def english_links(document: Document) -> list[Fragment]:
    """The texts of links that nobody translated, of a Chinese document in Markdown."""
    if document.kind != "markdown" or "](" not in document.text:
        return []
    found = []
    fenced = document.once(fenced_code)
    for link in _links(document.text):
        if (
            document.text[link.start() - 1 : link.start()] != "!"
            and (" " in link[1] or "-" in link[1])
            and not _has_han(link[1])
            and not _product(link[1])
            and not fenced.end_of(link.start())
            and not is_term(document, link[1])
        ):
            found.append(Fragment(link.start(1), link.end(1), CONFIDENCE, False))
    if found:
        texts = _within(document.text)
        english = sum(not _has_han(text) and _latin(text) is not None for text in texts)
        if english > MOST_ENGLISH * (english + sum(_has_han(text) is not None for text in texts)):
            return []
    return found
