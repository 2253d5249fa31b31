"""A page's text read into a light tree.

Lexbor, a browser's HTML5 parser in C, does the reading; all else works on the tree that is made here of its own.
"""

from __future__ import annotations

import re
from typing import Any

from qingwen.html.dom.bounds import bounded
from qingwen.html.dom.openers import HIDING, is_opener, opened_by, opener_of
from qingwen.html.dom.sentence_controls import CONTROLS, said_in_sentence
from qingwen.html.dom.tags import DROPPED
from qingwen.html.dom.tree import COMMENT, Element, Page, upward
from qingwen.lazy_pattern import lazy

DEEPEST = (
    180  # levels; what lies deeper becomes a child of the element there. Pages have 20–60, a browser stops at 512.
)
_ROWS_OR_ITEMS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "ul", "ol"))  # what holds nothing else
# What says something of the page, and is no element of its tree; some of it is around others.
_AROUND = frozenset(("html", "head", "body"))
_OUTSIDE = _AROUND | {"meta", "link", "base", "title"}
_ODD = DROPPED | _OUTSIDE | CONTROLS
# Of its head; elsewhere they came along with what somebody pasted from Word into a site's editor.
_OF_HEAD = frozenset(("generator", "progid"))
# A document type with declarations of its own, at the second mark of which the parser would take the page to begin.
_declarations = lazy(r"(\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE[^<>\[]*)\[.*?\]\s*>", re.I | re.S)


def parse(html: str, encoded: bytes | None = None) -> Page:
    """Any text at all as a page, in time linear in its length. Newlines of all kinds are one to the parser, as HTML says.

    encoded: the same in UTF-8, if it came so; to encode it again takes an eighth of the parser's time.
    """
    from selectolax.lexbor import LexborHTMLParser  # 12 ms, and most runs read no HTML

    has_declarations = "<!" in html[:200] and _declarations.match(html)
    plain = bounded(_declarations.sub(r"\1>", html, count=1) if has_declarations else html)
    document = LexborHTMLParser(plain if encoded is None or plain is not html else encoded)
    page = Page()
    _build(document.root, page)
    return page


def _build(root: Any, page: Page) -> None:
    """Fills the page from the parser's tree."""
    top, tagged = page.body, page.tagged
    parent = top
    above: list[tuple[Any, Element]] = []  # of each open level of the parser's tree: its node, and what that stands in
    between: list[Element] = []  # comments that stood between rows or items
    opened: set[str] = set()  # the ids of what those buttons open that are headings: it is not hidden for good
    node = root
    while node is not None:
        tag, down = node.tag, None
        if between and parent.tag not in _ROWS_OR_ITEMS:  # in the next of them, or behind the last
            for comment in between:
                comment.parent = parent
            parent.children += between
            between = []
        if tag == "-text":
            parent.children.append(node.text_content)
        elif tag not in _ODD or (tag in CONTROLS and (tag := _control(node, page, parent, opened))):
            attrs, down, element = node.attributes, node.first_child, parent
            if attrs:
                if not all(attrs.values()):  # None, for an empty one
                    attrs = {name: value or "" for name, value in attrs.items()}
                if opened and attrs.get("id", "") in opened and "id" in attrs:
                    attrs = {name: value for name, value in attrs.items() if name not in HIDING}
                if tag == "a" and "href" in attrs and attrs["href"][:1] == "#" and is_opener(attrs):
                    del attrs["href"]
            if tag == "amp-img":  # what is in it is shown while it loads
                tag, down = "img", None
            if len(above) < DEEPEST:
                element = Element(tag, attrs, parent)
                parent.children.append(element)
                if tag in tagged:
                    tagged[tag].append(element)
                if "itemprop" in element.attrs:
                    page.properties.append(element)
        elif tag in _OUTSIDE:
            _of_page(node, tag, page)
            if tag == "meta" and parent.attrs.get("itemprop") == "author" and node.attributes.get("itemprop") == "name":
                _add_author(node.attributes.get("content") or "", parent, page)
            if tag in _AROUND:
                element, down = parent, node.first_child
        elif tag == "script":
            _script(node, page, parent)
        elif tag == "noscript":
            _lazy_image(node, parent)
        elif tag == "-comment" and (said := " ".join(node.comment_content.split())).startswith("qingwen-"):
            comment = Element(COMMENT, {"whole": f"<!-- {said} -->"}, parent)
            (between if parent.tag in _ROWS_OR_ITEMS else parent.children).append(comment)
            page.comments.append(f"<!-- {said} -->")
        elif tag == "frameset":
            page.frames = True
        if down is not None:
            above.append((node, parent))
            parent, node = element, down
            continue
        node = node.next
        while node is None and above:
            node, parent = above.pop()
            node = node.next
    top.children += between


