"""Notes and warnings in boxes, which become quotations."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.html.markdown.inline_escaping import has_marks
from qingwen.lazy_pattern import lazy

# What MkDocs and Sphinx, Docusaurus, VuePress, GitHub, Obsidian, Notion, Feishu, Bootstrap, GitBook, Hexo, Confluence, Amazon's, Mozilla's and
# Microsoft's pages put them in.
_notice = lazy(
    r"(?:^|\s)(?:admonition|theme-admonition|custom-block|markdown-alert|callout(?:-block)?|alert alert-\w+|hint hint-\w+|note (?:primary|success|info|warning|danger|default)"
    r"|confluence-information-macro|awsdocs-note|notecard|NOTE|TIP|IMPORTANT|WARNING|CAUTION)(?=\s|$)"
)
# What DocBook and AsciiDoc do, with a heading, or a table that has it beside a picture.
_IN_BOOKS = frozenset(("note", "tip", "important", "warning", "caution", "admonitionblock"))


@lru_cache(maxsize=4096)
def is_notice(names: str) -> bool:
    """Whether the classes of an element are those of a note or a warning."""
    return _notice.search(names) is not None


class OfBook(NamedTuple):
    """A note in a book. title: the element that says what sort it is. body: those with what it says."""

    title: Element
    body: list[Element]


def note_of_book(element: Element, names: str) -> OfBook | None:
    """The parts of an element of such names that is a note in a book, or None."""
    if _IN_BOOKS.isdisjoint(names.split()[:1]):
        return None
    parts = [one for one in element.children if isinstance(one, Element)]
    if len(parts) == 1 and parts[0].tag == "table":
        titles = [one for one in parts[0] if one.tag == "th" or one.attrs.get("class") == "title"]
        if len(titles) != 1:
            return None
        around = upward(titles[0])
        body = [one for one in parts[0] if one.tag == "td" and one not in around and one.has_text()]
        return OfBook(titles[0], body) if len(body) == 1 else None
    is_titled = len(parts) > 1 and parts[0].tag in HEADINGS and parts[0].attrs.get("class") == "title"
    return OfBook(parts[0], parts[1:]) if is_titled else None


def with_title(element: Element, blocks: list[str]) -> list[str]:
    """The blocks of a note, the line strong that says what sort it is."""
    title = next((child for child in element.children if isinstance(child, Element)), None)
    if len(blocks) > 1 and title and _titled.search(title.attrs.get("class", "")) and not has_marks.search(blocks[0]):
        return [f"**{blocks[0]}**", *blocks[1:]]
    return blocks


_titled = lazy(r"title|admonitionHeading")
