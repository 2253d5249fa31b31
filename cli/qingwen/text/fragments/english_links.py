"""English texts of links in a Chinese article that lead to other pages of the same site, which are Chinese too."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.passages import Fragment
from qingwen.text.fragments.terms import is_product, is_term, is_work
from qingwen.text.markdown.fences import fenced_code

CONFIDENCE = 0.6
MOST_ENGLISH = 0.8  # of a page's links within its site; where more are English, the site names its pages so
_han = "\u3400-\u9fff\uf900-\ufaff"
LONGEST = 120  # letters of a link's text
# Text without code, before a relative address or a place on the page.
_links = lazy(rf"\[(?<!!\[)([A-Za-z][^\]\[\n`_]{{2,{LONGEST - 2}}}+)\]\((?=[/.#][\w./#-])")
_within = lazy(r"(?<!!)\[([^\]\[\n`_]*)\]\((?=[/.#])")
_product = lazy("[a-z][A-Z]")  # TiDB Lightning
_package = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)+$")  # vue-router
_has_han = lazy(f"[{_han}]")
_latin = lazy("[A-Za-z]{2}")


def english_links(document: Document) -> list[Fragment]:
    """The texts of links that nobody translated, of a Chinese document in Markdown."""
    if document.kind != "markdown" or "](" not in document.text:
        return []
    found = []
    fenced = document.once(fenced_code)
    text = document.text
    for link in _links.finditer(text):
        start, end = link.span(1)
        label = link[1]
        if (
            (" " in label or "-" in label)  # two words at least
            and not _has_han.search(label)
            and not _product.search(label)
            and not _package.match(label)
            and not fenced.end_of(start)
            and not is_term(document, label)
            and not (is_product(label) or is_work(label))
        ):
            found.append(Fragment(start, end, CONFIDENCE, False))
    if found:
        texts = _within.findall(document.text)
        english = sum(not _has_han.search(text) and _latin.search(text) is not None for text in texts)
        if english > MOST_ENGLISH * (english + sum(_has_han.search(text) is not None for text in texts)):
            return []
    return found