def _control(node: Any, page: Page, parent: Element, opened: set[str]) -> str:
    """As what tag a control stands in the tree, if it does: adds the id of what a button opens, what one says in a sentence, and the label of a tab."""
    if node.tag == "button" and node.attributes.get("role") == "tab":
        label = Element("p", {name: value or "" for name, value in node.attributes.items()}, parent)
        words = Element("strong", None, label)
        words.children.append(" ".join(node.text().split()))
        label.children.append(words)
        page.tabs.append(label)
        return ""
    if node.tag == "button" and (tag := opener_of(node)):
        opened.add(opened_by(node.attributes))
        return tag
    if said := said_in_sentence(node):
        parent.children.append(said)
        return ""
    return "input" if node.tag == "input" else ""


def _of_page(node: Any, tag: str, page: Page) -> None:
    """What an element says of the page that is no part of what is seen of it."""
    attrs = node.attributes
    if None in attrs.values():
        attrs = {name: value or "" for name, value in attrs.items()}
    if tag == "meta":
        if attrs.get("name", "").lower() not in _OF_HEAD or node.parent.tag == "head":
            _meta(attrs, page)
    elif tag in ("link", "base"):
        for rel in attrs.get("rel", tag).lower().split():
            page.links.setdefault(rel, attrs.get("href", ""))
    elif tag == "title":
        page.title = page.title or node.text() or ""
    elif tag != "head":
        (page.attrs if tag == "html" else page.body.attrs).update(attrs)


_mathjax = lazy(r"(?:^|\s)MathJax(?:_\w+)?(?=\s|$)")  # what MathJax 2 shows of the script that follows


def _script(node: Any, page: Page, parent: Element) -> None:
    """A script that is data: JSON-LD, or TeX that a library would show."""
    kind = (node.attributes.get("type") or "").lower()
    if "ld+json" in kind:
        page.data.append(node.text_content or node.text() or "")
    elif kind.startswith("math/tex"):
        tex = node.text_content or node.text() or ""
        while (
            (shown := parent.children[-1:])
            and isinstance(shown[0], Element)
            and _mathjax.search(shown[0].attrs.get("class", ""))
        ):
            parent.children.pop()
        math = Element("math", {"tex": tex, "display": "block" if "display" in kind else ""}, parent)
        parent.children.append(math)


def _lazy_image(node: Any, parent: Element) -> None:
    """A picture that a script would load: its address stands in the `<noscript>` beside it."""
    before = next((one for one in reversed(parent.children) if not (isinstance(one, str) and one.isspace())), None)
    if not isinstance(before, Element) or before.tag != "img" or before.attrs.get("src", "data:")[:5] != "data:":
        return
    image = node.css_first("img")
    if image is not None and image.attributes.get("src"):
        before.attrs |= {name: value for name, value in image.attributes.items() if value}


_comment = lazy(r"schema\.org/(?:Comment|UserComments|Review)\b")


def _add_author(name: str, author: Element, page: Page) -> None:
    """The name in an element that is called an author, unless that is a comment's."""
    if not any(_comment.search(one.attrs.get("itemtype", "")) for one in upward(author)):
        page.authors.append(name)


MOST_NAMES = 1000  # letters of the authors of a paper


def _meta(attrs: dict[str, str], page: Page) -> None:
    content = attrs.get("content")
    if content is None:
        return
    for key in ("name", "property", "itemprop", "http-equiv"):
        if attrs.get(key):
            name = attrs[key].lower().strip()
            if name == "citation_author" and len(known := page.metas.get(name, "")) < MOST_NAMES:  # one each
                content = f"{known};{content}"
                page.metas[name] = content
            page.metas.setdefault(name, content)
