"""English texts of links in a Chinese article that lead to other pages of the same site, which are Chinese too."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.english_headings import is_phrase
from qingwen.text.fragments.passages import Fragment, fenced_code, latin_words
from qingwen.text.fragments.terms import is_term

CONFIDENCE = 0.6
MOST_ENGLISH = 0.8  # of a page's links within its site; where more are English, the site names its pages so
_han = "\u3400-\u9fff\uf900-\ufaff"
LONGEST = 120  # letters of a link's text
# Text without code, before a relative address or a place on the page.
_links = lazy(rf"\[(?<!!\[)([A-Za-z][^\]\[\n`_]{{2,{LONGEST - 2}}}+)\]\((?=[/.#][\w./#-])")
_within = lazy(r"(?<!!)\[([^\]\[\n`_]*)\]\((?=[/.#])")
_product = lazy("[a-z][A-Z]")  # TiDB Lightning
_package = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)+$")  # vue-router
# What says of words in capitals that they are no name: a plural, or a word that says what kind of thing is described.
_plural = lazy(r"[a-z]{3,}(?<![sui])(?<!lytic)(?<!New)s\b(?! [A-Z])")
_kind = lazy(
    r" (?:API|Component|Function|Method|Property|Attribute|Directive|Element|Event|Option|Parameter|Argument|Variable|Handler|Syntax"
    r"|Reference|[A-Z][a-z]{2,}(?:ing|tion|sion|ment|[ae]nce|ity|ness|ture|view))\b"
)
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
            and not _is_name(label)
            and not fenced.end_of(start)
            and not is_term(document, label)
        ):
            found.append(Fragment(start, end, CONFIDENCE, False))
    if found:
        texts = _within.findall(document.text)
        english = sum(not _has_han.search(text) and _latin.search(text) is not None for text in texts)
        if english > MOST_ENGLISH * (english + sum(_has_han.search(text) is not None for text in texts)):
            return []
    return found


def _is_name(label: str) -> bool:
    """Whether a text reads like the name of a product or package: `Visual Studio Code`, `Spring Boot`."""
    words = latin_words.findall(label)
    described = _plural.search(label) or _kind.search(label) or is_phrase(label, words)
    return bool(_package.match(label)) or (all(word[0].isupper() for word in words) and not described)
