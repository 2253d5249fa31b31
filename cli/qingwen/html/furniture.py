"""Elements that are page furniture wherever they stand: their names are those that programs give to nothing else."""

from __future__ import annotations

import re

from qingwen.html.structure import SILENT
from qingwen.html.tree import Element

# Comment systems and comment lists; consent tools; WordPress's, Drupal's and MediaWiki's own blocks; ARIA's names for what is no content.
_sure_name = re.compile(
    r"(?:^|\s)(?:onetrust[\w-]*|ot-sdk[\w-]*|(?:cookie|gdpr|consent)[-_]?(?:banner|bar|notice|consent|popup|modal|law|wall|policy-modal|info)[\w-]*|cky-[\w-]*|cmplz-[\w-]*|didomi[\w-]*|qc-cmp2?[\w-]*|"
    r"(?:comment|reply)[-_]?(?:list|area|form|section|thread|wrap|box|container|respond|tree)[\w-]*|comments|commentlisting|comments-[\w-]*|disqus[\w-]*|respond|livefyre[\w-]*|gitalk[\w-]*|utterances|gitment[\w-]*|valine|vcomments|"
    r"sharedaddy|jp-relatedposts|addtoany[\w-]*|yarpp[\w-]*|crp_related|related-?(?:posts|articles|stories|content|news|links)[\w-]*|recommend(?:ed|ation)s?[-_]?(?:posts|articles|list|box)?|"
    r"breadcrumbs?|mw-editsection|mw-jump-link|navbox[\w-]*|catlinks|printfooter|toc|vector-toc[\w-]*|table-of-contents|reflist-toc|noprint|sr-only|visually-?hidden|screen-reader-text|skip-?(?:link|nav|to-content)[\w-]*|"
    r"post-(?:nav|navigation|pagination|copyright)|nav-links|pagination|pager|newsletter[\w-]*|outbrain[\w-]*|taboola[\w-]*|OUTBRAIN|adsbygoogle|social-?share[\w-]*|share-?(?:bar|buttons?|links|tools|icons)[\w-]*|bdsharebuttonbox|jiathis[\w-]*|"
    r"recommend-box|hide-article-box|blog-tags-box|qr_code_pc|rich_media_tool[\w-]*|js_pc_qr_code|reward[\w-]*|original_area_primary)(?=\s|$)"
)
_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "complementary",
        "tooltip",
    ]
)
_OFTEN_ARTICLE = frozenset(("banner", "complementary"))  # which themes also give to what holds the article
_hidden = re.compile(r"display\s*:\s*none", re.I)
MOST_HIDDEN = 0.15  # of a page's text that a script may be about to show
LEAST = 0.4  # of a page's text outside the furniture; else its names are not believed


def sure_furniture(body: Element) -> set[Element]:
    """The outermost elements that are furniture by their name, tag or role, or hidden; none of the largest where they are nearly all."""
    found: list[tuple[Element, int]] = []
    sizes: dict[Element, int] = {}
    order: list[Element] = []
    stack = [body]
    while stack:
        element = stack.pop()
        order.append(element)
        stack += [child for child in element.children if isinstance(child, Element) and child.tag not in SILENT]
    for element in reversed(order):
        size = 0
        for child in element.children:
            size += len(child.strip()) if isinstance(child, str) else sizes.get(child, 0)
        sizes[element] = size
    skipped: set[Element] = set()
    stack = [body]
    while stack:
        element = stack.pop()
        for child in element.children:
            if not isinstance(child, Element):
                continue
            if (child.attrs and _is_furniture(child)) or child.tag == "nav":
                found.append((child, sizes.get(child, 0)))
            else:
                stack.append(child)
    whole = sizes[body]
    for element, size in found:
        most = MOST_HIDDEN if _is_hidden(element) else 1 - LEAST
        if size <= whole * most or _COMMENTS.search(f"{element.attrs.get('class', '')} {element.attrs.get('id', '')}"):
            skipped.add(element)
    return skipped


_COMMENTS = re.compile(r"(?:^|\s)(?:onetrust|comment-?list|commentlisting|comments|disqus)", re.I)


def _is_hidden(element: Element) -> bool:
    return "hidden" in element.attrs or bool(_hidden.search(element.attrs.get("style", "")))


def _is_furniture(element: Element) -> bool:
    attrs = element.attrs
    if attrs.get("aria-modal") == "true" or _is_hidden(element):
        return True
    role = attrs.get("role")
    if role in _ROLES and role not in _OFTEN_ARTICLE:
        return True
    names = attrs.get("class")
    identity = attrs.get("id")
    return bool((names and _sure_name.search(names)) or (identity and _sure_name.search(identity)))
