"""Pages that are a document somebody wrote, and what Word and WPS say of its headings where HTML has no word for it."""

from __future__ import annotations

import re

from qingwen.html.dom.tree import Element, Page
from qingwen.html.programs.headings import one_title
from qingwen.html.programs.styles import emphasis
from qingwen.lazy_pattern import lazy

LONGEST_TITLE = 60  # letters of a centred bold line
_centred = lazy(r"text-align\s*:\s*center", re.I)
_sentence = lazy(r"[.。！!？?；;，,：:]$")

_maker = lazy(r"Microsoft Word|Word\.Document|LibreOffice|OpenOffice|Cocoa HTML Writer|Evernote", re.I)
_whole = lazy(r"docs-internal-guid|(?:^|\s)(?:doc-content|lake-content)(?:\s|$)")
_notion = lazy(r"page (?:sans|serif|mono)$")
FIRST = 5  # elements, one of which has the name that Google Docs, Yuque, Feishu or Notion gives to all of a document
_comment = lazy(r"#(?:_msocom_|cmnt)\d")
_said_of = lazy(r"#cmnt_ref\d")
_of_notion = lazy(r"(?:^|\s)(?:page-header-icon|table_of_contents)(?:\s|$)")
_comment_list = lazy(r"mso-element\s*:\s*comment-list", re.I)


def is_document(page: Page) -> bool:
    """Whether all of a page is a document, with no furniture round it: Word's, WPS's, LibreOffice's, Google Docs', Yuque's, Feishu's, Notion's, Evernote's."""
    return any(_maker.match(page.metas.get(name, "")) for name in ("generator", "progid", "exporter-version")) or any(
        _whole.search(f"{one.attrs.get('class', '')} {one.attrs.get('id', '')}")
        or "data-docx-has-block-data" in one.attrs
        or (one.tag == "article" and _notion.match(one.attrs.get("class", "")) is not None)
        for one in page.elements[:FIRST]
    )


def remarks(body: Element) -> frozenset[Element]:
    """What a document's editors said of it and took out, comments, their marks, and deletions that are tracked; and Notion's
    contents and the sign above its title.
    """
    found: set[Element] = set()
    for one in body:
        href = one.attrs.get("href", "") if one.tag == "a" else ""
        if (
            _comment.match(href)
            or _of_notion.search(one.attrs.get("class", ""))
            or (one.tag == "del" and one.attrs)
            or _comment_list.search(one.attrs.get("style", ""))
        ):
            found.add(one)
        elif _said_of.match(href) and one.parent is not None:
            found.add(one.parent)
    return frozenset(found)


def mark_title(page: Page) -> None:
    """Makes the heading that it is of a title at the head of a paste: Word's style, or WPS's first line, centred and bold."""
    first = next((one for one in page.body if one.tag in ("p", "h1", "h2", "li", "td") and one.text().strip()), None)
    if first is None or first.tag != "p" or not _is_title(first):
        return
    first.tag = "h1"
    page.tagged["h1"].insert(0, first)
    one_title(page.body)


def _is_title(paragraph: Element) -> bool:
    names = paragraph.attrs.get("class", "")
    if "MsoTitle" in names:
        return True
    centred = paragraph.attrs.get("align", "").lower() == "center" or _centred.search(paragraph.attrs.get("style", ""))
    text = paragraph.text().strip()
    if "Mso" not in names or not centred or not may_be_title(text):
        return False
    bold = "".join(one.text() for one in paragraph.children if isinstance(one, Element) and "**" in emphasis(one))
    return bold.strip() == text


def may_be_title(text: str) -> bool:
    """Whether a line that stands out may be a title by its words: it is short, and no sentence."""
    return 0 < len(text) <= LONGEST_TITLE and not _sentence.search(text)
