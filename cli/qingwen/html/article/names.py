"""What elements are called that hold an article's text."""

from __future__ import annotations

import re

from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

# What only the element that holds an article's text is called.
_body_name = lazy(
    r"(?:^|\s)(?:js_content|rich_media_content|[\w-]*(?:article|post|entry|story|news|blog|page)(?:-|_|__)?(?:inner-?|single-?)?(?:body|content|text|txt|copy|main)(?:-?(?:inner|wrapper|text|area|wrap|container|body))?"
    r"|[\w-]*(?:body|content)[-_]?(?:text|copy)|markdown[-_]?(?:body|content)?|(?:td-|the-|main-|main_)?content|prose|post|article|entry|con_?text|text_?con|zoom|ueditor|trs_editor|trs_editor_view|artical\w*|art_?content|cont_?main|detail[-_]?(?:content|text|con|body)?|contentbox|content_?detail|wysiwyg\w*|rich-?text\w*|typography|e-content|field-name-body|field--name-body|mw-parser-output|available-content|caas-body|s-lib-box-content|ucap-content|pages_content)(?=\s|$)"
)  # of names in small letters
_body_property = lazy(r"articlebody|reviewbody|\btext\b", re.I)


# What holds nothing but what somebody typed into an editor: in WeChat's pages, and in those that programs for offices and universities make (VSB's, TRS's,
# UCAP's, Dahan's).
_EDITORS = (
    "js_content rich_media_content v_news_content vsb_content trs_editor trs_editor_view trs_ueditor ucap-content"
)
_typed = frozenset(_EDITORS.split())
_DAHANS = "zoom"  # an id; a class of this name enlarges pictures


def is_typed(element: Element) -> bool:
    """Whether an element is called as only what has been typed into an editor is."""
    get = element.attrs.get
    named = get("id", "").lower()
    return named == _DAHANS or not _typed.isdisjoint(f"{get('class', '')} {named}".lower().split())


def tag_and_class(element: Element) -> tuple[str, str]:
    """What elements that are made alike have in common."""
    return element.tag, element.attrs.get("class", "")


def is_named_body(element: Element) -> bool:
    """Whether an element's names are such as only an article's text has."""
    get = element.attrs.get
    return bool(_body_name.search(f"{get('class', '')} {get('id', '')}".lower()))


def has_body_property(element: Element) -> bool:
    """Whether microdata calls an element the text of an article."""
    return "itemprop" in element.attrs and bool(_body_property.search(element.attrs["itemprop"]))
